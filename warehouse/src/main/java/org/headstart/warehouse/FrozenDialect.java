package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;

/**
 * A SQLite file where nothing can be written, not even what SQLite shares among those who read: on a disk that is full or read-only. It is read as it
 * stands, and what was read counts only if the file has not changed meanwhile. Whatever would write meets what was in its way before.
 */
final class FrozenDialect extends SqliteDialect {

    private final Path file;
    private final SQLException obstacle;
    private final FileTime modified;
    private final long size;

    /**
     * @param file     looked at now, so before it is opened
     * @param obstacle why it cannot be written
     */
    FrozenDialect(Path file, SQLException obstacle) throws IOException {
        super(file.toString());
        this.file = file;
        this.obstacle = obstacle;
        this.modified = Files.getLastModifiedTime(file);
        this.size = Files.size(file);
    }

    /** Whether all that was committed is in the file itself, so that it can be read without its log. */
    static boolean isWhole(Path file) {
        try {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.isRegularFile(file) && (!Files.exists(log) || Files.size(log) == 0);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void begin(Session session, Transaction kind) throws SQLException {
        if (kind != Transaction.READ) {
            throw obstacle;
        }
        super.begin(session, kind);
    }

    @Override
    public void commit(Session session, Connection connection) throws SQLException {
        super.commit(session, connection);
        if (!isUnchanged()) {
            throw new SQLRecoverableException("The file '" + file + "' changed while it was read.");
        }
    }

    private boolean isUnchanged() {
        try {
            return isWhole(file) && Files.getLastModifiedTime(file).equals(modified) && Files.size(file) == size;
        } catch (IOException e) {
            return false;
        }
    }
}
