package org.headstart.cli;

import java.util.Optional;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the warehouse is. */
final class WarehouseOption {

    @Option(
            names = {"-w", "--warehouse"},
            paramLabel = "FILE",
            description = "The warehouse; without it, ~/.headstart/warehouse.db.")
    private @Nullable String location;

    String location() {
        return location == null ? Providers.defaultWarehouse().toString() : location;
    }

    boolean isNamed() {
        return location != null;
    }

    /** What a command that uses the same warehouse needs beside the rest; empty for the default one. */
    String asArgument() {
        return location == null ? "" : " --warehouse " + (location.contains(" ") ? "'" + location + "'" : location);
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
                    "There is no warehouse at '" + location + "'.", "the path is relative to another folder.");
        }
        return existing;
    }
}
