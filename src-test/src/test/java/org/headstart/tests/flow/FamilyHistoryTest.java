package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headstart.api.FamilyHistory;
import org.headstart.api.Providers;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What relatives add to a learner's history, on the two libraries' k nearest neighbours. */
class FamilyHistoryTest {

    private static final String IBK = "weka:IBk";
    private static final String KNN = "tribuo:KNN";

    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Providers.warehouse(folder.resolve("warehouse.db").toString());
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private static SearchSpace space(String learner) {
        return Providers.learner(learner).space();
    }

    private History history(String learner, Instant asOf) {
        return new FamilyHistory(warehouse, Metric.ACCURACY, "held out", asOf).of(learner, space(learner));
    }

    private void run(String task, String learner, Map<String, ?> values, double value) {
        Task stored =
                new Task(task, task, TaskType.CLASSIFICATION, "class", 10, 2, 2, new MetaFeatureVector("v", Map.of()));
        warehouse.saveTask(stored);
        Study.Settings settings =
                Study.Settings.defaults().withOptimizer("sobol").withTrials(1);
        Study study = warehouse.createStudy(
                UUID.randomUUID().toString(), task, Metric.ACCURACY, Map.of(learner, space(learner)), settings);
        Proposal proposal = new Proposal(learner, space(learner).complete(values), Source.RANDOM, "");
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        warehouse.enqueue(new Trial(UUID.randomUUID().toString(), study.id(), 0, plan, 0, TrialState.QUEUED, null));
        warehouse.finish(
                warehouse.claim(study.id(), "worker", Duration.ofMinutes(1)).orElseThrow(),
                new Outcome(TrialState.COMPLETE, value, List.of(value), List.of(), 1, null, null));
    }

    @Test
    void of_relativesAlone_areTranslatedAndTrustedLess() {
        run("iris", IBK, Map.of("KNN", 7, "distanceFunction", "ManhattanDistance"), 0.9);

        History history = history(KNN, Instant.MAX);

        PastTask past = history.tasks().get(0);
        assertThat(past.name()).isEqualTo("iris (weka:IBk)");
        assertThat(past.trust()).isLessThan(1);
        assertThat(past.observations().get(0).value()).isEqualTo(0.9);
        assertThat(past.observations().get(0).configuration().values())
                .containsExactly(
                        Map.entry("k", 7L), Map.entry("dist", "L1Distance"), Map.entry("scale", "standardize"));
        assertThat(history.leftOut()).isZero();
    }

    @Test
    void of_whatTheLearnerIsWithoutOrWhatIsTooFar_isLeftOutAndCounted() {
        run("iris", IBK, Map.of("KNN", 7, "distanceFunction", "ChebyshevDistance"), 0.9);
        run("iris", IBK, Map.of("KNN", 7, "distanceWeighting", "inverse"), 0.9);

        History history = history(KNN, Instant.MAX);

        assertThat(history.tasks()).isEmpty();
        assertThat(history.leftOut()).isEqualTo(2);
    }

    @Test
    void of_sameTask_ownTrialsWin() {
        run("iris", IBK, Map.of("KNN", 7), 0.9);
        run("iris", KNN, Map.of("k", 9), 0.8);
        run("wine", IBK, Map.of("KNN", 11), 0.7);

        History history = history(KNN, Instant.MAX);

        assertThat(history.tasks()).extracting(PastTask::name).containsExactly("iris", "wine (weka:IBk)");
        assertThat(history.tasks().get(0).observations())
                .extracting(Observation::value)
                .containsExactly(0.8);
    }

    @Test
    void of_heldOutTaskAndLaterTrials_doNotCount() throws InterruptedException {
        run("held out", IBK, Map.of("KNN", 3), 0.6);
        run("iris", IBK, Map.of("KNN", 7), 0.9);
        Thread.sleep(5);
        Instant then = Instant.now();
        Thread.sleep(5);
        run("wine", IBK, Map.of("KNN", 7), 0.9);

        assertThat(history(KNN, then).tasks()).extracting(PastTask::name).containsExactly("iris (weka:IBk)");
        assertThat(history(KNN, Instant.MAX).tasks()).hasSize(2);
    }

    @Test
    void of_enoughTasksOfItsOwn_learnsFromThemAlone() {
        run("elsewhere", IBK, Map.of("KNN", 7), 0.9);
        run("first", KNN, Map.of("k", 9), 0.8);
        run("second", KNN, Map.of("k", 9), 0.8);
        assertThat(history(KNN, Instant.MAX).tasks())
                .extracting(PastTask::name)
                .containsExactly("first", "second", "elsewhere (weka:IBk)");

        run("third", KNN, Map.of("k", 9), 0.8);

        assertThat(history(KNN, Instant.MAX).tasks())
                .extracting(PastTask::name)
                .containsExactly("first", "second", "third");
    }

    @Test
    void of_learnerWithoutFamily_isItsOwnHistory() {
        run("iris", "weka:JRip", Map.of(), 0.8);

        assertThat(history("weka:JRip", Instant.MAX))
                .isEqualTo(
                        warehouse.history("weka:JRip", space("weka:JRip"), Metric.ACCURACY, "held out", Instant.MAX));
    }
}
