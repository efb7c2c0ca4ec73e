package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.api.warehouse.WarehouseProvider;

/**
 * Opens warehouses in a SQLite file. The folders above it are made. A URL that nobody else takes is accepted only to be refused with a reason:
 * a location never reaches a driver as text. No trial is begun when less than 256 MB of the disk are free, or what the property
 * {@code headstart.free} says, in MB.
 */
public final class SqliteWarehouseProvider implements WarehouseProvider {

    private static final Pattern SCHEME =
            Pattern.compile("\\s*(jdbc\\s*:|[a-z][a-z0-9+.-]+://)", Pattern.CASE_INSENSITIVE);

    /** Called by {@link java.util.ServiceLoader}. */
    public SqliteWarehouseProvider() {}

    @Override
    public boolean accepts(String location) {
        return !location.isBlank() && !PostgresAddress.isMeant(location);
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
        new RawLog(file).requireWhole();
        long free = Math.max(0, Long.getLong("headstart.free", SqliteFile.FREE_MEGABYTES));
        return new SqlWarehouse(Database.open(new SqliteFile(file, free << 20)));
    }

    @Override
    public Repair repair(String location, Path copy) {
        return new SqliteRepair(file(location), file(copy.toString())).run();
    }

    private static Path file(String location) {
        if (SCHEME.matcher(location).lookingAt()) {
            throw new WarehouseException(
                    "A warehouse is a file or jdbc:postgresql://host[:port]/database, but the location is a URL of another kind.",
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
