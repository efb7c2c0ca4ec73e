package org.headstart.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Interval;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;

/** Small tuning results to print. */
final class Results {

    static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    static final String LEARNER = "test:Learner";

    private Results() {}

    static TuningResult of(Metric metric, Trial... trials) {
        return new TuningResult(study(metric), task("iris"), List.of(trials), List.of(advice()), List.of(), null);
    }

    static Study study(Metric metric) {
        return new Study("iris-1", "ab12", metric, Map.of(LEARNER, SPACE), Study.Settings.defaults(), Instant.EPOCH);
    }

    static Task task(String name) {
        return new Task("ab12" + name, name, TaskType.CLASSIFICATION, "class", 150, 4, 3, MetaFeatureVector.empty());
    }

    static Configuration x(double x) {
        return SPACE.configuration(Map.of("x", x));
    }

    static Recommendation advice() {
        Candidate first = new Candidate(
                x(0.5),
                0.9,
                new Interval(0.8, 0.95),
                0.1,
                Source.TRANSFER,
                List.of(new Reason("wine", 0.6), new Reason("glass", 0.4)));
        Candidate second = new Candidate(x(0.7), null, null, null, Source.PORTFOLIO, List.of(new Reason("glass", 1)));
        return new Recommendation(LEARNER, "portfolio", List.of(first, second), "The guard slept.");
    }

    static Trial complete(int number, Source source, double x, double value) {
        return planned(number, source, x)
                .with(new Outcome(TrialState.COMPLETE, value, List.of(value), List.of(), 1.25, null, null));
    }

    static Trial failed(int number, String message) {
        return planned(number, Source.SEARCH, 0.25).with(Outcome.without(TrialState.FAILED, 0.5, message));
    }

    static Trial planned(int number, Source source, double x) {
        TrialPlan plan = new TrialPlan(new Proposal(LEARNER, x(x), source, "why"), Fidelity.full(5), 1, List.of());
        return new Trial("id" + number, "iris-1", number, plan, 0, TrialState.QUEUED, null);
    }
}
