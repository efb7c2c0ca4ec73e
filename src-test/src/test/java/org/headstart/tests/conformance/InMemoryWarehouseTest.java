package org.headstart.tests.conformance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseConformance;

/** Somebody else's warehouse is held to {@link WarehouseConformance} as the README of the api shows. */
class InMemoryWarehouseTest extends WarehouseConformance {

    private final Map<Path, InMemoryWarehouse.Memory> memories = new ConcurrentHashMap<>();

    @Override
    protected Warehouse open(Path folder) {
        return new InMemoryWarehouse(memories.computeIfAbsent(folder, path -> new InMemoryWarehouse.Memory()));
    }

    @Override
    protected Optional<Warehouse> openBackup(Path file) {
        return Optional.empty();
    }
}
