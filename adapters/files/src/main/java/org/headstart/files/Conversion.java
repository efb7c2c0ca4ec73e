package org.headstart.files;

import java.util.Arrays;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.NumericColumn;
import org.jspecify.annotations.Nullable;

/** Numbers as labels and labels as numbers, where the user asks for it. */
final class Conversion {

    private Conversion() {}

    /** The column in the wanted type; itself when it is of that type or none is wanted. */
    static Column to(@Nullable ColumnType wanted, Column column, Place file) {
        if (wanted == ColumnType.CATEGORICAL && column instanceof NumericColumn numbers) {
            return toLabels(numbers);
        }
        if (wanted == ColumnType.NUMERIC && column instanceof CategoricalColumn labels) {
            return toNumbers(labels, file);
        }
        return column;
    }

    /** A label for each distinct number, in ascending order. */
    static CategoricalColumn toLabels(NumericColumn column) {
        double[] values = column.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0;
        }
        double[] distinct = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .distinct()
                .toArray();
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Double.isNaN(values[i]) ? CategoricalColumn.MISSING : Arrays.binarySearch(distinct, values[i]);
        }
        List<String> levels = Arrays.stream(distinct).mapToObj(Numbers::label).toList();
        return CategoricalColumn.wrap(column.name(), codes, levels);
    }

    private static NumericColumn toNumbers(CategoricalColumn column, Place file) {
        double[] levels = column.levels().stream().mapToDouble(Numbers::parse).toArray();
        for (int i = 0; i < levels.length; i++) {
            if (Double.isNaN(levels[i])) {
                throw notNumbers(column, column.levels().get(i), file);
            }
        }
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? Double.NaN : levels[column.code(row)];
        }
        return NumericColumn.wrap(column.name(), values);
    }

    private static DataException notNumbers(CategoricalColumn column, String level, Place file) {
        return file.malformed(
                "column '%s' is to be numeric, but its value %s is not a number."
                        .formatted(column.name(), Advice.quoted(level)),
                "it is categorical, or the target of a classification.");
    }
}
