package org.headstart.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.learner.TunedModel;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;

/**
 * The library call. {@code Headstart.tune(dataset).learners("weka:RandomForest").trials(50).run()} tunes a learner with the help of all that was
 * tuned before; {@link TuningJob#run} is the main line through the eight steps. Thread-safe.
 */
public final class Headstart {

    /** The version that trials are recorded under. */
    public static final String VERSION = "0.1.0-SNAPSHOT";

    private Headstart() {}

    /**
     * @param dataset a table
     * @return a job to be set up and run; its study cannot be taken up by another process without the same table
     */
    public static TuningJob tune(Dataset dataset) {
        return new TuningJob(new DataSource.InMemory(dataset));
    }

    /**
     * @param file   an ARFF or CSV file
     * @param target the name of the target column
     * @return a job to be set up and run
     */
    public static TuningJob tune(Path file, String target) {
        return tune(file, ReadOptions.defaults().withTarget(target));
    }

    /**
     * @param file    an ARFF or CSV file
     * @param options how to read it
     * @return a job to be set up and run
     */
    public static TuningJob tune(Path file, ReadOptions options) {
        return new TuningJob(new DataSource.InFile(file, options));
    }

    /**
     * Takes a study up where it stopped: what was queued or running is run again, and the sequence goes on as if it had never been interrupted.
     *
     * @param warehouse where the study is
     * @param study     the study's id, or the beginning of it
     * @return a job that has the study's settings, and goes as far as was asked last; workers, listener and model file may be set, and more
     *     trials or time be given
     * @throws WarehouseException if there is no such study
     */
    public static TuningJob resume(String warehouse, String study) {
        StoredStudy stored = StoredStudy.find(warehouse, study);
        return TuningJob.resume(stored.recordedTable(), warehouse, stored);
    }

    /**
     * As {@link #resume(String, String)}, for a study whose table was handed over in memory.
     *
     * @param warehouse where the study is
     * @param study     the study's id, or the beginning of it
     * @param dataset   the same table
     * @return a job that has the study's settings
     * @throws WarehouseException if there is no such study
     */
    public static TuningJob resume(String warehouse, String study, Dataset dataset) {
        return TuningJob.resume(new DataSource.InMemory(dataset), warehouse, StoredStudy.find(warehouse, study));
    }

    /**
     * Helps a study along that other processes run, here or on other machines: plans the same trials as they do, runs what is queued, waits
     * where nothing is, and ends when the study does, by its trials or by its time. It goes on alone when the others die.
     *
     * @param warehouse where the study is
     * @param study     the study's id, or the beginning of it
     * @return a job; workers, listener, and a time of its own after which it leaves may be set; trials and settings are the study's
     * @throws WarehouseException if there is no such study
     */
    public static TuningJob join(String warehouse, String study) {
        StoredStudy stored = StoredStudy.find(warehouse, study);
        return TuningJob.join(stored.recordedTable(), warehouse, stored);
    }

    /**
     * As {@link #join(String, String)}, where the table lies elsewhere on this machine.
     *
     * @param warehouse where the study is
     * @param study     the study's id, or the beginning of it
     * @param file      the same table, read as the first was
     * @return a job
     * @throws WarehouseException if there is no such study
     */
    public static TuningJob join(String warehouse, String study, Path file) {
        StoredStudy stored = StoredStudy.find(warehouse, study);
        return TuningJob.join(stored.tableIn(file), warehouse, stored);
    }

    /**
     * As {@link #join(String, String)}, for a table in memory.
     *
     * @param warehouse where the study is
     * @param study     the study's id, or the beginning of it
     * @param dataset   the same table
     * @return a job
     * @throws WarehouseException if there is no such study
     */
    public static TuningJob join(String warehouse, String study, Dataset dataset) {
        return TuningJob.join(new DataSource.InMemory(dataset), warehouse, StoredStudy.find(warehouse, study));
    }

    /**
     * What the warehouse advises for a table, with the default where it would be tried ({@link Recommendation#DEFAULT_PLACE}); nothing is
     * trained, and nothing is stored: where there is no warehouse, none is made.
     *
     * @param dataset   a table
     * @param learners  ids of learners
     * @param metric    what trials were judged by
     * @param warehouse where history is
     * @param count     how many candidates for each learner, at least 1
     * @return a recommendation for each learner, in order
     */
    public static List<Recommendation> recommend(
            Dataset dataset, List<String> learners, Metric metric, String warehouse, int count) {
        Optional<Warehouse> existing = Providers.existingWarehouse(warehouse);
        if (existing.isEmpty()) {
            return learners.stream()
                    .map(id -> Recommendation.none(
                            Providers.learner(id).id(), "There is no warehouse at '" + warehouse + "' yet."))
                    .toList();
        }
        try (Warehouse opened = existing.get()) {
            Task task = TuningJob.describe(dataset, opened);
            Recommender recommender =
                    new Recommender(opened, task, metric, Providers.metaModel(TuningMethod.USUAL), Instant.MAX);
            return learners.stream()
                    .map(id -> recommender.recommendWithDefault(
                            id, Providers.learner(id).space(), count))
                    .toList();
        }
    }

    /**
     * Reads a model that a job with {@link TuningJob#ensemble} or {@link TuningJob#stack} wrote. The libraries that read its members may run
     * code that the file names: only files of trusted people are to be read.
     *
     * @param file the file
     * @return the model
     * @throws org.headstart.api.learner.LearnerException if it is not such a file, or damaged, or of a learner that is not there
     */
    public static TunedModel loadModel(Path file) {
        return Providers.ensembler().read(file);
    }
}
