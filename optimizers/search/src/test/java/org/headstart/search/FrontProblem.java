package org.headstart.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;

/**
 * Two objectives to minimise with a known Pareto front, on a mixed and conditional space of six hyperparameters: f1 = x and f2 = g h(f1 / g), where g is
 * 1 on the front and up to 7 off it, as in ZDT1 and ZDT2 (Zitzler, Deb and Thiele 2000).
 */
@SuppressWarnings("ImmutableEnumChecker") // a pure function and a record of records
enum FrontProblem {
    /** ZDT1: f2 = 1 - sqrt(f1) on the front. */
    CONVEX(ratio -> 1 - Math.sqrt(ratio), List.of(), 9, 7.7 - 1.0 / 3),
    /** ZDT2: f2 = 1 - f1^2 on the front. */
    CONCAVE(ratio -> 1 - ratio * ratio, List.of(), 9, 7.7 - 2.0 / 3),
    /** ZDT1 under a constraint that leaves the front above f1 = 0.3 to those off it, and a third of the space fails. */
    CONSTRAINED(ratio -> 1 - Math.sqrt(ratio), List.of(Constraint.parse("load<=1")), 6, 7.7 - 1.0 / 3),
    /** The same under a constraint that nothing keeps to. */
    IMPOSSIBLE(ratio -> 1 - Math.sqrt(ratio), List.of(Constraint.parse("load<=-0.5")), 6, 0);

    static final SearchSpace SPACE = SearchSpace.of(
            new FloatParameter("x", 0, 1, Scale.LINEAR),
            new FloatParameter("a", 0, 1, Scale.LINEAR),
            new FloatParameter("b", 1e-3, 1, Scale.LOG),
            new CategoricalParameter("kind", List.of("flat", "tall", "wide")),
            new FloatParameter("tilt", 0, 1, Scale.LINEAR).when(List.of(Condition.on("kind", "tall", "flat"))),
            new IntegerParameter("n", 0, 8, Scale.LINEAR));

    private static final double[] REFERENCE = {1.1, 7};

    private final DoubleUnaryOperator shape;
    private final Criteria criteria;
    private final int failsFrom;
    private final double most;

    FrontProblem(DoubleUnaryOperator shape, List<Constraint> constraints, int failsFrom, double most) {
        this.shape = shape;
        this.failsFrom = failsFrom;
        this.most = most;
        this.criteria =
                new Criteria(List.of(new Metric("f1", Goal.MINIMIZE), new Metric("f2", Goal.MINIMIZE)), constraints);
    }

    Optimizer begin(OptimizerProvider provider, long seed) {
        return provider.create(new Setting(
                Examples.LEARNER,
                SPACE,
                SPACE.defaultConfiguration(),
                criteria,
                seed,
                Recommendation.none(Examples.LEARNER, "none"),
                List.of(),
                Rungs.FULL_ONLY));
    }

    /** Asks and tells in turn. */
    List<Observation> run(Optimizer optimizer, int trials) {
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            told.add(evaluate(i, optimizer.ask().configuration()));
            optimizer.tell(told.get(i));
        }
        return told;
    }

    Observation evaluate(int number, Configuration configuration) {
        if (configuration.number("n") >= failsFrom) {
            return Examples.failed(number, configuration);
        }
        double f1 = configuration.number("x");
        double g = 1 + 6 * distance(configuration);
        double f2 = g * shape.applyAsDouble(f1 / g);
        double load = f1 + configuration.number("a");
        return new Observation(number, Examples.LEARNER, configuration, TrialState.COMPLETE, f1, 0.1)
                .withMeasures(Map.of("f1", f1, "f2", f2, "load", load));
    }

    /** From the front: 0 to 1. */
    private static double distance(Configuration configuration) {
        double b = Math.log10(configuration.number("b")) / 3 + 1;
        double kind = configuration.text("kind").equals("tall") ? 0 : 1;
        double tilt = configuration.has("tilt") ? Math.abs(configuration.number("tilt") - 0.4) / 0.6 : 1;
        return (Math.abs(configuration.number("a") - 0.7) / 0.7
                        + Math.abs(b - 0.3) / 0.7
                        + kind
                        + tilt
                        + Math.abs(configuration.number("n") - 3) / 5.0)
                / 5;
    }

    /** By how much a trial violates the constraints; one that failed by 2. */
    double violation(Observation trial) {
        return trial.value() == null ? 2 : criteria.violation(trial.value(), trial.measures());
    }

    /** By how much the hypervolume falls short of that of the whole front; with a constraint of the front without it. */
    double missing(List<Observation> trials) {
        return most - hypervolume(trials);
    }

    /** The area that the feasible trials dominate, up to the reference point. */
    private double hypervolume(List<Observation> trials) {
        List<double[]> points = trials.stream()
                .filter(trial -> trial.value() != null && criteria.violation(trial.value(), trial.measures()) == 0)
                .map(trial -> criteria.gains(trial.value(), trial.measures()))
                .map(gains -> new double[] {-gains[0], -gains[1]})
                .filter(point -> point[0] < REFERENCE[0] && point[1] < REFERENCE[1])
                .sorted(Comparator.comparingDouble((double[] point) -> point[0]))
                .toList();
        double area = 0;
        double lowest = REFERENCE[1];
        for (double[] point : points) {
            if (point[1] < lowest) {
                area += (REFERENCE[0] - point[0]) * (lowest - point[1]);
                lowest = point[1];
            }
        }
        return area;
    }
}
