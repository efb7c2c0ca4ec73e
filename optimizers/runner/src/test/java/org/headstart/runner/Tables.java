package org.headstart.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Device;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialPlan;

/** Tables, settings and plans that tests share. */
final class Tables {

    static final long MEBIBYTE = 1L << 20;
    static final int FOLDS = 5;

    private Tables() {}

    /** Two overlapping clouds of points, with a label that depends on neither and some cells missing. */
    static Dataset clouds(int rows, long seed) {
        Random random = new Random(seed);
        double[] x = new double[rows];
        double[] y = new double[rows];
        int[] colour = new int[rows];
        int[] cloud = new int[rows];
        for (int row = 0; row < rows; row++) {
            cloud[row] = random.nextInt(3) == 0 ? 1 : 0;
            x[row] = random.nextGaussian() + cloud[row];
            y[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian() - cloud[row];
            colour[row] = random.nextInt(4) - 1;
        }
        return Dataset.of(
                "clouds",
                List.of(
                        NumericColumn.of("x", x),
                        CategoricalColumn.of("colour", colour, List.of("red", "", "größer\uD800")),
                        CategoricalColumn.of("cloud", cloud, List.of("near", "far")),
                        NumericColumn.of("y", y)),
                "cloud");
    }

    static Dataset line(int rows, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(rows).toArray();
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++) {
            y[row] = 3 * x[row] + random.nextGaussian();
        }
        return Dataset.of("line", List.of(NumericColumn.of("x", x), NumericColumn.of("y", y)), "y");
    }

    static Setting setting(Dataset dataset, Duration time, long memoryBytes) {
        Metric metric = Metric.standard(dataset.taskType()).get(0);
        return new Setting(dataset, Folds.of(dataset, FOLDS, 42), metric, new Limits(time, memoryBytes), Device.AUTO);
    }

    static Setting setting() {
        return setting(clouds(200, 1), Duration.ofSeconds(60), 64 * MEBIBYTE);
    }

    static TrialPlan plan(String learner, Map<String, ?> values, long seed) {
        return new TrialPlan(
                new Proposal(learner, Providers.learner(learner).space().complete(values), Source.RANDOM, "a test"),
                Fidelity.full(FOLDS),
                seed,
                List.of());
    }

    static TrialPlan honest(long seed) {
        return plan(CentroidLearner.ID, Map.of("noise", 0.3), seed);
    }

    static TrialPlan rogue(Deed deed) {
        return rogue(deed, 0);
    }

    static TrialPlan rogue(Deed deed, int after) {
        return plan(RogueLearner.ID, Map.of("deed", deed.name(), "after", after), 7);
    }

    static TrialPlan with(TrialPlan plan, Fidelity fidelity) {
        return new TrialPlan(plan.proposal(), fidelity, plan.seed(), plan.rivalFolds());
    }

    static TrialPlan against(TrialPlan plan, List<Double> rival) {
        return new TrialPlan(plan.proposal(), plan.fidelity(), plan.seed(), rival);
    }
}
