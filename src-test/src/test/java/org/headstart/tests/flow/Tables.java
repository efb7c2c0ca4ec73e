package org.headstart.tests.flow;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/** Small tables made from a seed, for tests of the whole flow. */
final class Tables {

    private Tables() {}

    /** Two classes that differ along a diagonal of the first two numbers; one column of noise, one of labels. */
    static Dataset classification(String name, int rows, double noise, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(rows).toArray();
        double[] y = random.doubles(rows).toArray();
        double[] blur = random.doubles(rows).toArray();
        int[] colour = random.ints(rows, 0, 3).toArray();
        int[] kind = IntStream.range(0, rows)
                .map(i -> x[i] + y[i] + noise * random.nextGaussian() + 0.2 * (colour[i] - 1) > 1 ? 1 : 0)
                .toArray();
        return Dataset.of(
                name,
                List.of(
                        NumericColumn.of("x", x),
                        NumericColumn.of("y", y),
                        NumericColumn.of("blur", blur),
                        CategoricalColumn.of("colour", colour, List.of("red", "green", "blue")),
                        CategoricalColumn.of("kind", kind, List.of("a", "b"))),
                "kind");
    }

    /** A bent plane with noise. */
    static Dataset regression(String name, int rows, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(rows).toArray();
        double[] y = random.doubles(rows).toArray();
        double[] z = IntStream.range(0, rows)
                .mapToDouble(i -> 3 * x[i] - y[i] * y[i] + 0.1 * random.nextGaussian())
                .toArray();
        return Dataset.of(
                name, List.of(NumericColumn.of("x", x), NumericColumn.of("y", y), NumericColumn.of("z", z)), "z");
    }
}
