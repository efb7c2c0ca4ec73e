package org.headstart.api.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialStore;

/**
 * The memory of all tuning: tasks, studies, trials, weights. Every method that writes returns only when the effect is durable. Thread-safe,
 * also between processes. Methods throw {@link WarehouseException} when the store cannot be read or written.
 */
public interface Warehouse extends TrialStore, AutoCloseable {

    /** @return where it is, without any secret */
    String location();

    /**
     * Stores a task; when its fingerprint is known, name and meta-features are brought up to date.
     *
     * @param task the task
     */
    void saveTask(Task task);

    /** @return all tasks, in the order in which they came */
    List<Task> tasks();

    /**
     * @param fingerprint a task's fingerprint
     * @return the task
     */
    Optional<Task> task(String fingerprint);

    /**
     * Stores a new study of a stored task.
     *
     * @param id       short and unique; storing the same study again changes nothing
     * @param task     the task's fingerprint
     * @param metric   what trials are judged by
     * @param spaces   the space of each learner, by its id
     * @param settings how the study is run
     * @return the study, with the warehouse's time
     */
    Study createStudy(String id, String task, Metric metric, Map<String, SearchSpace> spaces, Study.Settings settings);

    /**
     * @param idOrPrefix a study's id, or the beginning of one
     * @return the study; empty when there is none
     * @throws WarehouseException if several begin so
     */
    Optional<Study> study(String idOrPrefix);

    /**
     * Says how far a study is to go from now on; the time that is left begins to run.
     *
     * @param study  the study's id
     * @param budget how far
     */
    void saveBudget(String study, Budget budget);

    /**
     * @param study the study's id
     * @return how far it is to go, and how much of its time is left by now; what it was made with, where nothing was said since
     */
    Budget budget(String study);

    /** @return all studies, oldest first */
    List<Study> studies();

    /**
     * The newest space that a learner was tuned in.
     *
     * @param learner the learner's id
     * @param asOf    only studies created before this count
     * @return the space of its newest study; empty when it has none
     */
    Optional<SearchSpace> space(String learner, Instant asOf);

    /**
     * The past tasks of a learner, for a new task. Of a very long past a part may be read, which follows from the trials alone; no task is left out.
     *
     * @param learner the learner's id
     * @param space   the learner's space now; what was run in other spaces is translated ({@link org.headstart.api.space.Translation}) and left
     *     out where that would make another training run of it
     * @param metric  what trials must have been judged by
     * @param except  the fingerprint of a task that must not count
     * @param asOf    only trials that ended before this count
     * @return the history; without tasks when nothing is known
     */
    History history(String learner, SearchSpace space, Metric metric, String except, Instant asOf);

    /**
     * Keeps how a learner is tuned best. Earlier choices stay, for the studies that were made before.
     *
     * @param choice what was found out
     */
    void saveChoice(MethodChoice choice);

    /**
     * @param learner a learner's id
     * @param metric  what trials are judged by
     * @param asOf    only what was found out before this counts
     * @return the newest choice; empty when nothing was found out
     */
    Optional<MethodChoice> choice(String learner, Metric metric, Instant asOf);

    /** @param weights what to keep; storing the same id again changes nothing */
    void saveWeights(StoredWeights weights);

    /**
     * @param learner a learner's id
     * @return the weights kept for it, newest first
     */
    List<StoredWeights> weights(String learner);

    /** @return how much there is */
    Info info();

    /** @return what is damaged, a sentence each; empty when everything is sound */
    List<String> verify();

    /**
     * Copies the whole warehouse while it is in use.
     *
     * @param file a file that does not exist yet
     */
    void backup(Path file);

    /**
     * Writes a benchmark pack for each learner and metric ({@code space.json}, {@code tasks.csv}, {@code trials.csv}).
     *
     * @param folder a folder, made when it does not exist
     * @return the packs' folders
     */
    List<Path> exportTo(Path folder);

    /**
     * Reads one pack, or every pack below a folder. Reading a pack twice adds nothing.
     *
     * @param folder a pack or a folder of packs
     * @return how many trials were new
     */
    int importFrom(Path folder);

    @Override
    void close();

    /**
     * How much a warehouse holds.
     *
     * @param location where it is
     * @param schema   version of the schema
     * @param tasks    number of tasks
     * @param studies  number of studies
     * @param trials   number of trials by state, states without trials left out
     * @param weights  number of stored weights
     * @param bytes    size on disk
     */
    record Info(
            String location,
            int schema,
            long tasks,
            long studies,
            Map<String, Long> trials,
            long weights,
            long bytes) {}
}
