package org.headstart.warehouse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;

/** The warehouse in a database that speaks SQL. Each method is one transaction; what it does stands in the class of its table. */
final class SqlWarehouse implements Warehouse {

    /** So many are read within a few seconds. */
    private static final int MOST_PAST_TRIALS = 100_000;

    private final Database database;
    private final TaskTable tasks = new TaskTable();
    private final SpaceTable spaces = new SpaceTable();
    private final Histories histories;
    private final StudyTable studies = new StudyTable(spaces);
    private final TrialTable trials = new TrialTable(spaces);
    private final TrialQueue queue;

    SqlWarehouse(Database database) {
        this(database, MOST_PAST_TRIALS);
    }

    /** @param mostPastTrials so many trials of a learner's past are read at most, see {@link HistorySample} */
    SqlWarehouse(Database database, int mostPastTrials) {
        this.database = database;
        this.histories = new Histories(tasks, spaces, mostPastTrials);
        this.queue = new TrialQueue(database, studies, trials);
    }

    @Override
    public String location() {
        return database.backend().location();
    }

    @Override
    public void saveTask(Task task) {
        database.writeAlone(session -> tasks.save(session, task));
    }

    @Override
    public List<Task> tasks() {
        return database.read(tasks::all);
    }

    @Override
    public Optional<Task> task(String fingerprint) {
        return database.read(session -> tasks.find(session, fingerprint));
    }

    @Override
    public Study createStudy(
            String id, String task, Metric metric, Map<String, SearchSpace> byLearner, Study.Settings settings) {
        return database.writeAlone(session -> studies.create(session, id, task, metric, byLearner, settings));
    }

    @Override
    public Optional<Study> study(String idOrPrefix) {
        return database.read(
                session -> studies.findByPrefix(session, idOrPrefix).map(StudyTable.Row::study));
    }

    @Override
    public void saveBudget(String study, Budget budget) {
        database.write(session ->
                BudgetTable.save(session, studies.require(session, study).seq(), budget));
    }

    @Override
    public Budget budget(String study) {
        return database.read(session -> BudgetTable.find(session, studies.require(session, study)));
    }

    @Override
    public List<Study> studies() {
        return database.read(session ->
                studies.all(session).stream().map(StudyTable.Row::study).toList());
    }

    @Override
    public Optional<SearchSpace> space(String learner, Instant asOf) {
        return database.read(session -> spaces.newest(session, learner, Histories.millis(asOf)));
    }

    @Override
    public History history(String learner, SearchSpace space, Metric metric, String except, Instant asOf) {
        return database.read(session -> histories.read(session, learner, space, metric, except, asOf));
    }

    @Override
    public void saveChoice(MethodChoice choice) {
        database.writeAlone(new ChoiceWrite(choice));
    }

    @Override
    public Optional<MethodChoice> choice(String learner, Metric metric, Instant asOf) {
        return database.read(session -> MethodChoiceTable.find(session, learner, metric.name(), asOf));
    }

    @Override
    public void saveWeights(StoredWeights weights) {
        database.write(session -> WeightsTable.save(session, weights));
    }

    @Override
    public List<StoredWeights> weights(String learner) {
        return database.read(session -> WeightsTable.of(session, learner));
    }

    @Override
    public Info info() {
        return database.read(session -> Inventory.of(session, database.backend()));
    }

    @Override
    public List<String> verify() {
        return database.read(session -> new Verification(session, tasks, trials, studies).problems());
    }

    @Override
    public void backup(Path file) {
        database.backend().backup(file);
    }

    @Override
    public List<Path> exportTo(Path folder) {
        return new PackExport(database, histories).write(folder);
    }

    @Override
    public int importFrom(Path folder) {
        return new PackImport(database, tasks, histories, studies, trials).read(folder);
    }

    @Override
    public void enqueue(Trial trial) {
        queue.enqueue(trial);
    }

    @Override
    public Optional<Claim> claim(String study, String owner, Duration lease) {
        return queue.claim(study, owner, lease);
    }

    @Override
    public void renew(Claim claim, Duration lease) {
        queue.renew(claim, lease);
    }

    @Override
    public Trial finish(Claim claim, Outcome outcome) {
        return queue.finish(claim, outcome);
    }

    @Override
    public void release(Claim claim) {
        queue.release(claim);
    }

    @Override
    public List<Trial> expire(String study, Predicate<String> dead) {
        return queue.expire(study, dead);
    }

    @Override
    public List<Trial> trials(String study, int from, int most) {
        return queue.trials(study, from, most);
    }

    @Override
    public void close() {
        database.close();
    }
}
