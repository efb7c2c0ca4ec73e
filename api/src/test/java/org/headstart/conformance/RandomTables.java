package org.headstart.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;

/**
 * Small tables of every kind, each decided by its seed: few and many rows, columns that repeat, depend on each other, hold one value or few, rare levels,
 * gaps. Numbers are multiples of 2^-20 and below 2^20 in size, so that a power of two scales them and a whole number shifts them exactly.
 */
final class RandomTables {

    private static final int MOST_ROWS = 60;
    private static final int MOST_FEATURES = 6;
    private static final int MOST_LEVELS = 5;
    private static final String TARGET = "target";

    private final Random random;
    private final int rows;
    private final List<Column> columns = new ArrayList<>();

    private RandomTables(Random random) {
        this.random = random;
        this.rows = 2 + random.nextInt(MOST_ROWS);
    }

    static Dataset of(TaskType type, long seed) {
        return new RandomTables(new Random(seed)).table(type, seed);
    }

    private Dataset table(TaskType type, long seed) {
        int features = 1 + random.nextInt(MOST_FEATURES);
        for (int i = 0; i < features; i++) {
            columns.add(random.nextInt(3) == 0 ? labels("c" + i) : numbers("x" + i));
        }
        columns.add(type == TaskType.REGRESSION ? numericTarget() : classes());
        Dataset table = Dataset.of("random " + seed, columns, TARGET);
        return random.nextInt(3) == 0 ? Tables.withGaps(table, 0.4 * random.nextDouble(), seed) : table;
    }

    private Column numbers(String name) {
        int kind = random.nextInt(6);
        double[] other = other();
        double scale = Math.scalb(1.0, random.nextInt(12) - 4);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = exact(
                    switch (kind) {
                        case 0 -> random.nextDouble() * scale;
                        case 1 -> random.nextGaussian() * scale;
                        case 2 -> random.nextInt(4);
                        case 3 -> -scale * Math.log(1 - random.nextDouble());
                        case 4 -> 7;
                        default -> 3 * other[row] + (row % 3 == 0 ? random.nextGaussian() : 0);
                    });
        }
        return NumericColumn.of(name, values);
    }

    private static double exact(double value) {
        return Math.rint(Math.max(-1e5, Math.min(1e5, value)) * (1 << 20)) / (1 << 20);
    }

    /** Some numeric column that is there already, or noise. */
    private double[] other() {
        return columns.stream()
                .filter(NumericColumn.class::isInstance)
                .map(column -> ((NumericColumn) column).toArray())
                .findFirst()
                .orElseGet(() -> random.doubles(rows).toArray());
    }

    private Column labels(String name) {
        int levels = 1 + random.nextInt(MOST_LEVELS);
        double skew = 1 + random.nextInt(3);
        return of(
                name,
                IntStream.range(0, rows)
                        .map(row -> (int) (levels * Math.pow(random.nextDouble(), skew)))
                        .toArray(),
                levels);
    }

    private Column classes() {
        int classes = 1 + random.nextInt(MOST_LEVELS);
        double[] score = other();
        double noise = random.nextInt(3);
        double[] noisy = IntStream.range(0, rows)
                .mapToDouble(row -> score[row] + noise * random.nextGaussian())
                .toArray();
        double low =
                IntStream.range(0, rows).mapToDouble(row -> noisy[row]).min().orElse(0);
        double high =
                IntStream.range(0, rows).mapToDouble(row -> noisy[row]).max().orElse(1);
        return of(
                TARGET,
                IntStream.range(0, rows)
                        .map(row -> high > low
                                ? (int) Math.min(classes - 1, classes * (noisy[row] - low) / (high - low))
                                : random.nextInt(classes))
                        .toArray(),
                classes);
    }

    private static Column of(String name, int[] codes, int levels) {
        return CategoricalColumn.of(
                name, codes, IntStream.range(0, levels).mapToObj(i -> "l" + i).toList());
    }

    private Column numericTarget() {
        double[] score = other();
        double noise = random.nextInt(3);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = exact(2 * score[row] + noise * random.nextGaussian());
        }
        return NumericColumn.of(TARGET, values);
    }
}
