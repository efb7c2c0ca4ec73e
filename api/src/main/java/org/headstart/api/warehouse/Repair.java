package org.headstart.api.warehouse;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of copying a damaged warehouse.
 *
 * @param copy     the new warehouse
 * @param kept     number of rows in it by table, in alphabetical order
 * @param losses   what was not brought back as it was, a sentence each: table, key where it could be read, why
 * @param problems what {@link Warehouse#verify} says of the copy; empty when it is sound
 */
public record Repair(Path copy, Map<String, Long> kept, List<String> losses, List<String> problems) {

    /** Keeps copies. */
    public Repair {
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
    }

    /** @return whether the copy may be used from now on */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
