package org.headstart.api.learner;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.jspecify.annotations.Nullable;

/** A training algorithm of a library, with its hyperparameters. Thread-safe. */
public interface Learner {

    /** @return library and name, for example {@code weka:RandomForest} */
    String id();

    /** @return what it is, in a sentence */
    String description();

    /** @return library and version, for example {@code weka 3.8.7} */
    String library();

    /** @return its hyperparameters; the space's default is the library's default */
    SearchSpace space();

    /** @return whether a person has reviewed ranges, scales and conditions; else they were only derived */
    boolean reviewed();

    /** @return the kinds of task it can learn */
    Set<TaskType> taskTypes();

    /** @return whether {@link Fidelity#iterations} has an effect */
    boolean iterative();

    /**
     * How much {@link Fidelity#iterations} can cut.
     *
     * @param configuration a configuration of the learner's space
     * @return how many iterations it asks for, at least 1; empty when the learner is not iterative, or does not iterate with this configuration
     */
    default OptionalInt iterations(Configuration configuration) {
        return OptionalInt.empty();
    }

    /** @return how it takes initial weights */
    WarmStart warmStart();

    /** @return the devices it can use, {@link Device#AUTO} apart */
    Set<Device> devices();

    /**
     * @param dataset a table
     * @return why the learner cannot handle it, a sentence that names the cause; null when it can
     */
    @Nullable
    String refusal(Dataset dataset);

    /**
     * Trains a model on all rows of a table.
     *
     * @param request what to train on, and how
     * @return the model
     * @throws LearnerException     if the library fails or the table cannot be handled
     * @throws InterruptedException if the thread was interrupted and the library noticed
     */
    TrainedModel train(Request request) throws InterruptedException;

    /**
     * Reads a model that {@link TrainedModel#save} wrote. A library may run code that such a file names: only files of trusted people are to be
     * read. The default refuses.
     *
     * @param file   what a model of this learner was saved to
     * @param layout the table that it was trained on, with or without its rows
     * @return a model that predicts as the saved one did
     * @throws LearnerException if it cannot be read, or models of this learner never can
     */
    default TrainedModel load(Path file, Dataset layout) {
        throw new LearnerException("Models of '" + id() + "' cannot be read back; '" + file + "' is left alone.", null);
    }

    /**
     * What to train on, and how.
     *
     * @param training      the rows, none of them without target
     * @param configuration a configuration of the learner's space
     * @param fidelity      only {@link Fidelity#iterations} is the learner's business; rows and folds are cut by the runner
     * @param seed          decides everything
     * @param device        where to train
     * @param weights       where training starts; null = the learner's own start
     */
    record Request(
            Dataset training,
            Configuration configuration,
            Fidelity fidelity,
            long seed,
            Device device,
            @Nullable InitialWeights weights) {}
}
