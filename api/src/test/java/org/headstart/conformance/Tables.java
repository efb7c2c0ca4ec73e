package org.headstart.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;

/** Small made-up tables whose target depends on their features; numbers are never negative, so that every learner may take them. */
public final class Tables {

    public static final String TARGET = "target";

    private static final List<String> CLASSES = List.of("no", "yes", "perhaps");
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    private Tables() {}

    /** Two numbers, a category and a target that they decide, with a little noise. */
    public static Dataset mixed(TaskType type, int rows, long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(rows).toArray();
        double[] noise = random.doubles(rows, 0, 3).toArray();
        int[] colour = random.ints(rows, 0, COLOURS.size()).toArray();
        Column target = target(type, x, colour, random);
        return Dataset.of(
                "mixed",
                List.of(
                        NumericColumn.of("x", x),
                        NumericColumn.of("noise", noise),
                        CategoricalColumn.of("colour", colour, COLOURS),
                        target),
                TARGET);
    }

    /** As {@link #mixed}, without the category. */
    public static Dataset numeric(TaskType type, int rows, long seed) {
        return without(mixed(type, rows, seed), "colour");
    }

    /** As {@link #mixed}, without the numbers. */
    public static Dataset categorical(TaskType type, int rows, long seed) {
        return without(without(mixed(type, rows, seed), "x"), "noise");
    }

    private static Column target(TaskType type, double[] x, int[] colour, Random random) {
        double[] score = IntStream.range(0, x.length)
                .mapToDouble(i -> 2 * x[i] + (colour[i] == 0 ? 1 : 0) + 0.05 * random.nextGaussian())
                .toArray();
        if (type == TaskType.REGRESSION) {
            return NumericColumn.of(TARGET, score);
        }
        int[] codes = IntStream.range(0, x.length)
                .map(i -> i < CLASSES.size() ? i : score[i] < 0.9 ? 0 : score[i] < 1.7 ? 1 : 2)
                .toArray();
        return CategoricalColumn.of(TARGET, codes, CLASSES);
    }

    /** The same table with all classes but the first made one; itself when the target is numeric or has two already. */
    public static Dataset twoClasses(Dataset dataset) {
        if (!(dataset.target() instanceof CategoricalColumn classes)
                || classes.levels().size() <= 2) {
            return dataset;
        }
        int[] codes =
                Arrays.stream(classes.toArray()).map(code -> Math.min(code, 1)).toArray();
        return with(
                dataset,
                CategoricalColumn.of(classes.name(), codes, classes.levels().subList(0, 2)));
    }

    public static Dataset without(Dataset dataset, String column) {
        return Dataset.of(
                dataset.name(),
                dataset.columns().stream().filter(c -> !c.name().equals(column)).toList(),
                dataset.target().name());
    }

    /** The same table with one column replaced (by name) or added before the target. */
    public static Dataset with(Dataset dataset, Column column) {
        List<Column> columns = new ArrayList<>(dataset.columns());
        columns.removeIf(c -> c.name().equals(column.name()));
        boolean isTarget = column.name().equals(dataset.target().name());
        columns.add(isTarget ? columns.size() : 0, column);
        return Dataset.of(dataset.name(), columns, dataset.target().name());
    }

    /** The same table with every cell of the features gone with some probability. */
    public static Dataset withGaps(Dataset dataset, double share, long seed) {
        Random random = new Random(seed);
        List<Column> columns = dataset.columns().stream()
                .map(c -> c.name().equals(dataset.target().name()) ? c : gaps(c, share, random))
                .toList();
        return Dataset.of(dataset.name(), columns, dataset.target().name());
    }

    private static Column gaps(Column column, double share, Random random) {
        if (column instanceof NumericColumn numeric) {
            double[] values = numeric.toArray();
            for (int row = 0; row < values.length; row++) {
                values[row] = random.nextDouble() < share ? Double.NaN : values[row];
            }
            return NumericColumn.of(column.name(), values);
        }
        CategoricalColumn categorical = (CategoricalColumn) column;
        int[] codes = categorical.toArray();
        for (int row = 0; row < codes.length; row++) {
            codes[row] = random.nextDouble() < share ? CategoricalColumn.MISSING : codes[row];
        }
        return CategoricalColumn.of(column.name(), codes, categorical.levels());
    }

    /** The same table with every target gone. */
    public static Dataset withoutTargets(Dataset dataset) {
        int rows = dataset.rows();
        Column target = dataset.target() instanceof CategoricalColumn classes
                ? CategoricalColumn.of(
                        classes.name(), IntStream.range(0, rows).map(i -> -1).toArray(), classes.levels())
                : NumericColumn.of(
                        dataset.target().name(),
                        IntStream.range(0, rows).mapToDouble(i -> Double.NaN).toArray());
        return with(dataset, target);
    }

    /** A copy that shares no array with the table. */
    public static Dataset copy(Dataset dataset) {
        List<Column> columns = dataset.columns().stream()
                .map(column -> column.select(IntStream.range(0, dataset.rows()).toArray()))
                .toList();
        return Dataset.of(dataset.name(), columns, dataset.target().name());
    }
}
