package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.headstart.conformance.WarehouseSamples.LEARNER;
import static org.headstart.conformance.WarehouseSamples.LEASE;
import static org.headstart.conformance.WarehouseSamples.SPACE;
import static org.headstart.conformance.WarehouseSamples.run;
import static org.headstart.conformance.WarehouseSamples.settings;
import static org.headstart.conformance.WarehouseSamples.study;
import static org.headstart.conformance.WarehouseSamples.task;
import static org.headstart.conformance.WarehouseSamples.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Warehouse} must do besides keeping trials ({@link TrialStoreConformance}). */
public abstract class WarehouseConformance {

    @TempDir
    Path folder;

    private Warehouse warehouse;

    /**
     * Opens the warehouse to be tested.
     *
     * @param folder an empty folder of the test's own
     * @return a warehouse that is empty for a new folder; for the same folder again, the same one
     */
    protected abstract Warehouse open(Path folder);

    /**
     * Opens what {@link Warehouse#backup} wrote.
     *
     * @param file the file that it was told to write
     * @return the copy; empty where backups are made otherwise: then every backup must be refused, with a hint at how
     */
    protected abstract Optional<Warehouse> openBackup(Path file);

    @BeforeEach
    void openWarehouse() {
        warehouse = open(folder.resolve("warehouse"));
    }

    @AfterEach
    void closeWarehouse() {
        warehouse.close();
    }

    private History history(Metric metric, String except, Instant asOf) {
        return warehouse.history(LEARNER, SPACE, metric, except, asOf);
    }

    private History history() {
        return history(Metric.ACCURACY, "none", Instant.MAX);
    }

    private static List<Double> values(PastTask task) {
        return task.observations().stream().map(Observation::value).toList();
    }

    private static StoredWeights weights(String id, Instant created) {
        InitialWeights weights = new InitialWeights(
                "linear", List.of("a", "b"), List.of("x"), Map.of("w", Tensor.of(List.of(1, 2), 0.1, -0.2)));
        return new StoredWeights(id, LEARNER, "fingerprint", "mean of 3 tasks", created, weights);
    }

    @Test
    void open_new_isEmptyAndSound() {
        assertThat(warehouse.tasks()).isEmpty();
        assertThat(warehouse.studies()).isEmpty();
        assertThat(warehouse.info().trials()).isEmpty();
        assertThat(warehouse.verify()).isEmpty();
        assertThat(history().tasks()).isEmpty();
    }

    @Test
    void saveTask_new_isThereAsItWas() {
        warehouse.saveTask(task("iris"));

        assertThat(warehouse.task(task("iris").fingerprint())).contains(task("iris"));
        assertThat(warehouse.task("other")).isEmpty();
    }

    @Test
    void saveTask_metaFeatures_keepTheirOrder() {
        warehouse.saveTask(task("iris"));

        assertThat(warehouse.tasks().get(0).metaFeatures().values().keySet())
                .containsExactly("nr_inst", "cor.mean", "num_to_cat");
    }

    @Test
    void saveTask_again_bringsNameAndMetaFeaturesUpToDate() {
        Task old = task("iris");
        warehouse.saveTask(old);
        warehouse.saveTask(task("wine"));
        Task renamed = new Task(
                old.fingerprint(), "Iris 2", old.type(), "class", 150, 4, 3, new MetaFeatureVector("v2", Map.of()));

        warehouse.saveTask(renamed);

        assertThat(warehouse.tasks()).containsExactly(renamed, task("wine"));
    }

    @Test
    void createStudy_new_isThereAsItWas() {
        Study study = study(warehouse, "study-a", "iris");

        assertThat(study.settings()).isEqualTo(settings());
        assertThat(study.spaces()).isEqualTo(Map.of(LEARNER, SPACE));
        assertThat(warehouse.study("study-a")).contains(study);
        assertThat(warehouse.studies()).containsExactly(study);
    }

