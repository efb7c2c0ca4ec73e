package org.headstart.warehouse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row as it lies in the file; nothing of it has been checked.
 *
 * @param table   where it belongs by its looks
 * @param values  the table's columns in their order: long, double, text, bytes or null
 * @param current whether the tree says that it counts; the others are earlier versions, or the tree is damaged
 * @param copy    whether it lies in an index, and not in the table
 */
record RawRow(RawTable table, @Nullable Object[] values, boolean current, boolean copy) {

    /** A row as it was found; one of an index is brought into the form of the table, without what the index does not hold. */
    static RawRow found(RawTable where, @Nullable Object[] values, boolean current) {
        RawTable table = where.original();
        if (table == null) {
            return new RawRow(where, values, current, false);
        }
        @Nullable Object[] arranged = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            arranged[table.column(where.columns().get(i))] = values[i];
        }
        return new RawRow(table, arranged, current, true);
    }

    @Nullable
    Object value(String column) {
        return values[table.column(column)];
    }

    long whole(String column) {
        return value(column) instanceof Long whole ? whole : 0;
    }

    @Nullable
    Long wholeOrNull(String column) {
        return value(column) instanceof Long whole ? whole : null;
    }

    /** SQLite stores a whole number in a column of reals as such. */
    @Nullable
    Double realOrNull(String column) {
        return value(column) instanceof Number number ? number.doubleValue() : null;
    }

    byte @Nullable [] bytesOrNull(String column) {
        return value(column) instanceof byte[] bytes ? bytes : null;
    }

    String text(String column) {
        return String.valueOf(value(column));
    }

    RawRow with(String column, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[table.column(column)] = value;
        return new RawRow(table, changed, current, copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawRow row
                && table == row.table
                && current == row.current
                && copy == row.copy
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
