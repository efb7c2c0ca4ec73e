package org.headstart.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** A real system that remembers which statements were prepared on it, and says how it would run them. */
final class Explaining implements Backend {

    private final Backend real;
    private final Set<String> statements = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean begun;

    Explaining(Backend real) {
        this.real = real;
    }

    /** From here on statements are remembered. A connection made before prepares what it has not prepared yet. */
    void begin() {
        begun = true;
    }

    /** Statement, a colon, and its plan with values unknown and tables that may be of any size. */
    List<String> plans() throws SQLException {
        List<String> plans = new ArrayList<>();
        try (Session session = real.session(Dialect.Transaction.WRITE)) {
            for (String sql : List.copyOf(statements)) {
                plans.add(sql.replaceAll("\\s+", " ") + ": " + String.join(" / ", plan(session, sql)));
            }
        }
        return plans;
    }

    private List<String> plan(Session session, String sql) throws SQLException {
        if (real instanceof SqliteFile) {
            return session.list("EXPLAIN QUERY PLAN " + sql, row -> row.text(4));
        }
        String[] parts = sql.split("\\?", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append('$').append(i).append(parts[i]);
        }
        String unknown = String.join(", ", Collections.nCopies(parts.length - 1, "NULL"));
        session.script("DEALLOCATE ALL; SET plan_cache_mode = force_generic_plan; PREPARE p AS " + numbered);
        return session.list(
                "EXPLAIN EXECUTE p" + (unknown.isEmpty() ? "" : "(" + unknown + ")"),
                row -> row.text(1).strip().replaceAll("\\s*\\(cost=.*", ""));
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        Connection connection = real.connect(purpose);
        return (Connection) Proxy.newProxyInstance(
                Explaining.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (begun && method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public String location() {
        return real.location();
    }

    @Override
    public int readers() {
        return real.readers();
    }

    @Override
    public boolean isPassing(SQLException e) {
        return real.isPassing(e);
    }

    @Override
    public Fault fault(SQLException e) {
        return real.fault(e);
    }

    @Override
    public @Nullable WarehouseException damage(Session session) throws SQLException {
        return real.damage(session);
    }

    @Override
    public WarehouseException explained(SQLException e) {
        return real.explained(e);
    }

    @Override
    public void requireRoom() {
        real.requireRoom();
    }

    @Override
    public long bytes(Session session) throws SQLException {
        return real.bytes(session);
    }

    @Override
    public void backup(Path file) {
        real.backup(file);
    }
}