    @Test
    void createStudy_severalSpaces_keepTheirOrder() {
        warehouse.saveTask(task("iris"));
        Map<String, SearchSpace> spaces = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(name -> spaces.put(name, SPACE));

        warehouse.createStudy("s", task("iris").fingerprint(), Metric.AUC, spaces, settings());

        assertThat(warehouse.study("s").orElseThrow().spaces().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void createStudy_sameAgain_changesNothing() {
        Study first = study(warehouse, "study-a", "iris");

        assertThat(study(warehouse, "study-a", "iris")).isEqualTo(first);
        assertThat(warehouse.studies()).hasSize(1);
    }

    @Test
    void createStudy_otherOfTheSameId_isRefused() {
        study(warehouse, "study-a", "iris");

        assertThatThrownBy(() -> study(warehouse, "study-a", "wine"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("study-a");
    }

    @Test
    void budget_nothingSaid_isWhatTheStudyWasMadeWith() {
        Study study = study(warehouse, "s", "iris");

        assertThat(warehouse.budget("s")).isEqualTo(Budget.of(study.settings()));
    }

    @Test
    void budget_saidTwice_isTheLast() {
        study(warehouse, "s", "iris");
        study(warehouse, "other", "iris");

        warehouse.saveBudget("s", new Budget(7, 0.5, null));
        warehouse.saveBudget("other", new Budget(8, null, null));
        warehouse.saveBudget("s", new Budget(9, 0.1 + 0.2, null));

        assertThat(warehouse.budget("s")).isEqualTo(new Budget(9, 0.1 + 0.2, null));
        assertThat(warehouse.budget("other")).isEqualTo(new Budget(8, null, null));
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void budget_withTime_runsDownToZero() throws InterruptedException {
        study(warehouse, "s", "iris");
        warehouse.saveBudget("s", new Budget(7, null, Duration.ofHours(1)));
        assertThat(warehouse.budget("s").left()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));

        warehouse.saveBudget("s", new Budget(7, null, Duration.ofMillis(1)));
        Thread.sleep(20);

        assertThat(warehouse.budget("s").left()).isZero();
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void budget_unknownStudy_isRefused() {
        assertThatThrownBy(() -> warehouse.budget("nowhere")).isInstanceOf(WarehouseException.class);
        assertThatThrownBy(() -> warehouse.saveBudget("nowhere", new Budget(1, null, null)))
                .isInstanceOf(WarehouseException.class);
    }

    @Test
    void createStudy_unknownTask_isRefused() {
        assertThatThrownBy(() -> warehouse.createStudy("s", "nothing", Metric.AUC, Map.of(LEARNER, SPACE), settings()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("nothing");
        assertThat(warehouse.studies()).isEmpty();
    }

    @Test
    void study_prefixOfOne_isFound() {
        study(warehouse, "abc", "iris");
        study(warehouse, "abd", "iris");

        assertThat(warehouse.study("abc").map(Study::id)).contains("abc");
        assertThat(warehouse.study("abd").map(Study::id)).contains("abd");
        assertThat(warehouse.study("x")).isEmpty();
        assertThat(warehouse.study("%")).isEmpty();
    }

    @Test
    void study_prefixOfSeveral_isRefused() {
        study(warehouse, "abc", "iris");
        study(warehouse, "abd", "iris");

        assertThatThrownBy(() -> warehouse.study("ab"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("'ab'");
    }

    @Test
    void study_exactIdThatOthersBeginWith_isFound() {
        study(warehouse, "ab", "iris");
        study(warehouse, "abc", "iris");

        assertThat(warehouse.study("ab").map(Study::id)).contains("ab");
    }

    @Test
    void history_pastTasks_comeInOrderWithTheirTrials() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5, 0.6);
        run(warehouse, study(warehouse, "s2", "wine"), 0, 0.7);
        run(warehouse, study(warehouse, "s3", "iris"), 0, 0.8);

        History history = history();

        assertThat(history.tasks()).extracting(PastTask::task).containsExactly(task("iris"), task("wine"));
        assertThat(values(history.tasks().get(0))).containsExactly(0.5, 0.6, 0.8);
        assertThat(values(history.tasks().get(1))).containsExactly(0.7);
        assertThat(history.tasks().get(0).observations().get(1)).satisfies(observation -> {
            assertThat(observation.number()).isEqualTo(1);
            assertThat(observation.learner()).isEqualTo(LEARNER);
            assertThat(observation.configuration()).isEqualTo(WarehouseSamples.configuration(1.0 / 4));
            assertThat(observation.seconds()).isEqualTo(1.0 / 7);
        });
    }

    @Test
    void history_exceptATask_leavesItOut() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        run(warehouse, study(warehouse, "s2", "wine"), 0, 0.7);

        History history = history(Metric.ACCURACY, task("iris").fingerprint(), Instant.MAX);

        assertThat(history.tasks()).extracting(PastTask::task).containsExactly(task("wine"));
    }

    @Test
    void history_asOfAStudysCreation_holdsOnlyWhatEndedBefore() throws InterruptedException {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        Thread.sleep(5);
        Instant created = study(warehouse, "s2", "wine").created();
        Thread.sleep(5);
        run(warehouse, study(warehouse, "s3", "glass"), 0, 0.7);

        assertThat(history(Metric.ACCURACY, "none", created).tasks())
                .extracting(PastTask::task)
                .containsExactly(task("iris"));
        assertThat(history(Metric.ACCURACY, "none", Instant.MIN).tasks()).isEmpty();
    }

    @Test
    void history_otherMetricGoalOrLearner_isEmpty() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);

        assertThat(history(Metric.AUC, "none", Instant.MAX).tasks()).isEmpty();
        assertThat(history(new Metric("accuracy", Goal.MINIMIZE), "none", Instant.MAX)
                        .tasks())
                .isEmpty();
        assertThat(warehouse
                        .history("test:Other", SPACE, Metric.ACCURACY, "none", Instant.MAX)
                        .tasks())
                .isEmpty();
    }

    @Test
    void history_queuedRunningAndPartialEffort_doNotCount() {
        Study study = study(warehouse, "s1", "iris");
        warehouse.enqueue(trial(study, 0, WarehouseSamples.configuration(1), new Fidelity(0.5, 5, null)));
        warehouse.finish(warehouse.claim("s1", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.9));
        warehouse.enqueue(trial(study, 1, WarehouseSamples.configuration(1), new Fidelity(1, 5, 3)));
        warehouse.finish(warehouse.claim("s1", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.9));
        warehouse.enqueue(WarehouseSamples.atShare(0.4, trial(study, 2)));
        warehouse.finish(warehouse.claim("s1", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.9));
        warehouse.enqueue(trial(study, 3));
        assertThat(warehouse.claim("s1", "a", LEASE)).isPresent();
        warehouse.enqueue(trial(study, 4));

        assertThat(history().tasks()).isEmpty();
    }

    @Test
    void history_failedAndPruned_countWithoutValue() {
        Study study = study(warehouse, "s1", "iris");
        warehouse.enqueue(trial(study, 0));
        warehouse.finish(warehouse.claim("s1", "a", LEASE).orElseThrow(), Outcome.without(TrialState.FAILED, 1, "no"));
        warehouse.enqueue(trial(study, 1));
        warehouse.finish(
                warehouse.claim("s1", "a", LEASE).orElseThrow(),
                new Outcome(TrialState.PRUNED, 0.1, List.of(0.1), List.of(), 1, "worse", null));

        List<Observation> observations = history().tasks().get(0).observations();

        assertThat(observations).extracting(Observation::state).containsExactly(TrialState.FAILED, TrialState.PRUNED);
        assertThat(observations).extracting(Observation::value).allMatch(Objects::isNull);
    }

    /** Trials have C = 1/3, 1/4, ..., kernel = poly and degree = 3. */
    @Test
    void history_narrowerSpace_movesWhatIsNearItsEdgeAndLeavesOutTheRest() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5, 0.6);
        SearchSpace near = SearchSpace.of(
                new CategoricalParameter("kernel", List.of("poly", "sigmoid")),
                new FloatParameter("C", 0.3, 1e3, Scale.LOG),
                new IntegerParameter("degree", 2, 5, Scale.LINEAR));
        SearchSpace far = SearchSpace.of(
                new CategoricalParameter("kernel", List.of("poly")), new FloatParameter("C", 100, 1e3, Scale.LOG));

        History moved = warehouse.history(LEARNER, near, Metric.ACCURACY, "none", Instant.MAX);
        History none = warehouse.history(LEARNER, far, Metric.ACCURACY, "none", Instant.MAX);

        assertThat(values(moved.tasks().get(0))).containsExactly(0.5, 0.6);
        assertThat(moved.tasks().get(0).observations())
                .extracting(trial -> trial.configuration().number("C"))
                .containsExactly(1.0 / 3, 0.3);
        assertThat(moved.leftOut()).isZero();
        assertThat(none.tasks()).isEmpty();
        assertThat(none.leftOut()).isEqualTo(2);
    }

    @Test
    void history_widerSpace_takesTheDefaultOfWhatIsNew() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        SearchSpace wider = SearchSpace.of(
                new CategoricalParameter("shrinking", List.of("true", "false")),
                new CategoricalParameter("kernel", List.of("linear", "rbf", "poly")),
                new FloatParameter("C", 1e-6, 1e6, Scale.LOG),
                new IntegerParameter("degree", 2, 9, Scale.LINEAR));

        History history = warehouse.history(LEARNER, wider, Metric.ACCURACY, "none", Instant.MAX);

        assertThat(history.tasks().get(0).observations().get(0).configuration().values())
                .containsExactly(
                        Map.entry("shrinking", "true"),
                        Map.entry("kernel", "poly"),
                        Map.entry("C", 1.0 / 3),
                        Map.entry("degree", 3L));
    }

    @Test
    void history_spacesOfSeveralStudies_areAllReadInTheOneWanted() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        SearchSpace narrow = SearchSpace.of(new FloatParameter("C", 0.1, 10, Scale.LOG));
        Study other = warehouse.createStudy(
                "s2",
                WarehouseSamples.task("iris").fingerprint(),
                Metric.ACCURACY,
                Map.of(LEARNER, narrow),
                WarehouseSamples.settings());
        warehouse.enqueue(trial(other, 0, narrow.configuration(Map.of("C", 7)), Fidelity.full(5)));
        warehouse.finish(warehouse.claim("s2", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.7));

        List<Observation> trials = history().tasks().get(0).observations();

        assertThat(trials).extracting(Observation::value).containsExactly(0.5, 0.7);
        assertThat(trials.get(1).configuration()).isEqualTo(SPACE.configuration(Map.of("kernel", "rbf", "C", 7)));
    }

