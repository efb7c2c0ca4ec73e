package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.headstart.api.Headstart;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Device;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFlowTest {

    private static final Dataset TABLE = Tables.classification("diagonal", 120, 0.1, 1);

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void nameWarehouse() {
        warehouse = folder.resolve("warehouse.db").toString();
    }

    @Test
    void run_emptyWarehouse_startsWithTheDefaultAndKeepsEveryTrial() throws InterruptedException {
        TuningResult result = job(TABLE, "weka:J48").trials(12).run();

        assertThat(result.trials()).hasSize(12).allMatch(trial -> trial.state().isEnd());
        assertThat(result.trials().get(0).proposal().source()).isEqualTo(Source.DEFAULT);
        assertThat(result.defaultTrial()).contains(result.trials().get(0));
        assertThat(result.incumbent()).isPresent();
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.trials(result.study().id())).isEqualTo(result.trials());
            assertThat(opened.tasks()).extracting(task -> task.name()).containsExactly("diagonal");
            assertThat(opened.verify()).isEmpty();
        }
    }

    @Test
    void run_oneAndFourWorkers_giveTheSameTrialsAndIncumbent() throws InterruptedException {
        List<List<Proposal>> sequences = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int workers : List.of(1, 4)) {
            warehouse = folder.resolve(workers + ".db").toString();
            TuningResult result = job(TABLE, "weka:J48", "tribuo:CART")
                    .trials(24)
                    .workers(workers)
                    .run();
            sequences.add(result.trials().stream().map(Trial::proposal).toList());
            values.add(result.trials().stream().map(Trial::value).toList());
        }

        assertThat(sequences.get(1)).isEqualTo(sequences.get(0));
        assertThat(values.get(1)).isEqualTo(values.get(0));
    }

    @Test
    void run_warehouseWithRelatives_recommendsFromThemWithReasons() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            job(Tables.classification("past" + i, 100, 0.1 + 0.05 * i, 10 + i), "weka:IBk")
                    .trials(10)
                    .run();
        }

        TuningResult result = job(TABLE, "weka:IBk").trials(6).run();
        List<Recommendation> advice = Headstart.recommend(TABLE, List.of("weka:IBk"), Metric.ACCURACY, warehouse, 5);

        assertThat(result.trials())
                .extracting(trial -> trial.proposal().source())
                .contains(Source.PORTFOLIO, Source.DEFAULT);
        assertThat(result.recommendations().get(0).candidates()).isNotEmpty();
        assertThat(advice.get(0).candidates()).isNotEmpty().allSatisfy(candidate -> {
            assertThat(candidate.expected()).isBetween(0.0, 1.0);
            assertThat(candidate.why()).isNotEmpty().allMatch(reason -> reason.task()
                    .startsWith("past"));
        });
    }

    @Test
    void recommend_onlyRelativesTried_translatesTheirTrialsAndSaysSo() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            job(Tables.classification("past" + i, 100, 0.1 + 0.05 * i, 10 + i), "weka:IBk")
                    .optimizer("sobol")
                    .trials(8)
                    .run();
        }
        job(Tables.classification("past0", 100, 0.1, 10), "tribuo:KNN")
                .trials(4)
                .run();

        Recommendation advice = Headstart.recommend(TABLE, List.of("tribuo:KNN"), Metric.ACCURACY, warehouse, 6)
                .get(0);

        Recommendation alone = Headstart.recommend(
                        Tables.classification("past0", 100, 0.1, 10),
                        List.of("tribuo:KNN"),
                        Metric.ACCURACY,
                        warehouse,
                        6)
                .get(0);
        TuningResult tuned = job(Tables.classification("past0", 100, 0.1, 10), "tribuo:KNN")
                .seed(2)
                .trials(3)
                .run();

        assertThat(alone.candidates()).extracting(Candidate::source).startsWith(Source.DEFAULT, Source.PORTFOLIO);
        assertThat(tuned.trials())
                .extracting(trial -> trial.proposal().source())
                .startsWith(Source.DEFAULT, Source.PORTFOLIO);
        assertThat(advice.guard()).contains("3 of 4 past tasks are those of its relatives (weka:IBk)");
        assertThat(advice.candidates()).hasSizeGreaterThan(2).allSatisfy(candidate -> assertThat(
                        Providers.learner("tribuo:KNN")
                                .space()
                                .configuration(candidate.configuration().values()))
                .isEqualTo(candidate.configuration()));
        assertThat(advice.candidates())
                .flatExtracting(Candidate::why)
                .extracting(Reason::task)
                .contains("past1 (weka:IBk)")
                .doesNotContain("past0 (weka:IBk)");
    }

    @Test
    void run_littleImprovementExpected_stopsEarlyAndStaysStoppedUntilToldOtherwise() throws InterruptedException {
        TuningResult stopped =
                job(TABLE, "weka:J48").optimizer("gp").trials(30).stopBelow(1).run();
        String study = stopped.study().id();

        assertThat(stopped.stopped()).contains("below 1.0 accuracy 3 times in a row");
        assertThat(stopped.trials()).hasSizeBetween(6, 15).allMatch(trial -> trial.state()
                .isEnd());
        assertThat(Headstart.resume(warehouse, study, TABLE).isolated(false).run())
                .isEqualTo(stopped);
        TuningResult goneOn = Headstart.resume(warehouse, study, TABLE)
                .isolated(false)
                .stopBelow(0)
                .trials(18)
                .run();
        assertThat(goneOn.stopped()).isNull();
        assertThat(goneOn.trials()).hasSize(18).startsWith(stopped.trials().toArray(Trial[]::new));
    }

    @Test
    void run_toStopWithAnOptimizerThatExpectsNothing_isRefused() throws InterruptedException {
        assertThatThrownBy(() -> job(TABLE, "weka:J48")
                        .optimizer("random")
                        .stopBelow(0.01)
                        .run())
                .isInstanceOf(HeadstartException.class)
                .hasMessageContaining("0.01")
                .hasMessageContaining("'random' expects none; auto, gp, random-forest, rgpe, warm-gp do");
        TuningResult begun =
                job(TABLE, "weka:J48").optimizer("random").trials(2).run();
        TuningJob resumed = Headstart.resume(warehouse, begun.study().id(), TABLE);
        assertThatThrownBy(() -> resumed.stopBelow(0.01).run()).hasMessageContaining("'random' expects none");
    }

    @Test
    void run_transferSwitchedOff_ignoresHistory() throws InterruptedException {
        job(Tables.classification("past", 100, 0.1, 10), "weka:IBk").trials(8).run();

        TuningResult result = job(TABLE, "weka:IBk").trials(4).transfer(false).run();

        assertThat(result.recommendations().get(0).candidates()).isEmpty();
        assertThat(result.trials())
                .extracting(trial -> trial.proposal().source())
                .doesNotContain(Source.PORTFOLIO, Source.TRANSFER);
    }

    @Test
    void run_regressionTask_lowersTheError() throws InterruptedException {
        TuningResult result = job(Tables.regression("plane", 150, 3), "weka:REPTree", "tribuo:CART")
                .trials(16)
                .run();

        assertThat(result.study().metric()).isEqualTo(Metric.RMSE);
        assertThat(result.incumbent().orElseThrow().value()).isLessThan(0.6);
    }

    @Test
    void run_cancelledHalfWay_returnsBestSoFarAndGoesOnAsIfUninterrupted() throws InterruptedException {
        TuningResult whole = job(TABLE, "weka:J48").trials(20).study("whole").run();
        AtomicInteger ended = new AtomicInteger();
        TuningJob job = job(TABLE, "weka:J48").trials(20).study("broken");
        job.listener(trial -> {
            if (trial.state().isEnd() && ended.incrementAndGet() == 7) {
                job.cancel();
            }
        });

        TuningResult broken = job.run();
        TuningResult resumed =
                Headstart.resume(warehouse, "broken", TABLE).isolated(false).run();

        assertThat(broken.trials().stream().filter(trial -> trial.state().isEnd()))
                .hasSizeBetween(7, 12);
        assertThat(broken.incumbent()).isPresent();
        assertThat(resumed.trials())
                .extracting(Trial::proposal)
                .isEqualTo(whole.trials().stream().map(Trial::proposal).toList());
        assertThat(resumed.trials())
                .extracting(Trial::value)
                .isEqualTo(whole.trials().stream().map(Trial::value).toList());
    }

    @Test
    void run_modelFile_holdsTheLibrarysOwnModel() throws Exception {
        Path model = folder.resolve("winner.model");

        job(TABLE, "weka:J48").trials(3).model(model).run();

        Object[] read = weka.core.SerializationHelper.readAll(model.toString());
        assertThat(read[0]).isInstanceOf(weka.classifiers.trees.J48.class);
        assertThat(read[1]).isInstanceOf(weka.core.Instances.class);
    }

    @Test
    void run_childJvm_givesTheSameValuesAsInProcess() throws InterruptedException {
        TuningResult inside = job(TABLE, "weka:J48").trials(5).run();
        warehouse = folder.resolve("child.db").toString();
        TuningResult outside = job(TABLE, "weka:J48").trials(5).isolated(true).run();

        assertThat(outside.trials())
                .extracting(Trial::value)
                .isEqualTo(inside.trials().stream().map(Trial::value).toList());
        assertThat(outside.trials()).extracting(Trial::state).isSubsetOf(TrialState.COMPLETE, TrialState.PRUNED);
    }

    @Test
    void run_listener_hearsOfEachTrialOnlyWhenItIsStored() throws InterruptedException {
        List<String> early = Collections.synchronizedList(new ArrayList<>());
        List<Trial> heard = Collections.synchronizedList(new ArrayList<>());
        List<Study> studies = new ArrayList<>();

        job(TABLE, "weka:J48")
                .trials(8)
                .workers(2)
                .onStudy(studies::add)
                .listener(trial -> {
                    heard.add(trial);
                    try (Warehouse opened = Providers.warehouse(warehouse)) {
                        if (!opened.trials(trial.study()).contains(trial)
                                && trial.state().isEnd()) {
                            early.add(trial.id());
                        }
                    }
                })
                .run();

        assertThat(early).isEmpty();
        assertThat(heard.stream().filter(trial -> trial.state().isEnd()).map(Trial::number))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(studies).hasSize(1);
    }

    @Test
    void run_wrongInput_saysWhatAndLeavesNoStudy() {
        assertThatThrownBy(() -> job(TABLE, "weka:J49").run())
                .isInstanceOf(HeadstartException.class)
                .hasMessageContaining("'weka:J49'")
                .hasMessageContaining("Maybe you meant 'weka:J48'");
        assertThatThrownBy(() -> job(TABLE, "weka:J48").metric("rmse").run()).hasMessageContaining("'rmse'");
        assertThatThrownBy(() -> job(TABLE, "weka:J48").optimizer("magic").run())
                .hasMessageContaining("'magic'");
        assertThatThrownBy(() -> job(TABLE, "weka:J48").device(Device.GPU).run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("GPU");
        assertThatThrownBy(() -> job(TABLE, "weka:LinearRegression").run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("weka:LinearRegression is left out");
        if (Files.exists(Path.of(warehouse))) {
            try (Warehouse opened = Providers.warehouse(warehouse)) {
                assertThat(opened.studies()).isEmpty();
            }
        }
    }

    @Test
    void resume_otherTable_isRefused() throws InterruptedException {
        String study = job(TABLE, "weka:J48").trials(2).run().study().id();
        Dataset other = Tables.classification("diagonal", 120, 0.1, 2);

        assertThatThrownBy(() -> Headstart.resume(warehouse, study, other).run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining(other.fingerprint())
                .hasMessageContaining("Maybe ");
    }

    private TuningJob job(Dataset dataset, String... learners) {
        return Headstart.tune(dataset).learners(learners).warehouse(warehouse).isolated(false);
    }
}
