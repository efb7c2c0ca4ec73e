package org.headstart.warehouse;

import java.nio.file.Path;
import java.util.Map;

/**
 * A process that lives a study's life and is gone at one of its statements, with no chance to tidy up, as by SIGKILL. Arguments: the warehouse's location,
 * the life's seed, the statement's number.
 */
final class HaltedLife {

    /** What a shell says of a process that SIGKILL ended. */
    static final int KILLED = 137;

    private HaltedLife() {}

    public static void main(String[] args) {
        int point = Integer.parseInt(args[2]);
        int[] passed = {-1};
        Interposed halting = new Interposed(backend(args[0]), (real, what) -> {
            if (passed[0] >= 0 && passed[0]++ == point) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        try (SqlWarehouse warehouse = new SqlWarehouse(Database.open(halting))) {
            passed[0] = 0;
            new StudyLife(Long.parseLong(args[1])).calls().forEach(call -> call.on(warehouse));
        }
    }

    static Backend backend(String location) {
        return PostgresAddress.isMeant(location)
                ? new PostgresServer(PostgresAddress.parse(location), Map.of())
                : new SqliteFile(Path.of(location), 0);
    }
}
