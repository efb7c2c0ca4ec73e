package org.headstart.api.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.Check;

/**
 * A table with a target: immutable, columnar, thread-safe. Equal by name, target and columns.
 *
 * <p>A dataset may have no rows or no features; {@link #requireTrainable()} says whether a learner can do anything with it.
 */
public final class Dataset {

    private final String name;
    private final List<Column> columns;
    private final int targetIndex;
    private volatile String fingerprint = "";

    private Dataset(String name, List<Column> columns, int targetIndex) {
        this.name = name;
        this.columns = columns;
        this.targetIndex = targetIndex;
    }

    /**
     * @param name    the dataset's name, not blank
     * @param columns features and target, of one size, with distinct names
     * @param target  the name of the target column
     * @return the dataset
     * @throws DataException if there is no such column, names repeat or sizes differ
     */
    public static Dataset of(String name, List<? extends Column> columns, String target) {
        Check.notBlank(name, "The name of a dataset");
        List<Column> kept = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : kept) {
            if (!names.add(column.name())) {
                throw new DataException(
                        "Dataset '" + name + "' has two columns named '" + column.name() + "'; names must be distinct.",
                        "one of them has to be renamed in the file's header.");
            }
            if (column.size() != kept.get(0).size()) {
                throw new DataException(
                        "Column '%s' of dataset '%s' has %d rows, but column '%s' has %d; all must have the same."
                                .formatted(
                                        column.name(),
                                        name,
                                        column.size(),
                                        kept.get(0).name(),
                                        kept.get(0).size()),
                        null);
            }
        }
        return new Dataset(name, kept, indexOf(name, kept, target));
    }

    private static int indexOf(String dataset, List<Column> columns, String target) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(target)) {
                return i;
            }
        }
        List<String> names = columns.stream().map(Column::name).toList();
        throw new DataException(
                "Dataset '%s' has no column '%s' to be the target; its %d columns are %s."
                        .formatted(dataset, target, names.size(), Names.some(names)),
                Names.closest(target, names)
                        .map(close -> "you meant '" + close + "'.")
                        .orElse(null));
    }

    /** @return the dataset's name */
    public String name() {
        return name;
    }

    /** @return all columns, the target among them, in the order of the file */
    public List<Column> columns() {
        return columns;
    }

    /** @return the columns without the target, in the order of the file */
    public List<Column> features() {
        List<Column> features = new ArrayList<>(columns);
        features.remove(targetIndex);
        return List.copyOf(features);
    }

    /** @return the column that is predicted */
    public Column target() {
        return columns.get(targetIndex);
    }

    /** @return the target's position in {@link #columns()}, 0-based */
    public int targetIndex() {
        return targetIndex;
    }

    /** @return classification for a categorical target, regression for a numeric one */
    public TaskType taskType() {
        return target() instanceof CategoricalColumn ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
    }

    /** @return the number of rows, at least 0 */
    public int rows() {
        return target().size();
    }

    /**
     * @return the target's labels in their declared order, also those that no row has
     * @throws DataException if the target is numeric
     */
    public List<String> classes() {
        return classTarget().levels();
    }

    /**
     * @return the target as labels
     * @throws DataException if the target is numeric
     */
    public CategoricalColumn classTarget() {
        if (target() instanceof CategoricalColumn categorical) {
            return categorical;
        }
        throw new DataException(
                "The target '" + target().name() + "' of dataset '" + name + "' is numeric, but labels are needed.",
                "the target has to be read as categorical.");
    }

    /**
     * @return the target as numbers
     * @throws DataException if the target is categorical
     */
    public NumericColumn numericTarget() {
        if (target() instanceof NumericColumn numeric) {
            return numeric;
        }
        throw new DataException(
                "The target '" + target().name() + "' of dataset '" + name
                        + "' is categorical, but numbers are needed.",
                "the target has to be read as numeric.");
    }

    /**
     * @param rows 0-based row numbers, in the order wanted; repeats are allowed
     * @return a dataset of the same name and columns with those rows
     */
    public Dataset select(int[] rows) {
        return new Dataset(
                name,
                columns.stream().<Column>map(column -> column.select(rows)).toList(),
                targetIndex);
    }

    /** @return this dataset without the rows whose target is missing; itself when there are none */
    public Dataset withoutMissingTargets() {
        int[] kept = IntStream.range(0, rows())
                .filter(row -> !target().isMissing(row))
                .toArray();
        return kept.length == rows() ? this : select(kept);
    }

    /**
     * @param target the name of another column
     * @return the same table with that target
     * @throws DataException if there is no such column
     */
    public Dataset withTarget(String target) {
        return new Dataset(name, columns, indexOf(name, columns, target));
    }

    /**
     * SHA-256 over the target, the columns' names, kinds, levels and cells; the dataset's name does not count.
     *
     * @return 64 hexadecimal digits
     */
    public String fingerprint() {
        if (fingerprint.isEmpty()) {
            fingerprint = Fingerprint.of(this);
        }
        return fingerprint;
    }

    /**
     * @return this dataset
     * @throws DataException if nothing can be learned from it: no features, fewer than two rows with a target, one class only, or a
     *     numeric target that is constant or infinite
     */
    public Dataset requireTrainable() {
        Trainable.require(this);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dataset that
                && name.equals(that.name)
                && targetIndex == that.targetIndex
                && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + columns.hashCode();
    }

    @Override
    public String toString() {
        return "Dataset[%s, %d rows, %d features, target %s, %s]"
                .formatted(name, rows(), columns.size() - 1, target().name(), taskType());
    }
}
