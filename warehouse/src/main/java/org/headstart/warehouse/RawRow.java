package org.headstart.warehouse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row as it lies in the file; nothing of it has been checked.
 *
 * @param table   where it belongs by its looks
 * @param values  the table's columns in their order: long, double, text, bytes or null
 * @param current whether the tree says that it counts; the others are earlier versions, or the tree is damaged
 */
record RawRow(RawTable table, @Nullable Object[] values, boolean current) {

    @Nullable
    Object value(String column) {
        return values[table.column(column)];
    }

    long whole(String column) {
        return value(column) instanceof Long whole ? whole : 0;
    }

    String text(String column) {
        return String.valueOf(value(column));
    }

    RawRow with(String column, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[table.column(column)] = value;
        return new RawRow(table, changed, current);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawRow row
                && table == row.table
                && current == row.current
                && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return table + Arrays.deepToString(values);
    }
}
