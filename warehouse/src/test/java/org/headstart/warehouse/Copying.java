package org.headstart.warehouse;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.headstart.api.warehouse.Warehouse;

/** Backs a warehouse up or repairs it; a program of its own, to be killed meanwhile. Prints how many nanoseconds it took. Arguments: backup or repair, from, to. */
final class Copying {

    private Copying() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SqliteWarehouseProvider provider = new SqliteWarehouseProvider();
        Path copy = Path.of(args[2]);
        long start = System.nanoTime();
        if (args[0].equals("repair")) {
            out.println("copying");
            provider.repair(args[1], copy);
        } else {
            try (Warehouse warehouse = provider.open(args[1])) {
                out.println("copying");
                warehouse.backup(copy);
            }
        }
        out.println(System.nanoTime() - start);
    }
}
