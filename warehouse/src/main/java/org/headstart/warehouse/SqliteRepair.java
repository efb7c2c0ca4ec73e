package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.Dialect.Transaction;

/**
 * Copies what is sound of a damaged file into a new one, which gets its name only when it is whole. The damaged file is only read, and not
 * through SQLite.
 */
final class SqliteRepair {

    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private final Path file;
    private final Path copy;
    private final Path part;

    SqliteRepair(Path file, Path copy) {
        this.file = file;
        this.copy = copy;
        this.part = copy.resolveSibling(copy.getFileName() + ".part");
    }

    Repair run() {
        if (!Files.isRegularFile(file)) {
            throw new WarehouseException("There is no warehouse at '" + file + "' to repair.", null);
        }
        if (Files.exists(copy)) {
            throw new WarehouseException(
                    "The file '" + copy + "' exists already; a repaired copy never replaces a file.",
                    "another one was meant: `--out`.");
        }
        try {
            Files.createDirectories(copy.resolveSibling("."));
            discard();
            try {
                Salvage salvage = salvage();
                Repair repair = new Repair(copy, salvage.kept(), salvage.losses(), problems());
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
                return repair;
            } finally {
                discard();
            }
        } catch (IOException e) {
            throw new WarehouseException(
                    "The warehouse '" + file + "' cannot be copied to '" + copy + "': " + e + ".", null, e);
        }
    }

    private void discard() throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
        }
    }

    private Salvage salvage() throws IOException {
        Backend backend = new SqliteFile(part, 0);
        try (RawPages pages = RawPages.open(file);
                Session session = backend.session(Transaction.WRITE)) {
            Schema.migrate(session, backend.location());
            Salvage salvage = new Salvage(pages, session);
            session.begin(Transaction.ALONE);
            salvage.run();
            session.commit();
            return salvage;
        } catch (SQLException e) {
            throw backend.explained(e);
        }
    }

    private List<String> problems() {
        try (Warehouse warehouse = new SqlWarehouse(Database.open(new SqliteFile(part, 0)))) {
            return warehouse.verify();
        }
    }
}
