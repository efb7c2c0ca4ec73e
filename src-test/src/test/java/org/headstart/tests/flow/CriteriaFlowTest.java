package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.headstart.api.Headstart;
import org.headstart.api.InvalidValueException;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tuning by several objectives under constraints, from the settings to the front. Those that the clock measures are left to one test. */
class CriteriaFlowTest {

    private static final Dataset TABLE = Tables.classification("diagonal", 150, 0.15, 3);

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void nameWarehouse() {
        warehouse = folder.resolve("warehouse.db").toString();
    }

    private TuningJob job(String optimizer) {
        return Headstart.tune(TABLE)
                .learners("weka:J48", "weka:IBk")
                .optimizer(optimizer)
                .metrics("accuracy", "log_loss")
                .constraint("auc>=0.8")
                .warehouse(warehouse)
                .isolated(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nsga2"})
    void run_oneAndFourWorkers_giveTheSameTrialsAndFront(String optimizer) throws InterruptedException {
        List<TuningResult> results = new ArrayList<>();
        for (int workers : List.of(1, 4)) {
            warehouse = folder.resolve(workers + ".db").toString();
            results.add(job(optimizer).trials(24).workers(workers).study("s").run());
        }

        for (TuningResult result : results) {
            assertThat(result.warnings()).isEmpty();
            assertThat(result.trials()).extracting(Trial::state).doesNotContain(TrialState.PRUNED);
        }
        assertThat(results.get(1).trials().stream().map(Trial::proposal))
                .isEqualTo(results.get(0).trials().stream().map(Trial::proposal).toList());
        assertThat(results.get(1).front().stream().map(CriteriaFlowTest::scores))
                .isEqualTo(results.get(0).front().stream()
                        .map(CriteriaFlowTest::scores)
                        .toList());
        requireFront(results.get(0));
    }

    /** All that the clock does not decide. */
    private static Map<String, Double> scores(Trial trial) {
        Map<String, Double> scores = new TreeMap<>(trial.measures());
        scores.remove("seconds");
        return scores;
    }

    private static void requireFront(TuningResult result) {
        assertThat(result.front()).isNotEmpty().startsWith(result.incumbent().orElseThrow());
        for (Trial trial : result.front()) {
            assertThat(trial.measures().get("auc")).isGreaterThanOrEqualTo(0.8);
            assertThat(result.trials())
                    .filteredOn(other ->
                            other.fullValue() != null && other.measures().get("auc") >= 0.8)
                    .noneMatch(other ->
                            other.measures().get("accuracy") >= trial.measures().get("accuracy")
                                    && other.measures().get("log_loss")
                                            < trial.measures().get("log_loss"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nsga2"})
    void run_cancelledHalfWay_goesOnAsIfUninterrupted(String optimizer) throws InterruptedException {
        TuningResult whole = job(optimizer).trials(20).study("whole").run();
        AtomicInteger ended = new AtomicInteger();
        TuningJob broken = job(optimizer).trials(20).study("broken");
        broken.listener(trial -> {
            if (trial.state().isEnd() && ended.incrementAndGet() == 9) {
                broken.cancel();
            }
        });

        broken.run();
        TuningResult resumed =
                Headstart.resume(warehouse, "broken", TABLE).isolated(false).run();

        assertThat(resumed.study().criteria().objectives()).containsExactly(Metric.ACCURACY, Metric.LOG_LOSS);
        assertThat(resumed.study().criteria().constraints()).containsExactly(Constraint.parse("auc>=0.8"));
        assertThat(resumed.trials())
                .extracting(Trial::proposal)
                .isEqualTo(whole.trials().stream().map(Trial::proposal).toList());
        assertThat(resumed.front())
                .extracting(Trial::number)
                .isEqualTo(whole.front().stream().map(Trial::number).toList());
    }

    @Test
    void run_byTheClock_measuresSecondsAndKeepsThem() throws InterruptedException {
        TuningResult result = Headstart.tune(TABLE)
                .learners("weka:RandomForest")
                .metrics("accuracy", "seconds")
                .constraint("seconds<=60")
                .warehouse(warehouse)
                .isolated(false)
                .trials(8)
                .run();

        assertThat(result.front())
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.measures().get("seconds")).isPositive());
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.trials(result.study().id())).isEqualTo(result.trials());
        }
    }

    @Test
    void run_constraintThatNothingKeepsTo_endsWithTheLeastViolation() throws InterruptedException {
        TuningResult result = job("auto").constraint("accuracy>=1.5").trials(10).run();

        assertThat(result.feasibleCount()).isZero();
        assertThat(result.front()).isEmpty();
        assertThat(result.incumbent()).isPresent();
    }

    @Test
    void run_toStopBelowAnImprovement_isRefused() {
        TuningJob byTwo = Headstart.tune(TABLE).metrics("accuracy", "auc").warehouse(warehouse);
        TuningJob constrained = Headstart.tune(TABLE).constraint("auc>=0.9").warehouse(warehouse);

        assertThatThrownBy(() -> byTwo.stopBelow(0.1).run()).hasMessageContaining("with several objectives");
        assertThatThrownBy(() -> constrained.stopBelow(0.1).run()).hasMessageContaining("or constraints");
    }

    @Test
    void run_optimizerOfOneMetric_warnsOnce() throws InterruptedException {
        TuningResult result = job("tpe").trials(3).run();

        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("'tpe' searches by the first metric alone; 'auto' goes by all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acuracy,seconds | auc>=0.9 | Maybe you meant 'accuracy'",
                "seconds,accuracy | auc>=0.9 | Maybe 'accuracy,seconds' was meant",
                "accuracy,secnds | auc>=0.9 | Maybe you meant 'seconds'",
                "accuracy,auc,accuracy | auc>=0.9 | 'accuracy' may be among them only once",
                "accuracy,rmse | auc>=0.9 | 'rmse'",
                "accuracy | aux>=0.9 | Maybe you meant 'auc'",
                "accuracy | rmse<=1 | must be on one of 'accuracy'",
            })
    void run_wrongCriteria_saysWhatAndLeavesNoStudy(String metrics, String constraint, String message) {
        assertThatThrownBy(() -> Headstart.tune(TABLE)
                        .learners("weka:J48")
                        .metrics(metrics.split(","))
                        .constraint(constraint)
                        .warehouse(warehouse)
                        .run())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(message);
        assertThat(Files.exists(Path.of(warehouse))).isTrue();
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.studies()).isEmpty();
        }
    }
}
