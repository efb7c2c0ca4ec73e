package org.headstart.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.NumericColumn;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/**
 * How a model's rows become Tribuo examples, learned from its training rows: the levels that were seen there, and what a missing cell is
 * replaced by. Tribuo reads an absent feature as 0 (XGBoost alone as missing), so a missing number becomes the training mean and a missing or
 * unseen label the most frequent one, unless absent cells are to stay absent. A column without any value in training is left out. Immutable.
 */
final class FeatureEncoding {

    /** A column and what replaces its missing cells. */
    private sealed interface Encoded {

        String column();
    }

    /** NaN fill = stays absent. */
    private record Numbers(String column, double fill, boolean constant) implements Encoded {}

    /** Null fill = stays absent. */
    private record Labels(
            String column,
            Map<String, String> featureByLevel,
            @Nullable String fill) implements Encoded {}

    private final List<Encoded> encoded;

    private FeatureEncoding(List<Encoded> encoded) {
        this.encoded = encoded;
    }

    static FeatureEncoding learn(Dataset training, boolean absentStaysAbsent) {
        List<Encoded> encoded = new ArrayList<>();
        for (Column column : training.features()) {
            if (column.missingCount() == column.size()) {
                continue;
            }
            if (column instanceof NumericColumn numbers) {
                encoded.add(learn(numbers, absentStaysAbsent));
            } else if (column instanceof CategoricalColumn labels) {
                encoded.add(learn(labels, absentStaysAbsent));
            }
        }
        return new FeatureEncoding(List.copyOf(encoded));
    }

    private static Numbers learn(NumericColumn column, boolean absentStaysAbsent) {
        double[] present = Arrays.stream(column.toArray())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(present).average().orElseThrow();
        boolean constant = Arrays.stream(present).allMatch(value -> value == present[0]);
        return new Numbers(column.name(), absentStaysAbsent ? Double.NaN : mean, constant);
    }

    private static Labels learn(CategoricalColumn column, boolean absentStaysAbsent) {
        Map<String, String> features = new LinkedHashMap<>();
        int[] counts = column.counts();
        int mode = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                String level = column.levels().get(code);
                features.put(level, FeatureNames.ofLevel(column.name(), level));
                mode = counts[code] > counts[mode] ? code : mode;
            }
        }
        String fill = absentStaysAbsent ? null : column.levels().get(mode);
        return new Labels(column.name(), features, fill);
    }

    /**
     * The encoding that a model was trained with, but for what only training needs.
     *
     * @param layout  the training table, with or without its rows
     * @param isKnown whether the model was trained on a feature
     * @param fills   what {@link #fills} gave
     */
    static FeatureEncoding restore(Dataset layout, Predicate<String> isKnown, Map<String, String> fills) {
        List<Encoded> encoded = new ArrayList<>();
        for (Column column : layout.features()) {
            String fill = fills.get(column.name());
            if (column instanceof CategoricalColumn labels) {
                Map<String, String> features = new LinkedHashMap<>();
                labels.levels().forEach(level -> features.put(level, FeatureNames.ofLevel(column.name(), level)));
                features.values().removeIf(isKnown.negate());
                if (!features.isEmpty()) {
                    encoded.add(new Labels(column.name(), features, fill));
                }
            } else if (isKnown.test(FeatureNames.ofColumn(column.name()))) {
                encoded.add(new Numbers(column.name(), fill == null ? Double.NaN : Double.parseDouble(fill), false));
            }
        }
        return new FeatureEncoding(List.copyOf(encoded));
    }

    boolean isEmpty() {
        return encoded.isEmpty();
    }

    /** What replaces a missing cell, by column; none for those that stay absent. */
    Map<String, String> fills() {
        Map<String, String> fills = new LinkedHashMap<>();
        for (Encoded column : encoded) {
            if (column instanceof Numbers numbers && !Double.isNaN(numbers.fill)) {
                fills.put(numbers.column, Double.toString(numbers.fill));
            } else if (column instanceof Labels labels && labels.fill != null) {
                fills.put(labels.column, labels.fill);
            }
        }
        return fills;
    }

    /** Matches the features of the numeric columns that vary; empty when there are none. */
    String varyingNumbers() {
        StringBuilder pattern = new StringBuilder();
        for (Encoded column : encoded) {
            if (column instanceof Numbers numbers && !numbers.constant) {
                pattern.append(pattern.isEmpty() ? "" : "|")
                        .append(Pattern.quote(FeatureNames.ofColumn(numbers.column)));
            }
        }
        return pattern.toString();
    }

    /**
     * A row without any feature becomes one feature that is NaN, which only XGBoost takes, and only for prediction: every other learner fills.
     *
     * @param outputs the output of each row
     */
    <T extends Output<T>> List<Example<T>> examples(Dataset rows, IntFunction<T> outputs) {
        List<Cells> cells = encoded.stream().map(column -> bind(column, rows)).toList();
        List<Example<T>> examples = new ArrayList<>(rows.rows());
        String[] names = new String[cells.size()];
        double[] values = new double[cells.size()];
        for (int row = 0; row < rows.rows(); row++) {
            int size = 0;
            for (Cells column : cells) {
                String name = column.name(row);
                double value = column.values.applyAsDouble(row);
                if (name != null && !Double.isNaN(value)) {
                    names[size] = name;
                    values[size++] = value;
                }
            }
            if (size == 0) {
                names[0] = cells.get(0).anyName;
                values[size++] = Double.NaN;
            }
            examples.add(
                    new ArrayExample<>(outputs.apply(row), Arrays.copyOf(names, size), Arrays.copyOf(values, size)));
        }
        return examples;
    }

    /** One column of some rows, ready to be read: a feature's name by code (numbers: one name), and its value by row. */
    private record Cells(
            @Nullable CategoricalColumn labels,
            String anyName,
            @Nullable String[] nameByCode,
            @Nullable String nameOfMissing,
            IntToDoubleFunction values) {

        @Nullable
        String name(int row) {
            if (labels == null) {
                return anyName;
            }
            int code = labels.code(row);
            return code == CategoricalColumn.MISSING ? nameOfMissing : nameByCode[code];
        }
    }

    private static Cells bind(Encoded encoded, Dataset rows) {
        Column column = column(rows, encoded.column());
        if (encoded instanceof Numbers numbers && column instanceof NumericColumn cells) {
            String name = FeatureNames.ofColumn(numbers.column);
            return new Cells(
                    null, name, new String[0], null, row -> cells.isMissing(row) ? numbers.fill : cells.value(row));
        }
        if (encoded instanceof Labels labels && column instanceof CategoricalColumn cells) {
            String missing = labels.fill == null ? null : labels.featureByLevel.get(labels.fill);
            String[] names = cells.levels().stream()
                    .map(level -> labels.featureByLevel.getOrDefault(level, missing))
                    .toArray(String[]::new);
            String any = labels.featureByLevel.values().iterator().next();
            return new Cells(cells, any, names, missing, row -> 1);
        }
        throw new DataException(
                "Column '" + column.name() + "' of '" + rows.name() + "' is "
                        + (column instanceof NumericColumn ? "numeric" : "categorical")
                        + ", but the model was trained on the other kind.",
                "the file was read with other column types.");
    }

    private static Column column(Dataset rows, String name) {
        for (Column column : rows.columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        List<String> names = rows.columns().stream().map(Column::name).toList();
        throw new DataException(
                "'" + rows.name() + "' has no column '" + name + "', which the model was trained on; it has "
                        + Names.some(names) + ".",
                Names.closest(name, names)
                        .map(close -> "'" + close + "' is the same column.")
                        .orElse(null));
    }
}
