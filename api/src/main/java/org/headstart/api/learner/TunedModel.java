package org.headstart.api.learner;

import org.headstart.api.dataset.Dataset;

/** A model that knows the table it was trained on. Not thread-safe. */
public interface TunedModel extends TrainedModel {

    /** @return that table without its rows: its columns, its target, and the classes that {@link #predict} gives probabilities of, in order */
    Dataset layout();
}
