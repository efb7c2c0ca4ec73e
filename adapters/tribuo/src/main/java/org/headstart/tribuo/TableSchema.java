package org.headstart.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.Regressor;

/**
 * What a Tribuo dataset cannot hold of a table: its name, the order and kinds of its columns, their levels, and which is the target. With it a
 * table goes to Tribuo and comes back without loss.
 *
 * <p>A numeric cell becomes the feature called like its column, also when it is 0; a label becomes the feature {@code column=level} with the
 * value 1; a missing cell becomes no feature. A column name's {@code =} and backslash get a backslash before them. A row without any value gets
 * the feature called {@code \}. Infinite cells are kept. A missing target becomes Tribuo's unknown output. Immutable and thread-safe.
 *
 * @param name    the table's name
 * @param columns the columns in order, the target among them
 * @param target  the target's position, 0-based
 */
public record TableSchema(String name, List<ColumnSchema> columns, int target) {

    /**
     * One column.
     *
     * @param name   its name
     * @param levels its labels in order; null for numbers
     */
    public record ColumnSchema(String name, @Nullable List<String> levels) {

        /** Copies the levels. */
        public ColumnSchema {
            levels = levels == null ? null : List.copyOf(levels);
        }

        private static ColumnSchema of(Column column) {
            return new ColumnSchema(
                    column.name(), column instanceof CategoricalColumn categorical ? categorical.levels() : null);
        }
    }

    /** Copies the columns. */
    public TableSchema {
        columns = List.copyOf(columns);
        Check.that(
                target >= 0 && target < columns.size(),
                "The target is column %d, but there are %d columns.",
                target,
                columns.size());
    }

    /**
     * @param dataset a table
     * @return its schema
     */
    public static TableSchema of(Dataset dataset) {
        return new TableSchema(
                dataset.name(), dataset.columns().stream().map(ColumnSchema::of).toList(), dataset.targetIndex());
    }

    /** @return classification when the target has levels, else regression */
    public TaskType taskType() {
        return columns.get(target).levels() == null ? TaskType.REGRESSION : TaskType.CLASSIFICATION;
    }

    /**
     * @param dataset a table of this schema with a categorical target
     * @return the same rows for Tribuo
     * @throws DataException if the table has another schema
     */
    public MutableDataset<Label> labels(Dataset dataset) {
        return convert(dataset, labelTargets());
    }

    /**
     * @param dataset a table of this schema with a numeric target
     * @return the same rows for Tribuo
     * @throws DataException if the table has another schema
     */
    public MutableDataset<Regressor> regressors(Dataset dataset) {
        return convert(dataset, numberTargets());
    }

    /**
     * @param rows what {@link #labels} made, or another dataset with features of this schema only
     * @return the table
     * @throws DataException if a feature or a label is not of this schema
     */
    public Dataset fromLabels(org.tribuo.Dataset<Label> rows) {
        return restore(rows, labelTargets());
    }

    /**
     * @param rows what {@link #regressors} made, or another dataset with features of this schema only
     * @return the table
     * @throws DataException if a feature is not of this schema
     */
    public Dataset fromRegressors(org.tribuo.Dataset<Regressor> rows) {
        return restore(rows, numberTargets());
    }

    private Targets<Label> labelTargets() {
        List<String> levels = columns.get(target).levels();
        if (levels == null) {
            throw wrongKind("numbers, but labels");
        }
        return new Targets.Labels(levels);
    }

    private Targets<Regressor> numberTargets() {
        if (columns.get(target).levels() != null) {
            throw wrongKind("labels, but numbers");
        }
        return new Targets.Numbers();
    }

    private DataException wrongKind(String found) {
        return new DataException(
                "The target '" + columns.get(target).name() + "' of table '" + name + "' holds " + found
                        + " were asked for.",
                null);
    }

    private <T extends Output<T>> MutableDataset<T> convert(Dataset dataset, Targets<T> targets) {
        if (!equals(of(dataset))) {
            throw new DataException("Table '" + dataset.name() + "' has another schema than '" + name + "'.", null);
        }
        MutableDataset<T> rows = new MutableDataset<>(
                new SimpleDataSourceProvenance("Headstart: " + name, targets.factory()), targets.factory());
        for (int row = 0; row < dataset.rows(); row++) {
            rows.add(example(dataset, row, targets.output(dataset.target(), row)));
        }
        return rows;
    }

    private <T extends Output<T>> Example<T> example(Dataset dataset, int row, T output) {
        ArrayExample<T> example = new ArrayExample<>(output);
        for (Column column : dataset.columns()) {
            if (column == dataset.target() || column.isMissing(row)) {
                continue;
            }
            if (column instanceof CategoricalColumn labels) {
                example.add(new Feature(
                        FeatureNames.ofLevel(column.name(), labels.levels().get(labels.code(row))), 1));
            } else if (column instanceof NumericColumn numbers) {
                example.add(new Feature(FeatureNames.ofColumn(column.name()), numbers.value(row)));
            }
        }
        if (example.size() == 0) {
            example.add(new Feature(FeatureNames.NOTHING, 1));
        }
        return example;
    }

    private <T extends Output<T>> Dataset restore(org.tribuo.Dataset<T> rows, Targets<T> targets) {
        Map<String, Cell> cells = cells();
        double[][] values = new double[columns.size()][rows.size()];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        List<T> outputs = new ArrayList<>();
        for (Example<T> example : rows) {
            for (Feature feature : example) {
                if (feature.getName().equals(FeatureNames.NOTHING)) {
                    continue;
                }
                Cell cell = cells.get(feature.getName());
                if (cell == null) {
                    throw new DataException(
                            "Table '" + name + "' has no cell for Tribuo's feature '" + feature.getName() + "'.", null);
                }
                values[cell.column][outputs.size()] = cell.code < 0 ? feature.getValue() : cell.code;
            }
            outputs.add(example.getOutput());
        }
        return Dataset.of(
                name, restored(values, targets, outputs), columns.get(target).name());
    }

    /** Where a feature's value belongs: a column, and a code of it, or -1 for numbers. */
    private record Cell(int column, int code) {}

    private Map<String, Cell> cells() {
        Map<String, Cell> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).name();
            List<String> levels = columns.get(i).levels();
            if (levels == null) {
                cells.put(FeatureNames.ofColumn(column), new Cell(i, -1));
                continue;
            }
            for (int code = 0; code < levels.size(); code++) {
                cells.put(FeatureNames.ofLevel(column, levels.get(code)), new Cell(i, code));
            }
        }
        return cells;
    }

    private <T extends Output<T>> List<Column> restored(double[][] values, Targets<T> targets, List<T> outputs) {
        List<Column> restored = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).name();
            List<String> levels = columns.get(i).levels();
            if (i == target) {
                restored.add(targets.column(column, outputs));
            } else if (levels == null) {
                restored.add(NumericColumn.wrap(column, values[i]));
            } else {
                int[] codes = Arrays.stream(values[i])
                        .mapToInt(value -> Double.isNaN(value) ? CategoricalColumn.MISSING : (int) value)
                        .toArray();
                restored.add(CategoricalColumn.wrap(column, codes, levels));
            }
        }
        return restored;
    }
}
