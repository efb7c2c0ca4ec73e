package org.headstart.api.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read. Immutable; start from {@link #defaults()}.
 *
 * @param target         the name of the target column; null = the last column
 * @param taskType       classification reads the target as labels, regression as numbers; null = by the target's inferred kind
 * @param columnTypes    overrides by column name
 * @param missingMarkers the cell texts that mean "nothing" when they stand unquoted
 */
public record ReadOptions(
        @Nullable String target,
        @Nullable TaskType taskType,
        Map<String, ColumnType> columnTypes,
        Set<String> missingMarkers) {

    private static final ReadOptions DEFAULTS =
            new ReadOptions(null, null, Map.of(), Set.of("?", "", "NA", "N/A", "NaN", "nan", "null", "NULL"));

    /** Copies the collections. */
    public ReadOptions {
        columnTypes = Map.copyOf(columnTypes);
        missingMarkers = Set.copyOf(missingMarkers);
    }

    /** @return last column as target, kinds inferred, the usual missing markers */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * @param target the name of the target column
     * @return these options with that target
     */
    public ReadOptions withTarget(@Nullable String target) {
        return new ReadOptions(target, taskType, columnTypes, missingMarkers);
    }

    /**
     * @param taskType what is predicted; null = by the target's inferred kind
     * @return these options with that task type
     */
    public ReadOptions withTaskType(@Nullable TaskType taskType) {
        return new ReadOptions(target, taskType, columnTypes, missingMarkers);
    }

    /**
     * @param column the name of a column
     * @param type   how to read it
     * @return these options with that override
     */
    public ReadOptions withColumn(String column, ColumnType type) {
        Map<String, ColumnType> types = new LinkedHashMap<>(columnTypes);
        types.put(column, type);
        return new ReadOptions(target, taskType, types, missingMarkers);
    }

    /**
     * @param markers the cell texts that mean "nothing"
     * @return these options with those markers
     */
    public ReadOptions withMissingMarkers(Set<String> markers) {
        return new ReadOptions(target, taskType, columnTypes, markers);
    }
}
