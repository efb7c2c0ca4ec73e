package org.headstart.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.PostgresAddress.Parameter;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A database of a PostgreSQL server. The password comes from the environment or from the driver's reading of {@code ~/.pgpass}. */
final class PostgresServer implements Backend {

    private static final int CONNECT_SECONDS = 10;

    /** Longer than any wait that the server itself bounds. */
    private static final int SOCKET_SECONDS = 300;

    private static final int FETCHED_ROWS = 1000;

    /** So many processes of sixteen fit into the hundred connections that a server allows unless told otherwise. */
    private static final int READERS = 4;

    /**
     * A commit must have reached the disk of the server, at least. A worker that was stopped within a transaction keeps nobody waiting for ever.
     */
    private static final String DURABLY = """
            SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')
                THEN 'on' ELSE current_setting('synchronous_commit') END, false),
                set_config('lock_timeout', '60s', false), set_config('idle_in_transaction_session_timeout', '30s', false)""";

    /** Plans are kept, so one made while a table was nearly empty must use an index all the same. */
    private static final String BY_INDEX = "SELECT set_config('enable_seqscan', 'off', false)";

    private static final Set<String> DEADLOCK_OR_CONFLICT = Set.of("40P01", "40001");
    private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03", "25P03", "57P05");
    private static final Set<String> NOT_YET = Set.of("57P03", "53300");
    private static final Set<String> CORRUPT = Set.of("XX001", "XX002");
    private static final String DISK_FULL = "53100";
    private static final String CONNECTION = "08";

    private final PostgresAddress address;
    private final Map<String, String> environment;
    private final Dialect dialect;

    PostgresServer(PostgresAddress address, Map<String, String> environment) {
        this.address = address;
        this.environment = environment;
        this.dialect = new PostgresDialect(address.toString(), address.schema());
    }

    @Override
    public String location() {
        return address.toString();
    }

    @Override
    public int readers() {
        return READERS;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        Connection connection = source().getConnection();
        try {
            boolean reads = purpose == Dialect.Transaction.READ;
            Session session = new Session(connection, dialect);
            session.first(DURABLY, row -> 0);
            if (reads) {
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            } else {
                session.first(BY_INDEX, row -> 0);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(user());
        source.setPassword(environment.get("PGPASSWORD"));
        source.setCurrentSchema(address.schema());
        source.setApplicationName("headstart");
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setDefaultRowFetchSize(FETCHED_ROWS);
        String timeout = address.get(Parameter.CONNECT_TIMEOUT);
        source.setConnectTimeout(timeout == null ? CONNECT_SECONDS : Integer.parseInt(timeout));
        String mode = address.get(Parameter.SSL_MODE);
        if (mode != null) {
            source.setSslMode(mode);
        }
        String certificate = address.get(Parameter.SSL_ROOT_CERTIFICATE);
        if (certificate != null) {
            source.setSslRootCert(certificate);
        }
        return source;
    }

    private String user() {
        String named = address.get(Parameter.USER);
        return named == null ? environment.getOrDefault("PGUSER", System.getProperty("user.name")) : named;
    }

    @Override
    public boolean isPassing(SQLException e) {
        return NOT_YET.contains(state(e));
    }

    @Override
    public Fault fault(SQLException e) {
        String state = state(e);
        if (state.startsWith(CONNECTION) || SHUTDOWN.contains(state)) {
            return Fault.LOST;
        }
        if (DEADLOCK_OR_CONFLICT.contains(state)) {
            return Fault.UNDONE;
        }
        return CORRUPT.contains(state) ? Fault.FATAL : Fault.REFUSED;
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /** The server looks at its pages itself, whenever it reads one. */
    @Override
    public @Nullable WarehouseException damage(Session session) {
        return null;
    }

    @Override
    public WarehouseException explained(SQLException e) {
        String state = state(e);
        String what = "The warehouse '" + location() + "' ";
        String said = said(e);
        if (state.equals("28P01") || state.equals("28000") || (state.equals("08004") && said.contains("password"))) {
            return new WarehouseException(
                    what + "does not let user '" + user() + "' in: " + said + ".",
                    "PGUSER and PGPASSWORD, or ~/.pgpass, say something else.",
                    e);
        }
        if (state.equals(DISK_FULL)) {
            return new NoRoomException(what + "cannot be written: " + said + ". All that was acknowledged is kept.", e);
        }
        return new WarehouseException(what + "cannot be used: " + said + ".", hint(state), e);
    }

    private @Nullable String hint(String state) {
        return switch (state) {
            case "3D000" -> "the database must be made first: createdb " + address.database() + ".";
            case "42501" ->
                "the user must own the database, or may create tables in the schema '" + address.schema()
                        + "': GRANT CREATE, USAGE ON SCHEMA.";
            case "53300" -> "other programs hold its connections; this one takes at most " + (READERS + 1) + ".";
            case "55P03" -> "a stopped process holds a lock; pg_stat_activity shows it.";
            case "08001" -> "the server is not running, or listens elsewhere.";
            default -> null;
        };
    }

    /** The server's sentence alone: what surrounds it differs by language, and details may repeat stored values. */
    private static String said(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String message = server == null ? e.getMessage() : server.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("\\.$", "");
    }

    /** Only the server knows its disk; when that is full, it says so, and nothing that was acknowledged is lost. */
    @Override
    public void requireRoom() {}

    @Override
    public long bytes(Session session) throws SQLException {
        return session.number("""
                SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_catalog.pg_class c
                WHERE c.relkind = 'r' AND c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = ?)""", address.schema());
    }

    @Override
    public void backup(Path file) {
        throw new WarehouseException(
                "The warehouse '" + location() + "' is copied by PostgreSQL's own tools, not into a file by Headstart.",
                "`pg_dump --format=custom --host=" + address.host() + " --port=" + address.port() + " --schema="
                        + address.schema() + " --file=" + file + " " + address.database()
                        + "` was meant; `headstart warehouse export` writes packs.");
    }
}
