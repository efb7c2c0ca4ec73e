package org.headstart.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The row of a result that is being read; columns count from 1. A column that may be null is read by a method that says so. */
final class ResultRow {

    private static final String HINT = "`headstart warehouse verify` lists what is damaged, `repair` copies the rest.";

    private final ResultSet result;
    private final Dialect dialect;

    ResultRow(ResultSet result, Dialect dialect) {
        this.result = result;
        this.dialect = dialect;
    }

    String text(int column) throws SQLException {
        String text = textOrNull(column);
        if (text == null) {
            throw lacks(column);
        }
        return text;
    }

    @Nullable
    String textOrNull(int column) throws SQLException {
        String stored = result.getString(column);
        return stored == null ? null : dialect.read(stored);
    }

    /** One of the constants that the column may hold. */
    <E extends Enum<E>> E constant(int column, Class<E> type) throws SQLException {
        String name = text(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new WarehouseException(
                "The warehouse is damaged: a row has '" + name + "' for " + type.getSimpleName() + ".", HINT);
    }

    /** A whole number; 0 for null. */
    long whole(int column) throws SQLException {
        return result.getLong(column);
    }

    @Nullable
    Long wholeOrNull(int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
    }

    /** A whole number that is small; 0 for null. */
    int count(int column) throws SQLException {
        long value = result.getLong(column);
        if (value != (int) value) {
            throw new WarehouseException(
                    "The warehouse is damaged: a row has " + value + " in its column " + column
                            + ", where a small number must be.",
                    HINT);
        }
        return (int) value;
    }

    double real(int column) throws SQLException {
        return result.getDouble(column);
    }

    @Nullable
    Double realOrNull(int column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() ? null : value;
    }

    byte[] bytes(int column) throws SQLException {
        byte[] bytes = bytesOrNull(column);
        if (bytes == null) {
            throw lacks(column);
        }
        return bytes;
    }

    byte @Nullable [] bytesOrNull(int column) throws SQLException {
        return result.getBytes(column);
    }

    private static WarehouseException lacks(int column) {
        return new WarehouseException("The warehouse is damaged: a row lacks its column " + column + ".", null);
    }
}
