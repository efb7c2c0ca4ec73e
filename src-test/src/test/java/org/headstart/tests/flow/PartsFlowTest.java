package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.headstart.api.Headstart;
import org.headstart.api.InvalidValueException;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tuning by parts of an evaluation, from the optimizer through the runner to the warehouse. */
class PartsFlowTest {

    private static final String ITERATIVE = "weka:AdaBoostM1";
    private static final Dataset TABLE = Tables.classification("diagonal", 150, 0.1, 1);

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void nameWarehouse() {
        warehouse = folder.resolve("warehouse.db").toString();
    }

    private TuningJob job(Dataset dataset, String optimizer, String... learners) {
        return Headstart.tune(dataset)
                .learners(learners)
                .optimizer(optimizer)
                .warehouse(warehouse)
                .isolated(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha", "hyperband"})
    void run_oneAndFourWorkers_giveTheSameTrials(String optimizer) throws InterruptedException {
        List<TuningResult> results = new ArrayList<>();
        for (int workers : List.of(1, 4)) {
            warehouse = folder.resolve(workers + ".db").toString();
            results.add(job(TABLE, optimizer, ITERATIVE, "weka:J48")
                    .trials(30)
                    .workers(workers)
                    .run());
        }

        assertThat(results.get(1).trials())
                .extracting(Trial::proposal)
                .isEqualTo(results.get(0).trials().stream().map(Trial::proposal).toList());
        assertThat(results.get(1).trials())
                .extracting(Trial::value)
                .isEqualTo(results.get(0).trials().stream().map(Trial::value).toList());
        assertThat(results.get(0).fullEvaluations()).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha", "hyperband"})
    void run_cancelledHalfWay_goesOnAsIfUninterrupted(String optimizer) throws InterruptedException {
        TuningResult whole =
                job(TABLE, optimizer, ITERATIVE).trials(24).study("whole").run();
        AtomicInteger ended = new AtomicInteger();
        TuningJob broken = job(TABLE, optimizer, ITERATIVE).trials(24).study("broken");
        broken.listener(trial -> {
            if (trial.state().isEnd() && ended.incrementAndGet() == 9) {
                broken.cancel();
            }
        });
        broken.run();
        TuningResult resumed =
                Headstart.resume(warehouse, "broken", TABLE).isolated(false).run();

        assertThat(resumed.trials())
                .extracting(Trial::proposal)
                .isEqualTo(whole.trials().stream().map(Trial::proposal).toList());
        assertThat(resumed.trials())
                .extracting(trial -> trial.plan().fidelity())
                .isEqualTo(whole.trials().stream()
                        .map(trial -> trial.plan().fidelity())
                        .toList());
        assertThat(resumed.trials())
                .extracting(Trial::value)
                .isEqualTo(whole.trials().stream().map(Trial::value).toList());
    }

    @Test
    void run_iterations_cutsWhatEachConfigurationAsksFor() throws InterruptedException {
        TuningResult result = job(TABLE, "asha", ITERATIVE).trials(20).run();

        for (Trial trial : result.trials()) {
            double asked = trial.proposal().configuration().number("numIterations");
            Fidelity fidelity = trial.plan().fidelity();
            double share = trial.proposal().share();
            assertThat(fidelity.rows()).isEqualTo(1);
            assertThat(fidelity.folds()).isEqualTo(5);
            assertThat(fidelity.iterations())
                    .isEqualTo(share == 1 ? null : (Integer) (int) Math.max(1, Math.round(share * asked)));
        }
        assertThat(result.trials())
                .extracting(trial -> trial.proposal().share())
                .contains(1.0 / 3, 1.0);
    }

    @Test
    void run_folds_runsThemAndNoMore() throws InterruptedException {
        TuningResult result = job(TABLE, "asha", "weka:J48")
                .fidelity(Fidelity.Kind.FOLDS)
                .racing(false)
                .trials(16)
                .run();

        for (Trial trial : result.trials()) {
            assertThat(trial.outcome().foldValues())
                    .hasSize((int) Math.round(5 * trial.proposal().share()));
        }
        assertThat(result.trials())
                .extracting(trial -> trial.proposal().share())
                .contains(0.2, 0.4, 1.0);
    }

    @Test
    void run_rows_costsLessAndKeepsToTheRungs() throws InterruptedException {
        Dataset large = Tables.classification("large", 1500, 0.1, 2);
        TuningResult result = job(large, "hyperband", "weka:J48").trials(14).run();

        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.plan().fidelity().rows())
                        .isEqualTo(trial.proposal().share()));
        assertThat(result.trials())
                .extracting(trial -> trial.proposal().share())
                .contains(1.0 / 9, 1.0 / 3, 1.0);
    }

    @Test
    void run_anyParts_incumbentAndHistoryAreFull() throws InterruptedException {
        TuningResult result =
                job(TABLE, "asha", ITERATIVE).trials(25).racing(false).run();
        List<Trial> full = result.trials().stream()
                .filter(trial -> trial.proposal().share() == 1)
                .toList();

        assertThat(full).hasSizeBetween(2, 12);
        assertThat(result.incumbent())
                .isEqualTo(full.stream()
                        .max(Comparator.comparingDouble(Trial::value).thenComparing(trial -> -trial.number())));
        assertThat(result.defaultTrial()).contains(result.trials().get(0));
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            History history = opened.history(
                    ITERATIVE, Providers.learner(ITERATIVE).space(), Metric.ACCURACY, "none", Instant.MAX);
            assertThat(history.tasks().get(0).observations())
                    .extracting(Observation::configuration)
                    .containsExactlyInAnyOrderElementsOf(full.stream()
                            .map(trial -> trial.proposal().configuration())
                            .toList());
            assertThat(opened.verify()).isEmpty();
        }
    }

    @Test
    void run_whatCannotBeCut_isRefusedAndLeavesNoStudy() {
        assertThatThrownBy(() -> job(TABLE, "asha", "weka:J48")
                        .fidelity(Fidelity.Kind.ITERATIONS)
                        .run())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("weka:J48 has no iterations");
        assertThatThrownBy(() -> job(TABLE, "asha", "weka:J48")
                        .fidelity(Fidelity.Kind.ROWS)
                        .run())
                .hasMessageContaining("120 training rows");
        assertThatThrownBy(() -> job(TABLE, "gp", "weka:J48").reduction(4).run())
                .hasMessageContaining("'gp' evaluates everything in full; asha, hyperband do not");
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.studies()).isEmpty();
        }
    }
}
