package org.headstart.tests.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;

/**
 * Tasks made by chance over one mixed and conditional space of ten hyperparameters: smooth valleys whose floors lie near each other, so that past tasks help.
 * Everything follows from the task's number. Immutable.
 */
final class SmoothTasks {

    static final String LEARNER = "benchmark:learner";
    static final Metric METRIC = Metric.ACCURACY;
    static final SearchSpace SPACE = SearchSpace.of(
            new CategoricalParameter("kind", List.of("linear", "tree", "kernel")),
            new FloatParameter("rate", 1e-4, 1, Scale.LOG),
            new FloatParameter("decay", 1e-6, 1, Scale.LOG),
            new FloatParameter("share", 0.1, 1, Scale.LINEAR),
            new IntegerParameter("rounds", 10, 1000, Scale.LOG),
            new CategoricalParameter("weighting", List.of("none", "balanced")),
            new IntegerParameter("depth", 1, 20, Scale.LINEAR).when(onKind("tree")),
            new FloatParameter("columns", 0.1, 1, Scale.LINEAR).when(onKind("tree")),
            new FloatParameter("width", 1e-3, 1e3, Scale.LOG).when(onKind("kernel")),
            new IntegerParameter("degree", 1, 5, Scale.LINEAR).when(onKind("kernel")));

    private SmoothTasks() {}

    private static List<Condition> onKind(String kind) {
        return List.of(Condition.on("kind", kind));
    }

    /** The past tasks 0 to tasks - 1, each with so many trials drawn at random. */
    static History history(int tasks, int trials) {
        return new History(
                LEARNER,
                SPACE,
                METRIC,
                IntStream.range(0, tasks).mapToObj(task -> past(task, trials)).toList());
    }

    private static PastTask past(int task, int trials) {
        SplittableRandom random = new SplittableRandom(7919L * task + 1);
        List<Observation> observations = new ArrayList<>();
        for (int number = 0; number < trials; number++) {
            observations.add(observation(task, number, SPACE.sample(random)));
        }
        Task known = new Task("task " + task, "task " + task, TaskType.CLASSIFICATION, "y", 100, 10, 2, features(task));
        return new PastTask(known, observations);
    }

    /** The same history with one more trial of its first task. */
    static History withOneMore(History history, SplittableRandom random) {
        List<PastTask> tasks = new ArrayList<>(history.tasks());
        List<Observation> observations = new ArrayList<>(tasks.get(0).observations());
        observations.add(observation(0, observations.size(), SPACE.sample(random)));
        tasks.set(0, new PastTask(tasks.get(0).task(), observations));
        return new History(LEARNER, SPACE, METRIC, tasks);
    }

    static Observation observation(int task, int number, Configuration configuration) {
        return Observation.of(number, LEARNER, configuration, value(task, configuration));
    }

    /** Five meta-features, of which the first two say where the valley lies. */
    static MetaFeatureVector features(int task) {
        SplittableRandom random = new SplittableRandom(31L * task + 5);
        double[] floor = floor(task);
        return new MetaFeatureVector(
                "benchmark",
                Map.of(
                        "first", new MetaFeatureValue.Known(floor[1] + 0.05 * random.nextGaussian()),
                        "second", new MetaFeatureValue.Known(floor[2] + 0.05 * random.nextGaussian()),
                        "third", new MetaFeatureValue.Known(random.nextDouble()),
                        "fourth", new MetaFeatureValue.Known(random.nextDouble()),
                        "fifth", new MetaFeatureValue.Known(random.nextDouble())));
    }

    /** The accuracy of a configuration on a task, 0 to 1. */
    static double value(int task, Configuration configuration) {
        double[] unit = SPACE.toUnit(configuration);
        double[] floor = floor(task);
        double away = 0;
        for (int i = 0; i < unit.length; i++) {
            away += (1.0 + i % 3) * (unit[i] - floor[i]) * (unit[i] - floor[i]);
        }
        double ripple = 0.02 * Math.sin(9 * unit[1] + 7 * unit[2] * floor[3]);
        return 0.5 + 0.45 * Math.exp(-1.5 * away) + ripple;
    }

    private static double[] floor(int task) {
        SplittableRandom random = new SplittableRandom(104_729L * task + 3);
        double[] floor = new double[SPACE.size()];
        for (int i = 0; i < floor.length; i++) {
            double shared = 0.25 + 0.5 * ((i * 0.618) % 1);
            floor[i] = Math.min(1, Math.max(0, shared + 0.15 * random.nextGaussian()));
        }
        return floor;
    }
}
