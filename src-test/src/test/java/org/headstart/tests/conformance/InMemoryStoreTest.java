package org.headstart.tests.conformance;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.TrialStoreConformance;

/** Somebody else's warehouse is held to {@link TrialStoreConformance} as the README of the api shows. */
class InMemoryStoreTest extends TrialStoreConformance {

    private final Map<Path, InMemoryWarehouse.Memory> memories = new ConcurrentHashMap<>();

    @Override
    protected Warehouse open(Path folder) {
        return new InMemoryWarehouse(memories.computeIfAbsent(folder, path -> new InMemoryWarehouse.Memory()));
    }
}
