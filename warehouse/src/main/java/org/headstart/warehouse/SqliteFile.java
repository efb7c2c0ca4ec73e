package org.headstart.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.List;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file. A commit that returned is on the disk ({@code synchronous=FULL}). Where nothing can be written, it can still be read
 * ({@link FrozenDialect}).
 */
final class SqliteFile implements Backend {

    /** Below this, in MB, no trial is begun, so that those that run can still be written down. */
    static final long FREE_MEGABYTES = 256;

    /** With less the disk counts as full: what SQLite needs beside the file itself does not fit. */
    private static final long FULL_BYTES = 64 << 10;

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
    public Session session(Dialect.Transaction purpose) throws SQLException {
        try {
            return Backend.super.session(purpose);
        } catch (SQLException e) {
            if (!(isUnwritable(e) || isOutOfRoom(e)) || !FrozenDialect.isWhole(file)) {
                throw e;
            }
            return frozen(e);
        }
    }

    /** SQLite takes a file that is said to be immutable as it is, without locks, log or shared memory. */
    private Session frozen(SQLException obstacle) throws SQLException {
        try {
            Dialect still = new FrozenDialect(file, obstacle);
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            String uri = file.toUri().getRawPath() + "?immutable=1";
            return new Session(config.createConnection("jdbc:sqlite:file:" + uri), still);
        } catch (IOException e) {
            obstacle.addSuppressed(e);
            throw obstacle;
        }
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
        if (e instanceof SQLRecoverableException) {
            return Fault.LOST;
        }
        int code = code(e);
        boolean fatal = (code == SQLiteErrorCode.SQLITE_IOERR.code && !isOutOfRoom(e))
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
        if (isOutOfRoom(e) || (isUnwritable(e) && isFull())) {
            return new NoRoomException(
                    what + "cannot be written: the disk is full. All that was acknowledged is kept.", e);
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
        if (isUnwritable(e)) {
            return new WarehouseException(
                    what + "cannot be opened for writing: " + said(e) + ".",
                    "the file or its folder belongs to somebody else, or the disk is mounted read-only.",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return new WarehouseException(
                    what + "had a fault of the disk: " + said(e)
                            + ". Nothing more is written; all that was acknowledged is kept.",
                    "the disk is failing, or a quota or a limit on the size of files is reached; `headstart warehouse verify` says what is damaged.",
                    e);
        }
        if (isBusy(e)) {
            return new WarehouseException(
                    what + "was locked for more than a minute by another process.",
                    LockHolder.of(file)
                            .map(LockHolder::hint)
                            .orElse("a backup or a stopped process holds it; look for one with `lsof`."),
                    e);
        }
        if (!(e instanceof SQLiteException) && e.getCause() != null) {
            return new WarehouseException(
                    what + "cannot be opened: " + e.getMessage() + ": "
                            + e.getCause().getMessage() + ".",
                    "the temporary folder '" + System.getProperty("java.io.tmpdir")
                            + "', where SQLite's library is unpacked, is full or lets nothing be run.",
                    e);
        }
        return new WarehouseException(what + "cannot be used: " + e.getMessage() + ".", null, e);
    }

    /** What SQLite says, without the driver's repetition. */
    private static String said(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst(" \\([^()]*\\)$", "");
    }

    /** Besides a full disk itself: the memory that processes share is a file beside the warehouse. */
    private static boolean isOutOfRoom(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_FULL.code
                || (e instanceof SQLiteException known
                        && known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    private static boolean isUnwritable(SQLException e) {
        int code = code(e);
        return code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    private boolean isFull() {
        try {
            return Files.getFileStore(folder()).getUsableSpace() < FULL_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private Path folder() {
        return file.toAbsolutePath().resolveSibling(".");
    }

    private static int code(SQLException e) {
        return e instanceof SQLiteException known ? known.getResultCode().code & PRIMARY : 0;
    }

    @Override
    public void requireRoom() {
        try {
            long free = Files.getFileStore(file).getUsableSpace();
            if (free < freeBytes) {
                throw new NoRoomException("The disk of the warehouse '" + file + "' has " + (free >> 20)
                        + " MB free, but no trial is begun below " + (freeBytes >> 20)
                        + " MB (-Dheadstart.free in HEADSTART_JAVA_OPTS sets another floor).");
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
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.deleteIfExists(part);
            try {
                copyTo(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (SQLException e) {
            if (isOutOfRoom(e)) {
                throw new NoRoomException("The backup '" + target + "' cannot be written: the disk is full.", e);
            }
            throw explained(e);
        } catch (IOException e) {
            throw new WarehouseException("The backup '" + target + "' cannot be written: " + e + ".", null, e);
        }
    }

    private void copyTo(Path part) throws SQLException, IOException {
        try (Session own = session(Dialect.Transaction.READ)) {
            own.update("VACUUM INTO ?", part.toString());
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
