package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;

/** Spaces and settings that several tests use. */
final class Examples {

    static final String LEARNER = "test:learner";

    /** A support vector machine's space: every kind of hyperparameter that varies, with conditions and a forbidden pair. */
    static final SearchSpace SVM = SearchSpace.of(
            List.of(
                    new CategoricalParameter("kernel", List.of("rbf", "poly", "linear")),
                    new FloatParameter("cost", 1e-3, 1e3, Scale.LOG),
                    new FloatParameter("gamma", 1e-4, 1e1, Scale.LOG)
                            .when(List.of(Condition.on("kernel", "rbf", "poly"))),
                    new IntegerParameter("degree", 2, 5, Scale.LINEAR).when(List.of(Condition.on("kernel", "poly"))),
                    new OrdinalParameter("cache", List.of("small", "medium", "large"))),
            List.of(new Forbidden(java.util.Map.of("kernel", "linear", "cache", "large"))));

    /** Twelve configurations. */
    static final SearchSpace SMALL = SearchSpace.of(
            new CategoricalParameter("a", List.of("x", "y", "z")), new IntegerParameter("b", 1, 4, Scale.LINEAR));

    private Examples() {}

    static Setting setting(SearchSpace space, long seed) {
        return setting(space, seed, List.of(), List.of());
    }

    static Setting setting(SearchSpace space, long seed, List<Configuration> recommended, List<Configuration> pool) {
        List<Candidate> candidates = recommended.stream()
                .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                .toList();
        return new Setting(
                LEARNER,
                space,
                space.defaultConfiguration(),
                Metric.ACCURACY,
                seed,
                new Recommendation(LEARNER, "portfolio", candidates, "none"),
                pool);
    }

    static Observation complete(int number, Configuration configuration, double value) {
        return Observation.of(number, LEARNER, configuration, value);
    }

    static Observation failed(int number, Configuration configuration) {
        return new Observation(number, LEARNER, configuration, TrialState.FAILED, null, 1);
    }

    static Observation running(int number, Configuration configuration) {
        return new Observation(number, LEARNER, configuration, TrialState.RUNNING, null, 0);
    }
}
