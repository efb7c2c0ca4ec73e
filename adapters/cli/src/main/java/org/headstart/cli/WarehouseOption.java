package org.headstart.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the warehouse is. */
final class WarehouseOption {

    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@~-]+");

    @Option(
            names = {"-w", "--warehouse"},
            paramLabel = "PLACE",
            description = {
                "The warehouse: a file, or jdbc:postgresql://host/database; without it, ~/.headstart/warehouse.db.",
                "A database's user and password are PGUSER and PGPASSWORD of the environment, or in ~/.pgpass."
            })
    private @Nullable String location;

    String location() {
        return location == null ? Providers.defaultWarehouse().toString() : location;
    }

    boolean isNamed() {
        return location != null;
    }

    /** What a command that uses the same warehouse needs beside the rest; empty for the default one. */
    String asArgument() {
        return location == null
                ? ""
                : " --warehouse " + (PLAIN.matcher(location).matches() ? location : quoted(location));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Opens it, and makes it where there is none; the caller closes. */
    Warehouse open() {
        return Providers.warehouse(location());
    }

    /** Opens it where there is one; the caller closes. Reading what is not there would be an empty answer to a wrong path. */
    Warehouse openExisting() {
        return openIfThere()
                .orElseThrow(() -> new WarehouseException(
                        "There is no warehouse at '" + location() + "' yet.",
                        "another one was meant: --warehouse; `headstart tune` or `headstart collect` makes this one."));
    }

    /** Opens it where there is one, and makes none; the caller closes. One that the user names must be there. */
    Optional<Warehouse> openIfThere() {
        Optional<Warehouse> existing = Providers.existingWarehouse(location());
        if (existing.isEmpty() && location != null) {
            throw new WarehouseException(
                    "There is no warehouse at '" + location + "'.",
                    "the path is relative to another folder, or the database has none yet.");
        }
        return existing;
    }
}
