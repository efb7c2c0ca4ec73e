package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headstart.api.Headstart;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.run.Folds;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossValidationTest {

    private static Outcome run(Setting setting, TrialPlan plan) throws InterruptedException {
        TrialLog log = new TrialLog(setting, plan);
        return log.end(new CrossValidation(setting).run(plan, log));
    }

    @Test
    void run_honestLearner_scoresEachFoldOnItsOwnTestRows() throws InterruptedException {
        Setting setting = Tables.setting();

        Outcome outcome = run(setting, Tables.plan(CentroidLearner.ID, Map.of(), 1));

        List<Double> byHand = new ArrayList<>();
        for (int fold = 0; fold < Tables.FOLDS; fold++) {
            byHand.add(accuracy(setting, fold));
        }
        assertThat(outcome.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(outcome.foldValues()).isEqualTo(byHand);
        assertThat(outcome.value())
                .isCloseTo(byHand.stream().mapToDouble(v -> v).average().orElseThrow(), within(1e-15));
        assertThat(outcome.message()).isNull();
        assertThat(outcome.curve()).isEmpty();
    }

    @Test
    void run_anyMetric_measuresAllOfThemAsTheyWouldBeScored() throws InterruptedException {
        Setting setting = Tables.setting();
        TrialPlan plan = Tables.honest(5);
        Map<String, Double> measures = run(setting, plan).measures();

        for (Metric metric : Metric.standard(TaskType.CLASSIFICATION)) {
            Setting by = new Setting(setting.dataset(), setting.folds(), metric, setting.limits(), setting.device());
            assertThat(measures.get(metric.name()))
                    .as(metric.name())
                    .isEqualTo(run(by, plan).value());
        }
        assertThat(measures).hasSize(7);
    }

    private static double accuracy(Setting setting, int fold) {
        Dataset dataset = setting.dataset();
        Dataset test = dataset.select(setting.folds().testRows(fold));
        CentroidModel model = CentroidModel.of(dataset.select(setting.folds().trainRows(fold)), 0, 0);
        int right = 0;
        for (int row = 0; row < test.rows(); row++) {
            Dataset one = Dataset.of(
                    "one",
                    List.of(
                            test.columns().get(0).select(new int[] {row}),
                            test.columns().get(1).select(new int[] {row}),
                            CategoricalColumn.of("cloud", new int[] {-1}, test.classes()),
                            test.columns().get(3).select(new int[] {row})),
                    "cloud");
            right += model.predict(one).mostProbable(0) == test.classTarget().code(row) ? 1 : 0;
        }
        return right / (double) test.rows();
    }

    @Test
    void run_sameSeed_sameFoldsAndAnotherSeed_others() throws InterruptedException {
        Setting setting = Tables.setting();

        List<Double> first = run(setting, Tables.honest(5)).foldValues();

        assertThat(run(setting, Tables.honest(5)).foldValues()).isEqualTo(first);
        assertThat(run(setting, Tables.honest(6)).foldValues()).isNotEqualTo(first);
    }

    @Test
    void run_regression_isScoredByItsMetric() throws InterruptedException {
        Setting setting = Tables.setting(Tables.line(100, 2), Duration.ofSeconds(9), 1 << 26);

        Outcome outcome = run(setting, Tables.plan(CentroidLearner.ID, Map.of(), 1));

        assertThat(setting.metric()).isEqualTo(Metric.RMSE);
        assertThat(outcome.value()).isBetween(0.8, 2.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 9})
    void run_fewerFolds_areTheFirstOfAll(int folds) throws InterruptedException {
        Setting setting = Tables.setting();
        List<Double> all = run(setting, Tables.honest(5)).foldValues();

        Outcome some = run(setting, Tables.with(Tables.honest(5), new Fidelity(1, folds, null)));

        assertThat(some.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(some.foldValues()).isEqualTo(all.subList(0, Math.min(folds, all.size())));
    }

    @Test
    void run_fewerRows_trainsOnThemAlone() throws InterruptedException {
        Setting setting = Tables.setting();
        TrialPlan plan = Tables.plan(CentroidLearner.ID, Map.of(), 1);

        List<Double> whole = run(setting, plan).foldValues();
        List<Double> tenth =
                run(setting, Tables.with(plan, new Fidelity(0.05, 5, null))).foldValues();

        assertThat(tenth).hasSize(5).isNotEqualTo(whole);
    }

    @Test
    void run_fewerRows_areTheSameForAllTrialsOfAStudy() throws InterruptedException {
        Setting setting = Tables.setting();
        Fidelity low = new Fidelity(0.05, 5, null);

        Outcome one = run(setting, Tables.with(Tables.plan(CentroidLearner.ID, Map.of(), 1), low));
        Outcome other = run(setting, Tables.with(Tables.plan(CentroidLearner.ID, Map.of(), 2), low));

        assertThat(one.foldValues()).isEqualTo(other.foldValues());
    }

    @Test
    void run_clearlyWorseThanRival_isPrunedAfterThreeFolds() throws InterruptedException {
        TrialPlan plan = Tables.against(Tables.rogue(Deed.SPOIL), List.of(0.78, 0.77, 0.79, 0.8, 0.76));

        Outcome outcome = run(Tables.setting(), plan);

        assertThat(outcome.state()).isEqualTo(TrialState.PRUNED);
        assertThat(outcome.foldValues()).hasSize(3);
        assertThat(outcome.value())
                .isCloseTo(
                        outcome.foldValues().stream()
                                .mapToDouble(v -> v)
                                .average()
                                .orElseThrow(),
                        within(1e-15));
        assertThat(outcome.message()).contains("first 3 folds", "accuracy");
    }

    @Test
    void run_asGoodAsRival_isNotPruned() throws InterruptedException {
        Outcome rival = run(Tables.setting(), Tables.honest(3));

        Outcome outcome = run(Tables.setting(), Tables.against(Tables.honest(4), rival.foldValues()));

        assertThat(outcome.state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void run_refusedTable_failsWithTheReason() throws InterruptedException {
        Dataset clouds = Tables.clouds(50, 1);
        Dataset refused = Dataset.of("refused", clouds.columns(), "cloud");

        Outcome outcome = run(Tables.setting(refused, Duration.ofSeconds(9), 1 << 26), Tables.rogue(Deed.LEARN));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).isEqualTo("test:rogue cannot handle the table: its name says so.");
    }

    @Test
    void run_unknownLearner_failsWithTheKnownOnes() throws InterruptedException {
        Proposal honest = Tables.honest(1).proposal();
        Proposal unknown = new Proposal("test:centroit", honest.configuration(), honest.source(), "");

        Outcome outcome = run(Tables.setting(), new TrialPlan(unknown, Fidelity.full(5), 1, List.of()));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).contains("test:centroit", "you meant 'test:centroid'");
        assertThat(outcome.provenance()).isNull();
    }

    @Test
    void run_gpuForLearnerWithoutOne_fails() throws InterruptedException {
        Setting cpu = Tables.setting();
        Setting gpu = new Setting(cpu.dataset(), cpu.folds(), cpu.metric(), cpu.limits(), Device.GPU);

        Outcome outcome = run(gpu, Tables.honest(1));

        assertThat(outcome.state()).isEqualTo(TrialState.FAILED);
        assertThat(outcome.message()).contains("cannot run on a gpu", "[CPU]", "Maybe");
    }

    @Test
    void run_interruptedBefore_throws() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(Tables.setting(), Tables.honest(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void run_any_hasProvenanceEnoughToRunItAgain() throws InterruptedException {
        Setting setting = Tables.setting();

        Outcome outcome = run(setting, Tables.honest(77));

        assertThat(outcome.provenance()).satisfies(provenance -> {
            assertThat(provenance.fingerprint()).isEqualTo(setting.dataset().fingerprint());
            assertThat(provenance.library()).isEqualTo("test 1.0");
            assertThat(provenance.headstart()).isEqualTo(Headstart.VERSION);
            assertThat(provenance.seed()).isEqualTo(77);
            assertThat(provenance.device()).isEqualTo("cpu");
            assertThat(provenance.host()).isNotBlank().doesNotContain("\n");
            assertThat(provenance.jvm()).contains(System.getProperty("java.vm.name"));
            assertThat(provenance.ended()).isAfterOrEqualTo(provenance.started());
        });
    }

    @Test
    void run_oneFoldLargerThanTheOthers_works() throws InterruptedException {
        Dataset clouds = Tables.clouds(7, 6);
        Setting few = new Setting(
                clouds,
                Folds.of(clouds, 3, 1),
                Metric.LOG_LOSS,
                Tables.setting().limits(),
                Device.CPU);

        assertThat(run(few, Tables.honest(1)).foldValues()).hasSize(3);
    }
}
