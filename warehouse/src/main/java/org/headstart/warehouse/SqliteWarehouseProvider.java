package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.api.warehouse.WarehouseProvider;

/**
 * Opens warehouses in a SQLite file. The folders above it are made. A URL is accepted only to be refused with a reason: a location never
 * reaches a driver as text.
 */
public final class SqliteWarehouseProvider implements WarehouseProvider {

    private static final String URL = "jdbc:";

    /** Called by {@link java.util.ServiceLoader}. */
    public SqliteWarehouseProvider() {}

    @Override
    public boolean accepts(String location) {
        return !location.isBlank();
    }

    @Override
    public boolean exists(String location) {
        return Files.exists(file(location));
    }

    @Override
    public Warehouse open(String location) {
        Path file = file(location);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
        } catch (IOException e) {
            throw new WarehouseException(
                    "The folder of the warehouse '" + file + "' cannot be made: " + e + ".",
                    "it belongs to somebody else, or a file is in the way.",
                    e);
        }
        return new SqliteWarehouse(Database.open(file), TrialQueue.FREE_BYTES);
    }

    private static Path file(String location) {
        if (location.regionMatches(true, 0, URL, 0, URL.length())) {
            throw new WarehouseException(
                    "A warehouse must be a file for now, but the location is a URL of "
                            + location.substring(URL.length()).split("[:/]", 2)[0] + "; PostgreSQL comes later.",
                    "a path such as ~/.headstart/warehouse.db was meant.");
        }
        try {
            Path file = Path.of(location).toAbsolutePath();
            if (Files.isDirectory(file)) {
                throw new WarehouseException("'" + file + "' is a folder, but a warehouse is a file.", null);
            }
            if (file.toString().indexOf('?') >= 0) {
                throw new WarehouseException(
                        "The location '" + location + "' holds a question mark, which must not stand in it.", null);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new WarehouseException("The location '" + location + "' is no path: " + e.getReason() + ".", null, e);
        }
    }
}
