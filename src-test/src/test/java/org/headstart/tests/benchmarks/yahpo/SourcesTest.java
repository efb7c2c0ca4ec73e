package org.headstart.tests.benchmarks.yahpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.tests.benchmarks.yahpo.Sources.Scores;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackTask;
import org.headstart.warehouse.pack.SpaceFile;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final Pack PACK = new Pack(
            new SpaceFile("made-up", "", Metric.ACCURACY, SPACE, false, ""),
            IntStream.range(0, 7).mapToObj(SourcesTest::task).toList(),
            0);

    private static PackTask task(int number) {
        List<Observation> trials = IntStream.range(0, 30)
                .mapToObj(i ->
                        Observation.of(i, "made-up", SPACE.configuration(Map.of("x", i / 30.0)), number + i / 100.0))
                .toList();
        return new PackTask("t" + number, number % 3 == 0, MetaFeatureVector.empty(), trials, Map.of());
    }

    private static List<Double> values(PastTask task) {
        return task.observations().stream().map(Observation::value).toList();
    }

    private static List<String> names(History history) {
        return history.tasks().stream().map(past -> past.task().name()).toList();
    }

    @Test
    void of_true_isTheRecord() {
        History history = Sources.ALL.of(PACK, PACK.train());

        assertThat(names(history)).containsExactly("t1", "t2", "t4", "t5");
        assertThat(history.tasks().get(1).observations())
                .isEqualTo(PACK.train().get(1).observations());
        assertThat(Sources.ALL.suffix()).isEmpty();
    }

    @Test
    void of_negated_turnsEverySign() {
        Sources sources = new Sources(Scores.NEGATED, ALL, 1);

        History history = sources.of(PACK, PACK.train());

        assertThat(values(history.tasks().get(0))).startsWith(-1.0, -1.01).hasSize(30);
        assertThat(sources.suffix()).isEqualTo("/negated");
    }

    @Test
    void of_shuffled_dealsTheSameScoresToOtherConfigurationsWithinEachTask() {
        Sources sources = new Sources(Scores.SHUFFLED, ALL, 1);

        History history = sources.of(PACK, PACK.train());

        for (int i = 0; i < history.tasks().size(); i++) {
            List<Double> before = PACK.train().get(i).observations().stream()
                    .map(Observation::value)
                    .toList();
            assertThat(values(history.tasks().get(i)))
                    .containsExactlyInAnyOrderElementsOf(before)
                    .isNotEqualTo(before);
        }
        assertThat(history.tasks()).isEqualTo(sources.of(PACK, PACK.train()).tasks());
        assertThat(history.tasks())
                .isNotEqualTo(new Sources(Scores.SHUFFLED, ALL, 2)
                        .of(PACK, PACK.train())
                        .tasks());
    }

    @Test
    void of_limited_isASubsetInOrderThatTheSeedDecides() {
        Sources sources = new Sources(Scores.TRUE, 2, 3);

        assertThat(names(sources.of(PACK, PACK.train())))
                .hasSize(2)
                .isSubsetOf("t1", "t2", "t4", "t5")
                .isSorted()
                .isEqualTo(names(sources.of(PACK, PACK.train())));
        assertThat(sources.suffix()).isEqualTo("/sources2");
    }

    @Test
    void crossValidation_ofTheTrainTasks_measuresEachOnceWithoutHavingSeenIt() {
        List<Fold> folds = Fold.crossValidation(PACK, 3);

        assertThat(folds.stream().flatMap(fold -> fold.measured().stream()).map(PackTask::name))
                .containsExactlyInAnyOrder("t1", "t2", "t4", "t5");
        assertThat(folds).allSatisfy(fold -> assertThat(fold.learned())
                .doesNotContainAnyElementsOf(fold.measured())
                .hasSize(4 - fold.measured().size())
                .noneMatch(PackTask::test));
        assertThat(folds.get(0).only(List.of("t1", "t6")).measured())
                .extracting(PackTask::name)
                .containsExactly("t1");
    }
}
