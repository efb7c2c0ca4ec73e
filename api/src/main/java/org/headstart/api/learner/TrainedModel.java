package org.headstart.api.learner;

import java.nio.file.Path;
import org.headstart.api.dataset.Dataset;

/** A model of one library. Not thread-safe. */
public interface TrainedModel {

    /**
     * @param rows rows with the columns that the model was trained on; the target may be missing
     * @return a prediction for each row, in order
     */
    Predictions predict(Dataset rows);

    /**
     * Writes the model in the library's own format, for use without Headstart.
     *
     * @param file the file to write; replaced when it is there
     * @throws LearnerException if it cannot be written
     */
    void save(Path file);
}