    @Test
    void space_severalStudies_isThatOfTheNewestBefore() {
        SearchSpace narrow = SearchSpace.of(new FloatParameter("C", 0.1, 10, Scale.LOG));
        Study first = study(warehouse, "s1", "iris");
        warehouse.createStudy(
                "s2", first.task(), Metric.ACCURACY, Map.of(LEARNER, narrow), WarehouseSamples.settings());

        assertThat(warehouse.space(LEARNER, Instant.MAX)).contains(narrow);
        assertThat(warehouse.space(LEARNER, first.created())).isEmpty();
        assertThat(warehouse.space("test:Other", Instant.MAX)).isEmpty();
    }

    @Test
    void history_spaceThatAllowsNothing_isEmpty() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        SearchSpace other = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

        assertThat(warehouse
                        .history(LEARNER, other, Metric.ACCURACY, "none", Instant.MAX)
                        .tasks())
                .isEmpty();
    }

    @Test
    void saveWeights_new_areThereAsTheyWere() {
        StoredWeights weights = weights("w", Instant.parse("2026-01-02T03:04:05.000000001Z"));

        warehouse.saveWeights(weights);

        assertThat(warehouse.weights(LEARNER)).containsExactly(weights);
        assertThat(warehouse.weights("other")).isEmpty();
    }

    @Test
    void saveWeights_sameIdAgain_changesNothing() {
        StoredWeights first = weights("w", Instant.parse("2026-01-02T03:04:05Z"));
        warehouse.saveWeights(first);

        warehouse.saveWeights(weights("w", Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(warehouse.weights(LEARNER)).containsExactly(first);
    }

    @Test
    void weights_several_comeNewestFirst() {
        warehouse.saveWeights(weights("b", Instant.parse("2026-01-02T03:04:05.5Z")));
        warehouse.saveWeights(weights("a", Instant.parse("2026-01-02T03:04:05Z")));
        warehouse.saveWeights(weights("c", Instant.parse("2026-01-02T03:04:06Z")));

        assertThat(warehouse.weights(LEARNER)).extracting(StoredWeights::id).containsExactly("c", "b", "a");
    }

    private static MethodChoice choice(String method, double advantage) {
        return new MethodChoice(LEARNER, "accuracy", method, "auto", 12, 340, advantage, advantage - 0.1, 0.1 + 0.2);
    }

    private Optional<MethodChoice> chosen(Instant asOf) {
        return warehouse.choice(LEARNER, Metric.ACCURACY, asOf);
    }

    @Test
    void saveChoice_several_theNewestCountsAndNoneOfAnotherLearnerOrMetric() {
        assertThat(chosen(Instant.MAX)).isEmpty();

        warehouse.saveChoice(choice("rgpe", 0.01));
        warehouse.saveChoice(choice("tpe+portfolio", 0.02));

        assertThat(chosen(Instant.MAX)).contains(choice("tpe+portfolio", 0.02));
        assertThat(warehouse.choice("other", Metric.ACCURACY, Instant.MAX)).isEmpty();
        assertThat(warehouse.choice(LEARNER, Metric.RMSE, Instant.MAX)).isEmpty();
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void choice_madeAfterAStudy_doesNotCountForIt() throws InterruptedException {
        warehouse.saveChoice(choice("rgpe", 0.01));
        Thread.sleep(5);
        Study study = study(warehouse, "s1", "iris");
        Thread.sleep(5);
        warehouse.saveChoice(choice("gp", 0.02));

        assertThat(chosen(study.created())).contains(choice("rgpe", 0.01));
        assertThat(chosen(Instant.EPOCH)).isEmpty();
    }

    @Test
    void info_some_isCounted() {
        Study study = study(warehouse, "s1", "iris");
        run(warehouse, study, 0, 0.5, 0.6);
        warehouse.enqueue(trial(study, 2));
        warehouse.saveWeights(weights("w", Instant.EPOCH));

        Warehouse.Info info = warehouse.info();

        assertThat(info.tasks()).isEqualTo(1);
        assertThat(info.studies()).isEqualTo(1);
        assertThat(info.trials()).isEqualTo(Map.of("COMPLETE", 2L, "QUEUED", 1L));
        assertThat(info.weights()).isEqualTo(1);
        assertThat(info.bytes()).isPositive();
        assertThat(info.schema()).isPositive();
        assertThat(info.location()).isEqualTo(warehouse.location());
    }

    @Test
    void backup_whileOpen_holdsEverythingOrIsRefusedWithAHint() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5, 0.6);
        Path file = folder.resolve("deeper").resolve("copy.db");

        WarehouseException refusal = catchThrowableOfType(WarehouseException.class, () -> warehouse.backup(file));
        Optional<Warehouse> opened = openBackup(file);

        assertThat(opened.isPresent()).isEqualTo(refusal == null);
        if (refusal != null) {
            assertThat(refusal).hasMessageContaining("Maybe ");
            assertThat(file).doesNotExist();
        }
        opened.ifPresent(copy -> {
            assertThat(copy.trials("s1")).isEqualTo(warehouse.trials("s1"));
            assertThat(copy.tasks()).isEqualTo(warehouse.tasks());
            assertThat(copy.studies()).isEqualTo(warehouse.studies());
            assertThat(copy.verify()).isEmpty();
            copy.close();
        });
    }

    @Test
    void backup_ontoAFile_isRefusedAndTheFileIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "mine");

        assertThatThrownBy(() -> warehouse.backup(file)).isInstanceOf(WarehouseException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void names_likeSql_areKeptAsTheyAre() {
        String evil = "x'); DROP TABLE task; --";
        Task old = task("iris");
        Task task = new Task(evil, evil, old.type(), evil, 1, 1, 1, new MetaFeatureVector(evil, Map.of()));
        warehouse.saveTask(task);
        warehouse.createStudy(evil, evil, new Metric(evil, Goal.MINIMIZE), Map.of(evil, SPACE), settings());

        assertThat(warehouse.tasks()).containsExactly(task);
        assertThat(warehouse.study(evil).orElseThrow().metric().name()).isEqualTo(evil);
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void study_blank_isRefused() {
        assertThatThrownBy(() -> warehouse.study(" ")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void close_twice_isFine() {
        warehouse.close();
        warehouse.close();
    }

    @Test
    void saveChoice_negativeZero_isKeptAsANumberEqualToIt() {
        warehouse.saveChoice(choice("rgpe", -0.0));

        assertThat(List.of(0.0, -0.0))
                .contains(chosen(Instant.MAX).orElseThrow().advantage());
        assertThat(warehouse.verify()).isEmpty();
    }

    static Stream<String> payloads() {
        return Payloads.all().stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void strings_likeSqlOrOddlyEncoded_areKeptInEveryField(String payload) {
        Task old = task("iris");
        Map<String, MetaFeatureValue> features =
                Map.of(payload, new MetaFeatureValue.NotApplicable(payload), "n", new MetaFeatureValue.Known(1));
        Task task = new Task(payload, payload, old.type(), payload, 1, 1, 1, new MetaFeatureVector(payload, features));
        SearchSpace space = SearchSpace.of(new CategoricalParameter(payload, List.of(payload, "other")));
        Metric metric = new Metric(payload, Goal.MINIMIZE);
        warehouse.saveTask(task);
        Study study = warehouse.createStudy(
                payload, payload, metric, Map.of(payload, space), settings().withData(Map.of(payload, payload)));
        StoredWeights weights = new StoredWeights(
                payload,
                payload,
                payload,
                payload,
                Instant.EPOCH,
                new InitialWeights(
                        "linear", List.of(payload), List.of(payload), Map.of("w", Tensor.of(List.of(1), 1))));
        warehouse.saveWeights(weights);
        MethodChoice choice = new MethodChoice(payload, payload, payload, payload, 1, 1, 0.1, 0, 0.2);
        warehouse.saveChoice(choice);

        assertThat(warehouse.tasks()).containsExactly(task);
        assertThat(warehouse.task(payload)).contains(task);
        assertThat(warehouse.study(payload)).contains(study);
        assertThat(warehouse.space(payload, Instant.MAX)).contains(space);
        assertThat(warehouse.weights(payload)).containsExactly(weights);
        assertThat(warehouse.choice(payload, metric, Instant.MAX)).contains(choice);
        assertThat(warehouse
                        .history(payload, space, metric, "none", Instant.MAX)
                        .tasks())
                .isEmpty();
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void saveTask_namesOfHundredThousandLetters_areKept() {
        String text = "ä\ud83d\ude00x".repeat(25_000);
        Task old = task("iris");
        Map<String, MetaFeatureValue> features = Map.of(text, new MetaFeatureValue.NotApplicable(text));
        Task task = new Task("f", text, old.type(), text, 1, 1, 1, new MetaFeatureVector(text, features));

        warehouse.saveTask(task);

        assertThat(warehouse.tasks()).containsExactly(task);
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void createStudy_threadsAtOnce_makeOneAndTellAllOfIt() throws Exception {
        warehouse.saveTask(task("iris"));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Study> made = new ArrayList<>();
            Callable<Study> making = () -> study(warehouse, "s", "iris");
            for (Future<Study> each : threads.invokeAll(Collections.nCopies(6, making))) {
                made.add(each.get());
            }

            assertThat(warehouse.studies()).hasSize(1).containsAll(made);
            assertThat(warehouse.tasks()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void history_trialsThatEndedLater_neverJoinWhatAStudySaw() {
        Study first = study(warehouse, "s1", "iris");
        run(warehouse, first, 0, 0.5);
        Study second = study(warehouse, "s2", "wine");
        History seen = history(Metric.ACCURACY, "none", second.created());

        run(warehouse, first, 1, 0.6, 0.7);

        assertThat(history(Metric.ACCURACY, "none", second.created())).isEqualTo(seen);
    }
}
