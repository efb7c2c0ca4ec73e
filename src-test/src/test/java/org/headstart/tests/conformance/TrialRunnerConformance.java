package org.headstart.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.headstart.api.Headstart;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.Predictions;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.Scoring;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.conformance.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TrialRunner} must do. To hold another one to it, extend this class and name its provider. */
abstract class TrialRunnerConformance {

    private static final int FOLDS = 5;
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final double BEYOND_SECONDS = 7;
    private static final long MEMORY = 64L << 20;

    @TempDir
    Path folder;

    private TrialRunner runner;

    /** @return the provider of the runners to be tested */
    protected abstract TrialRunnerProvider provider();

    @BeforeEach
    void openRunner() {
        runner = provider().open(setting(AMPLE));
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static Setting setting(Duration limit) {
        return setting(Tables.numeric(TaskType.CLASSIFICATION, 150, 11), Metric.ACCURACY, limit);
    }

    private static Setting setting(Dataset dataset, Metric metric, Duration limit) {
        return new Setting(dataset, Folds.of(dataset, FOLDS, 3), metric, new Limits(limit, MEMORY), Device.AUTO);
    }

    private static TrialPlan plan(MoodLearner.Mood mood, double noise, long seed) {
        Map<String, Object> values = Map.of("mood", mood.name(), "noise", noise);
        return new TrialPlan(
                new Proposal(MoodLearner.ID, new MoodLearner().space().configuration(values), Source.SEARCH, ""),
                Fidelity.full(FOLDS),
                seed,
                List.of());
    }

    private static TrialPlan plan(MoodLearner.Mood mood) {
        return plan(mood, 0, 1);
    }

    private static TrialPlan noisy(long seed) {
        return plan(MoodLearner.Mood.GOOD, 0.2, seed);
    }

    private void assertNextTrialRuns() throws InterruptedException {
        assertThat(runner.run(plan(MoodLearner.Mood.GOOD)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void run_goodLearner_isItsCrossValidation() throws Exception {
        Outcome outcome = runner.run(plan(MoodLearner.Mood.GOOD));

        List<Double> expected = byHand(setting(AMPLE));
        assertThat(outcome.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(outcome.foldValues()).isEqualTo(expected);
        assertThat(outcome.value()).isCloseTo(mean(expected), within(1e-12));
        assertThat(outcome.message()).isNull();
        assertThat(outcome.seconds()).isPositive();
    }

    private static List<Double> byHand(Setting setting) throws InterruptedException {
        List<Double> scores = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Dataset dataset = setting.dataset();
            Dataset test = dataset.select(setting.folds().testRows(fold));
            Learner.Request request = new Learner.Request(
                    dataset.select(setting.folds().trainRows(fold)),
                    plan(MoodLearner.Mood.GOOD).proposal().configuration(),
                    Fidelity.full(FOLDS),
                    0,
                    Device.CPU,
                    null);
            scores.add(Scoring.score(
                    setting.metric(),
                    test.target(),
                    new MoodLearner().train(request).predict(unanswered(test))));
        }
        return scores;
    }

    private static Dataset unanswered(Dataset rows) {
        int[] none = new int[rows.rows()];
        Arrays.fill(none, CategoricalColumn.MISSING);
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(rows.targetIndex(), CategoricalColumn.of(rows.target().name(), none, rows.classes()));
        return Dataset.of(rows.name(), columns, rows.target().name());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void run_completed_measuresEveryMetricAndTheSeconds() throws Exception {
        Outcome outcome = runner.run(noisy(4));

        assertThat(outcome.measures().keySet())
                .containsExactlyInAnyOrderElementsOf(Metric.measured(TaskType.CLASSIFICATION).stream()
                        .map(Metric::name)
                        .toList());
        assertThat(outcome.measures().get("accuracy")).isEqualTo(outcome.value());
        assertThat(outcome.measures().get("seconds")).isBetween(0.0, outcome.seconds());
    }

    @Test
    void run_failed_measuresNothing() throws Exception {
        assertThat(runner.run(plan(MoodLearner.Mood.ANGRY)).measures()).isEmpty();
    }

    @Test
    void run_any_recordsWhereItCameFrom() throws Exception {
        Outcome outcome = runner.run(noisy(99));

        assertThat(outcome.provenance()).satisfies(provenance -> {
            assertThat(provenance.fingerprint())
                    .isEqualTo(setting(AMPLE).dataset().fingerprint());
            assertThat(provenance.library()).isEqualTo("conformance 1");
            assertThat(provenance.headstart()).isEqualTo(Headstart.VERSION);
            assertThat(provenance.seed()).isEqualTo(99);
            assertThat(provenance.device()).isEqualTo("cpu");
            assertThat(provenance.host()).isNotBlank();
            assertThat(provenance.jvm()).isNotBlank();
            assertThat(provenance.ended()).isAfterOrEqualTo(provenance.started());
        });
    }

    @Test
    void run_samePlanTwice_isTheSameToTheLastBit() throws Exception {
        List<Double> first = runner.run(noisy(4)).foldValues();

        assertThat(runner.run(noisy(4)).foldValues()).isEqualTo(first);
        assertThat(runner.run(noisy(5)).foldValues()).isNotEqualTo(first);
    }

    @Test
    void run_fromManyThreads_isTheSameAsFromOne() throws Exception {
        List<List<Double>> expected = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            expected.add(runner.run(noisy(seed)).foldValues());
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int seed = i;
                outcomes.add(threads.submit(() -> runner.run(noisy(seed))));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(outcomes.get(i).get().foldValues()).isEqualTo(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void run_fewerFolds_areTheFirst(int folds) throws Exception {
        List<Double> all = runner.run(noisy(4)).foldValues();
        TrialPlan plan = noisy(4);

        Outcome some = runner.run(new TrialPlan(plan.proposal(), new Fidelity(1, folds, null), plan.seed(), List.of()));

        assertThat(some.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(some.foldValues()).isEqualTo(all.subList(0, folds));
    }

    @Test
    void run_fewerRows_isRepeatable() throws Exception {
        TrialPlan plan = plan(MoodLearner.Mood.GOOD);
        TrialPlan low = new TrialPlan(plan.proposal(), new Fidelity(0.1, FOLDS, null), plan.seed(), List.of());

        List<Double> first = runner.run(low).foldValues();

        assertThat(runner.run(low).foldValues()).hasSize(FOLDS).isEqualTo(first);
        assertThat(runner.run(plan).foldValues()).isNotEqualTo(first);
    }

    @Test
    void run_clearlyWorseThanItsRival_isPruned() throws Exception {
        List<Double> rival = runner.run(plan(MoodLearner.Mood.GOOD)).foldValues();
        TrialPlan contrary = plan(MoodLearner.Mood.CONTRARY);

        Outcome outcome = runner.run(new TrialPlan(contrary.proposal(), contrary.fidelity(), contrary.seed(), rival));

        assertThat(outcome.state()).isEqualTo(TrialState.PRUNED);
        assertThat(outcome.foldValues()).hasSizeBetween(3, FOLDS - 1);
        assertThat(outcome.value()).isCloseTo(mean(outcome.foldValues()), within(1e-12));
        assertThat(outcome.message()).isNotBlank();
    }

    @Test
    void run_worseButWithoutRival_isComplete() throws Exception {
        assertThat(runner.run(plan(MoodLearner.Mood.CONTRARY)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void run_learnerThrows_fails() throws Exception {
        Outcome outcome = runner.run(plan(MoodLearner.Mood.ANGRY));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).contains("The matrix is singular");
        assertThat(outcome.value()).isNull();
        assertNextTrialRuns();
    }

    @Test
    void run_scoreIsNotFinite_fails() throws Exception {
        Outcome outcome = runner.run(plan(MoodLearner.Mood.LOST));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).contains("accuracy", "NaN");
        assertNextTrialRuns();
    }

    @Test
    void run_tableRefused_failsWithTheReason() throws Exception {
        Dataset numbers = Tables.numeric(TaskType.REGRESSION, 40, 2);
        try (TrialRunner other = provider().open(setting(numbers, Metric.RMSE, AMPLE))) {
            Outcome outcome = other.run(plan(MoodLearner.Mood.GOOD));

            assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
            assertThat(outcome.message()).contains("the target is a number.");
        }
    }

    @Test
    void run_unknownLearner_fails() throws Exception {
        Proposal known = plan(MoodLearner.Mood.GOOD).proposal();
        Proposal unknown = new Proposal("nobody:Nothing", known.configuration(), known.source(), "");

        Outcome outcome = runner.run(new TrialPlan(unknown, Fidelity.full(FOLDS), 1, List.of()));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).contains("nobody:Nothing");
    }

    @Test
    void run_overItsTime_isStopped() throws Exception {
        try (TrialRunner hurried = provider().open(setting(SHORT))) {
            Outcome outcome = hurried.run(plan(MoodLearner.Mood.SLEEPY));

            assertThat(outcome.state()).isEqualTo(TrialState.TIMED_OUT);
            assertThat(outcome.seconds()).isBetween(0.5, 0.5 + BEYOND_SECONDS);
            assertThat(outcome.value()).isNull();
        }
    }

    @Test
    void run_overItsMemory_isOutOfMemory() throws Exception {
        Outcome outcome = runner.run(plan(MoodLearner.Mood.GREEDY));

        assertThat(outcome.state()).isEqualTo(TrialState.OUT_OF_MEMORY);
        assertNextTrialRuns();
    }

    @Test
    void run_callerInterrupted_stopsAndThrows() throws Exception {
        FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(plan(MoodLearner.Mood.SLEEPY)));
        Thread caller = new Thread(run);
        caller.start();
        Thread.sleep(200);
        caller.interrupt();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        assertNextTrialRuns();
    }

    @Test
    void run_any_printsNothing() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            runner.run(plan(MoodLearner.Mood.GOOD));
            runner.run(plan(MoodLearner.Mood.ANGRY));
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void close_whileATrialRuns_stopsIt() throws Exception {
        FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(plan(MoodLearner.Mood.SLEEPY)));
        new Thread(run).start();
        Thread.sleep(200);

        runner.close();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void close_twice_isTheSameAsOnceAndNothingRunsAfter() {
        runner.close();
        runner.close();

        assertThatThrownBy(() -> runner.run(plan(MoodLearner.Mood.GOOD)))
                .isInstanceOf(HeadstartException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void predictOutOfFold_any_scoresFoldByFoldAsTheTrialDid() throws Exception {
        Outcome outcome = runner.run(noisy(4));

        Predictions predictions = runner.predictOutOfFold(noisy(4));

        Setting setting = setting(AMPLE);
        List<Double> scores = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] rows = setting.folds().testRows(fold);
            double[][] ofFold = Arrays.stream(rows)
                    .mapToObj(row -> predictions.values()[row])
                    .toArray(double[][]::new);
            scores.add(Scoring.score(
                    setting.metric(), setting.dataset().select(rows).target(), new Predictions(ofFold)));
        }
        assertThat(scores).isEqualTo(outcome.foldValues());
    }

    @ParameterizedTest
    @EnumSource(names = {"ANGRY", "LOST", "GREEDY"})
    void predictOutOfFold_failing_throwsAndTheNextTrialRuns(MoodLearner.Mood mood) throws Exception {
        assertThatThrownBy(() -> runner.predictOutOfFold(plan(mood))).isInstanceOf(HeadstartException.class);

        assertNextTrialRuns();
    }

    @Test
    void refit_any_trainsOnAllRowsAndReplacesTheFile() throws Exception {
        Path model = Files.writeString(folder.resolve("model"), "the old one");

        runner.refit(plan(MoodLearner.Mood.GOOD), model);

        assertThat(model).content().startsWith("150 [");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANGRY", "SECRETIVE", "GREEDY"})
    void refit_failing_throwsAndLeavesTheFileAsItWas(MoodLearner.Mood mood) throws Exception {
        Path model = Files.writeString(folder.resolve("model"), "the old one");

        assertThatThrownBy(() -> runner.refit(plan(mood), model)).isInstanceOf(HeadstartException.class);

        assertThat(model).hasContent("the old one");
        assertThat(folder.toFile().list()).containsExactly("model");
    }
}
