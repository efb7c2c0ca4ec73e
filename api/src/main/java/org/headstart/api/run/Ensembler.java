package org.headstart.api.run;

import java.nio.file.Path;
import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.TunedModel;
import org.headstart.api.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Puts the best trials of a study together into one model. Their predictions are not kept when they run: they are run once more, with the same
 * folds and seeds. Found by {@link java.util.ServiceLoader}; thread-safe.
 */
public interface Ensembler {

    /**
     * Chooses the members, and trains and writes the model if there is a file for it.
     *
     * @param request what is put together
     * @return the ensemble
     * @throws HeadstartException   if none of the trials can be run again, or the model cannot be trained or written
     * @throws InterruptedException if the thread was interrupted; what ran has been stopped
     */
    Ensemble build(Request request) throws InterruptedException;

    /**
     * Reads a model that {@link #build} wrote. The members are read by their libraries, which may run code that a file names: only files of
     * trusted people are to be read.
     *
     * @param file the file
     * @return the model; it is saved again in the same format
     * @throws LearnerException if it is not such a file, or damaged, or of a learner that is not there
     */
    TunedModel read(Path file);

    /**
     * How trials are put together.
     *
     * @param size    how often a trial is taken into the weighted mean, or how many of the best are stacked; at least 1
     * @param stacker the learner that is trained on their predictions; null = their weighted mean
     */
    record Form(int size, @Nullable String stacker) {

        /** Checks the size. */
        public Form {
            Check.atLeast(size, 1, "The size of an ensemble");
        }
    }

    /**
     * What is put together.
     *
     * @param form    how
     * @param trials  complete trials of full fidelity, best first, at least one
     * @param runner  what runs them
     * @param setting what the runner was opened with
     * @param runners opens a runner for the stacker
     * @param seed    the stacker's seed
     * @param workers how many trials run at once, at least 1; has no effect on what comes of it
     * @param model   the file to write; null = none
     */
    record Request(
            Form form,
            List<Trial> trials,
            TrialRunner runner,
            TrialRunner.Setting setting,
            TrialRunnerProvider runners,
            long seed,
            int workers,
            @Nullable Path model) {

        /** Copies the trials. */
        public Request {
            trials = List.copyOf(trials);
            Check.that(!trials.isEmpty(), "The trials to be put together are %s; there must be at least one.", trials);
        }
    }
}
