package org.headstart.tribuo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.trial.Fidelity;

/** Small tables, and the shortest way to a model. */
final class Samples {

    static final long SEED = 5;

    private Samples() {}

    /** Two numbers and a category decide the target. */
    static Dataset table(TaskType type, int rows, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(rows).toArray();
        double[] z = random.doubles(rows, 0, 1000).toArray();
        int[] colour = random.ints(rows, 0, 3).toArray();
        double[] score = IntStream.range(0, rows)
                .mapToDouble(i -> x[i] + z[i] / 1000 + colour[i])
                .toArray();
        Column target = type == TaskType.REGRESSION
                ? NumericColumn.of("y", score)
                : CategoricalColumn.of(
                        "y",
                        IntStream.range(0, rows)
                                .map(i -> i < 3 ? i : score[i] < 1.5 ? 0 : score[i] < 2.5 ? 1 : 2)
                                .toArray(),
                        List.of("low", "middle", "high"));
        return Dataset.of(
                "sample",
                List.of(
                        NumericColumn.of("x", x),
                        target,
                        NumericColumn.of("z", z),
                        CategoricalColumn.of("colour", colour, List.of("red", "green", "blue"))),
                "y");
    }

    static Learner learner(String id) {
        return new TribuoLearners().find(id).orElseThrow();
    }

    static TribuoModel<?> train(String id, Dataset table, Map<String, ?> values) {
        return train(id, table, values, Fidelity.full(2), SEED);
    }

    static TribuoModel<?> train(String id, Dataset table, Map<String, ?> values, Fidelity fidelity, long seed) {
        Learner learner = learner(id);
        try {
            TrainedModel model = learner.train(
                    new Learner.Request(table, learner.space().complete(values), fidelity, seed, Device.CPU, null));
            return (TribuoModel<?>) model;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
