package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class FittedSurrogatesTest {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    private final List<String> fitted = new ArrayList<>();

    private static SourceTask task(String name, int trials, double best) {
        List<Observation> observations = IntStream.range(0, trials)
                .mapToObj(i -> Observation.of(i, "test:learner", SPACE.complete(Map.of("x", i / 10.0)), best - i))
                .toList();
        Task task = new Task(name, name, TaskType.CLASSIFICATION, "y", 1, 1, 2, MetaFeatureVector.empty());
        History history =
                new History("test:learner", SPACE, Metric.ACCURACY, List.of(new PastTask(task, observations)));
        return SourceTask.of(history, 1).get(0);
    }

    private Surrogate fit(SourceTask task) {
        fitted.add(task.name() + task.trials());
        return configuration -> new Surrogate.Estimate(0, 0);
    }

    @Test
    void of_oneTaskGotAnotherTrial_fitsOnlyThat() {
        FittedSurrogates surrogates = new FittedSurrogates();
        for (int trials : new int[] {3, 3, 4}) {
            surrogates.of(task("a", 2, 1), this::fit);
            surrogates.of(task("b", trials, 1), this::fit);
        }

        assertThat(fitted).containsExactly("a2", "b3", "b4");
    }

    @Test
    void of_sameTrialsWithAnotherValue_fitsAnew() {
        FittedSurrogates surrogates = new FittedSurrogates();
        surrogates.of(task("a", 2, 1), this::fit);
        surrogates.of(task("a", 2, 1.5), this::fit);

        assertThat(fitted).hasSize(2);
    }

    @Test
    void of_moreTrialsThanAreKept_forgetsWhatWasNotAskedForTheLongestTime() {
        FittedSurrogates surrogates = new FittedSurrogates(5);
        surrogates.of(task("a", 2, 1), this::fit);
        surrogates.of(task("b", 2, 1), this::fit);
        surrogates.of(task("a", 2, 1), this::fit);
        surrogates.of(task("c", 2, 1), this::fit);
        surrogates.of(task("a", 2, 1), this::fit);
        surrogates.of(task("b", 2, 1), this::fit);

        assertThat(fitted).containsExactly("a2", "b2", "c2", "b2");
    }

    @Test
    void of_oneTaskAboveTheBound_isKept() {
        FittedSurrogates surrogates = new FittedSurrogates(1);
        surrogates.of(task("a", 3, 1), this::fit);
        surrogates.of(task("a", 3, 1), this::fit);

        assertThat(fitted).containsExactly("a3");
    }
}
