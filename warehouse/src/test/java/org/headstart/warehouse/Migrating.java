package org.headstart.warehouse;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a warehouse of an earlier version, and dies at one of the statements that bring it up to date, as from SIGKILL. A program of its own;
 * prints how many statements there were when it came to the end. Arguments: location, number of the statement to die before, from 1.
 */
final class Migrating implements Backend {

    static final int KILLED = 137;

    private final Backend real;
    private final int last;
    private int statements;

    private Migrating(Backend real, int last) {
        this.real = real;
        this.last = last;
    }

    static Backend backend(String location) {
        return location.startsWith("jdbc:")
                ? new PostgresServer(PostgresAddress.parse(location), Map.of())
                : new SqliteFile(Path.of(location), 0);
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Migrating backend = new Migrating(backend(args[0]), Integer.parseInt(args[1]));
        out.println("opening");
        Database.open(backend).close();
        out.println(backend.statements);
    }

    private void step() {
        statements++;
        if (statements == last) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        return counting(Connection.class, real.connect(purpose));
    }

    private <T> T counting(Class<T> type, T sound) {
        return type.cast(Proxy.newProxyInstance(
                Migrating.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call(sound, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object call(Object sound, Method method, Object[] arguments)
            throws InvocationTargetException, IllegalAccessException {
        boolean script = method.getName().equals("executeUpdate") && arguments != null;
        if (script) {
            Object result = 0;
            for (String statement : statements((String) arguments[0])) {
                step();
                result = method.invoke(sound, statement);
            }
            return result;
        }
        if (method.getName().startsWith("execute") || method.getName().equals("commit")) {
            step();
        }
        Object result = method.invoke(sound, arguments);
        return result instanceof Statement statement
                ? counting(method.getReturnType().asSubclass(Statement.class), statement)
                : result;
    }

    /** The scripts of the schema have semicolons nowhere else but in comments. */
    private static String[] statements(String script) {
        return script.replaceAll("(?m)^--.*$", "").strip().split(";\\s*");
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
