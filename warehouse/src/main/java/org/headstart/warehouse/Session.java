package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** One connection and the statements prepared on it. Used by one thread at a time. */
final class Session implements AutoCloseable {

    /** How much of a refused text its message repeats. */
    private static final int SHOWN = 40;

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** What is done with a session. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultRow row) throws SQLException;
    }

    /** Takes a row; must not run the statement that it comes from. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultRow row) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    void forEach(String sql, RowConsumer consumer, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            ResultRow row = new ResultRow(rows, dialect);
            while (rows.next()) {
                consumer.accept(row);
            }
        }
    }

    <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) throws SQLException {
        List<T> result = new ArrayList<>();
        forEach(sql, row -> result.add(mapper.map(row)), values);
        return result;
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... values) throws SQLException {
        return list(sql, mapper, values).stream().findFirst();
    }

    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.whole(1), values).orElse(0L);
    }

    /** Milliseconds since 1970 by the database's clock, so that the clocks of the machines do not matter. */
    long now() throws SQLException {
        return number("SELECT " + dialect.now());
    }

    /** Runs a statement that changes rows and tells how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    /** Runs a statement that changes rows once for each list of values, all sent together. */
    void updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepare(sql);
        for (@Nullable Object[] values : rows) {
            set(statement, values);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** Runs a script of statements without values. */
    void script(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    void begin(Dialect.Transaction kind) throws SQLException {
        dialect.begin(this, kind);
    }

    void commit() throws SQLException {
        dialect.commit(this, connection);
    }

    void rollBack() throws SQLException {
        dialect.rollBack(this, connection);
    }

    /** Runs the work in a transaction of its own. */
    <T> T transaction(Dialect.Transaction kind, Work<T> work) throws SQLException {
        begin(kind);
        try {
            T result = work.run(this);
            if (kind == Dialect.Transaction.READ) {
                // SQLite takes it amiss to commit where it has found damage, and there is nothing to commit.
                rollBack();
            } else {
                commit();
            }
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBackAfter(e);
            throw e;
        }
    }

    /** Some errors end a transaction by themselves; then there is nothing left to do. */
    void rollBackAfter(Throwable cause) {
        try {
            rollBack();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Runs the work so that all or nothing of it is in the transaction under way, which goes on. */
    <T> T part(Work<T> work) throws SQLException {
        script("SAVEPOINT part");
        try {
            T result = work.run(this);
            script("RELEASE SAVEPOINT part");
            return result;
        } catch (SQLException | RuntimeException e) {
            script("ROLLBACK TO SAVEPOINT part");
            script("RELEASE SAVEPOINT part");
            throw e;
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        set(statement, values);
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof String text ? stored(text) : value);
        }
    }

    private String stored(String text) {
        int half = half(text);
        if (half >= 0) {
            int from = Math.max(0, half - SHOWN);
            String near = text.substring(from, half) + "\\u%04x".formatted((int) text.charAt(half));
            throw new InvalidValueException(
                    "The text '" + near + "' holds half a character (a lone surrogate), which no encoding can store.",
                    "a text was cut between the two halves, or decoded by another encoding than its own.");
        }
        return dialect.stored(text);
    }

    /** Where a surrogate stands without the other one; -1 where none does. */
    private static int half(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
