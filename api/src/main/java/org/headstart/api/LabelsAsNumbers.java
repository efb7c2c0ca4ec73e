package org.headstart.api;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;

/** Classes that are written as numbers: a numeric target with a few whole values, which may be regression or not. */
final class LabelsAsNumbers {

    /** A target with more values than this is taken for a quantity. */
    private static final int MOST_VALUES = 10;

    /** With fewer rows a value than this, few values say nothing. */
    private static final int ROWS_A_VALUE = 5;

    private LabelsAsNumbers() {}

    /** What the user should know when nobody said that the target is a number. */
    static Optional<String> warning(Dataset dataset, ReadOptions options) {
        boolean chosen = options.taskType() != null
                || options.columnTypes().containsKey(dataset.target().name());
        if (chosen || !(dataset.target() instanceof NumericColumn target)) {
            return Optional.empty();
        }
        TreeSet<Long> values = new TreeSet<>();
        int rows = 0;
        for (int row = 0; row < target.size() && values.size() <= MOST_VALUES; row++) {
            double value = target.value(row);
            if (Double.isNaN(value)) {
                continue;
            }
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            values.add((long) value);
            rows++;
        }
        boolean few = values.size() >= 2 && values.size() <= MOST_VALUES && rows >= ROWS_A_VALUE * values.size();
        return few ? Optional.of(text(target.name(), values)) : Optional.empty();
    }

    private static String text(String target, Set<Long> values) {
        return "The target '%s' is numeric with %d whole values (%s), so the task is regression. Maybe they are classes: --type classification reads them so."
                .formatted(
                        target,
                        values.size(),
                        values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
