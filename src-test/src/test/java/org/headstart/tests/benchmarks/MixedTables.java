package org.headstart.tests.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;

/** Tables of any size as they come from practice: three numeric columns to two of labels, five of a hundred cells missing, a target that depends on some. */
final class MixedTables {

    private static final double MISSING = 0.05;
    private static final int KINDS = 5;
    private static final int CLASSES = 4;

    private MixedTables() {}

    /**
     * A table made from a seed.
     *
     * @param type    what is predicted
     * @param rows    how many rows
     * @param columns how many features
     * @param seed    decides everything
     */
    static Dataset of(TaskType type, int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[] score = new double[rows];
        List<Column> all = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            all.add(feature(column, score, random));
        }
        all.add(target(type, score, random));
        return Dataset.of("mixed", all, "target");
    }

    private static Column feature(int column, double[] score, Random random) {
        double weight = random.nextGaussian() / (1 + column);
        String name = "x" + column;
        return switch (column % KINDS) {
            case 0 -> numbers(name, score, weight, random, random::nextGaussian);
            case 1 -> numbers(name, score, weight, random, () -> Math.exp(random.nextGaussian()));
            case 2 -> numbers(name, score, weight, random, () -> (double) random.nextInt(20));
            case 3 -> labels(name, score, weight, random, 2);
            default -> labels(name, score, weight, random, 3 + column % 20);
        };
    }

    /** Draws a number. */
    @FunctionalInterface
    private interface Draw {
        double next();
    }

    private static Column numbers(String name, double[] score, double weight, Random random, Draw draw) {
        double[] values = new double[score.length];
        for (int row = 0; row < values.length; row++) {
            double value = draw.next();
            score[row] += weight * value;
            values[row] = random.nextDouble() < MISSING ? Double.NaN : value;
        }
        return NumericColumn.of(name, values);
    }

    private static Column labels(String name, double[] score, double weight, Random random, int levels) {
        int[] codes = new int[score.length];
        for (int row = 0; row < codes.length; row++) {
            int code = (int) (levels * random.nextDouble() * random.nextDouble());
            score[row] += weight * code;
            codes[row] = random.nextDouble() < MISSING ? CategoricalColumn.MISSING : code;
        }
        List<String> names =
                IntStream.range(0, levels).mapToObj(level -> "level " + level).toList();
        return CategoricalColumn.of(name, codes, names);
    }

    private static Column target(TaskType type, double[] score, Random random) {
        double[] noisy = IntStream.range(0, score.length)
                .mapToDouble(row -> score[row] + 0.5 * random.nextGaussian())
                .toArray();
        if (type == TaskType.REGRESSION) {
            return NumericColumn.of("target", noisy);
        }
        int[] codes = IntStream.range(0, noisy.length)
                .map(row -> Math.max(0, Math.min(CLASSES - 1, (int) Math.floor(noisy[row] + CLASSES / 2.0))))
                .toArray();
        return CategoricalColumn.of("target", codes, List.of("a", "b", "c", "d"));
    }
}
