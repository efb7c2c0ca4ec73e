package org.headstart.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A real system whose every statement on a connection that writes passes a test first, and every commit also afterwards. */
final class Interposed extends BackendOver {

    static final String COMMIT = "COMMIT";
    static final String COMMITTED = "committed";

    private final Gate gate;

    Interposed(Backend real, Gate gate) {
        super(real);
        this.gate = gate;
    }

    /** What every statement passes. */
    @FunctionalInterface
    interface Gate {

        /**
         * Called before a statement, and after a commit; what it throws is thrown instead.
         *
         * @param real the connection
         * @param what the statement, {@link #COMMIT} or {@link #COMMITTED}
         */
        void pass(Connection real, String what) throws SQLException;
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        Connection connection = real.connect(purpose);
        return purpose == Dialect.Transaction.READ ? connection : guarded(connection);
    }

    private Connection guarded(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                return pass(COMMIT, connection, connection, method, arguments);
            }
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return guarded(PreparedStatement.class, statement, connection, (String) arguments[0]);
            }
            return result instanceof Statement statement ? guarded(Statement.class, statement, connection, "") : result;
        });
    }

    private <T extends Statement> T guarded(Class<T> type, T statement, Connection connection, String prepared) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                String sql = arguments.length == 0 ? prepared : (String) arguments[0];
                return pass(sql, connection, statement, method, arguments);
            }
            return call(statement, method, arguments);
        });
    }

    private Object pass(String what, Connection connection, Object target, Method method, Object[] arguments)
            throws Throwable {
        gate.pass(connection, what);
        Object result = call(target, method, arguments);
        if (what.equals(COMMIT)) {
            gate.pass(connection, COMMITTED);
        }
        return result;
    }

    /** Answers a call of a method. */
    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
