package org.headstart.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file. A commit that returned is on the disk ({@code synchronous=FULL}). */
final class SqliteFile implements Backend {

    /** Below this no trial is begun, so that those that run can still be written down. */
    static final long FREE_BYTES = 256L << 20;

    /** Up to this size a file is looked at as a whole when it is opened; that takes a tenth of a second for each ten megabytes. */
    static final long WHOLE_BYTES = 32L << 20;

    /** What is looked at of larger ones: every trial depends on these, and they stay small. */
    private static final List<String> SMALL =
            List.of("sqlite_schema", "study", "study_space", "space", "feature_names", "budget", "method_choice");

    private static final int BUSY_MILLIS = 10_000;
    private static final int PRIMARY = 0xff;

    private final Path file;
    private final long freeBytes;
    private final Dialect dialect;

    SqliteFile(Path file, long freeBytes) {
        this.file = file;
        this.freeBytes = freeBytes;
        this.dialect = new SqliteDialect(file.toString());
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public int readers() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Session session = new Session(connection, dialect);
            // Switching to WAL is the one step that SQLite refuses at once, without waiting, while another process
            // opens the same new file.
            SqliteDialect.patiently(() -> session.script("PRAGMA journal_mode = WAL"));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public boolean isPassing(SQLException e) {
        return false;
    }

    static boolean isBusy(SQLException e) {
        int code = code(e);
        return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    /** SQLite's connection is the file itself, so it is never lost; and a commit that failed is never tried again. */
    @Override
    public Fault fault(SQLException e) {
        int code = code(e);
        boolean fatal = code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return fatal ? Fault.FATAL : Fault.REFUSED;
    }

    @Override
    public @Nullable WarehouseException damage(Session session) throws SQLException {
        return damage(session, bytes(session) <= WHOLE_BYTES);
    }

    /** Of what is not looked at here, SQLite looks at each page and we at each row's checksums when they are read. */
    @Nullable
    WarehouseException damage(Session session, boolean whole) throws SQLException {
        if (whole) {
            return damage(session, "PRAGMA quick_check(1)");
        }
        for (String table : SMALL) {
            WarehouseException damage = damage(session, "PRAGMA quick_check(" + table + ")");
            if (damage != null) {
                return damage;
            }
        }
        return null;
    }

    private @Nullable WarehouseException damage(Session session, String check) throws SQLException {
        String found = session.first(check, row -> row.text(1)).orElse("ok");
        return found.equals("ok") ? null : damaged(found, null);
    }

    private WarehouseException damaged(String how, @Nullable SQLException cause) {
        return new WarehouseException(
                "The warehouse '" + file + "' is damaged: " + how.strip().replaceAll("\\s+", " ")
                        + "; nothing more is written.",
                "there is a backup; else `headstart warehouse repair` copies what is sound to a new file.",
                cause);
    }

    @Override
    public WarehouseException explained(SQLException e) {
        int code = code(e);
        String what = "The warehouse '" + file + "' ";
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new WarehouseException(
                    what + "cannot be written: the disk is full. All that was acknowledged is kept.",
                    "there is something to delete on that disk; `headstart resume` goes on from here.",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new WarehouseException(
                    what + "is no warehouse: the file is not a SQLite database.",
                    "another file was meant, or its beginning is damaged: `headstart warehouse repair` copies what is sound.",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return damaged(String.valueOf(e.getMessage()), e);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return new WarehouseException(
                    what + "cannot be opened for writing: " + e.getMessage() + ".",
                    "the file or its folder belongs to somebody else.",
                    e);
        }
        if (isBusy(e)) {
            return new WarehouseException(
                    what + "was locked for more than a minute by another process.",
                    "a backup or a stopped process holds it; look for one with `lsof`.",
                    e);
        }
        return new WarehouseException(what + "cannot be used: " + e.getMessage() + ".", null, e);
    }

    private static int code(SQLException e) {
        return e instanceof SQLiteException known ? known.getResultCode().code & PRIMARY : 0;
    }

    @Override
    public void requireRoom() {
        try {
            long free = Files.getFileStore(file).getUsableSpace();
            if (free < freeBytes) {
                throw new WarehouseException(
                        "The disk of the warehouse '" + file + "' has " + (free >> 20)
                                + " MB free, but no trial is begun below " + (freeBytes >> 20) + " MB.",
                        "there is something to delete on that disk; `headstart resume` goes on from here.");
            }
        } catch (IOException e) {
            throw new WarehouseException(
                    "The free space of the disk of the warehouse '" + file + "' cannot be told: " + e.getMessage()
                            + ".",
                    null,
                    e);
        }
    }

    @Override
    public long bytes(Session session) {
        return bytes(file) + bytes(file.resolveSibling(file.getFileName() + "-wal"));
    }

    private static long bytes(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new WarehouseException("The size of '" + file + "' cannot be told: " + e.getMessage() + ".", null, e);
        }
    }

    /** Copies into a file beside the wanted one and renames it only when it is on the disk, so that no half copy is taken for a whole one. */
    @Override
    public void backup(Path copy) {
        Path target = copy.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(target)) {
            throw new WarehouseException(
                    "The backup '" + target + "' exists already; a backup never replaces a file.", null);
        }
        try (Session own = session(Dialect.Transaction.READ)) {
            Files.createDirectories(target.resolveSibling("."));
            Files.deleteIfExists(part);
            own.update("VACUUM INTO ?", part.toString());
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw explained(e);
        } catch (IOException e) {
            throw new WarehouseException("The backup '" + target + "' cannot be written: " + e + ".", null, e);
        }
    }
}
