package org.headstart.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;

/** How much there is, and a copy of it. */
final class Upkeep {

    private Upkeep() {}

    static Warehouse.Info info(Session session, Path file) throws SQLException {
        Map<String, Long> byState = new LinkedHashMap<>();
        session.forEach(
                "SELECT state, count(*) FROM trial GROUP BY state ORDER BY state",
                row -> byState.put(row.getString(1), row.getLong(2)));
        return new Warehouse.Info(
                file.toString(),
                (int) session.number("PRAGMA user_version"),
                session.number("SELECT count(*) FROM task"),
                session.number("SELECT count(*) FROM study"),
                byState,
                session.number("SELECT count(*) FROM weights"),
                bytes(file) + bytes(file.resolveSibling(file.getFileName() + "-wal")));
    }

    private static long bytes(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new WarehouseException("The size of '" + file + "' cannot be told: " + e.getMessage() + ".", null, e);
        }
    }

    /** Copies into a file beside the wanted one and renames it only when it is on the disk, so that no half copy is taken for a whole one. */
    static void backup(Database database, Path file) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        if (Files.exists(target)) {
            throw new WarehouseException(
                    "The backup '" + target + "' exists already; a backup never replaces a file.", null);
        }
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.deleteIfExists(part);
            database.apart(session -> session.update("VACUUM INTO ?", part.toString()));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new WarehouseException("The backup '" + target + "' cannot be written: " + e + ".", null, e);
        }
    }
}
