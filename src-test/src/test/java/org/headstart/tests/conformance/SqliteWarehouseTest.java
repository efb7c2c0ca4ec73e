package org.headstart.tests.conformance;

import java.nio.file.Path;

/** {@link WarehouseConformance} on a SQLite file. */
class SqliteWarehouseTest extends WarehouseConformance {

    @Override
    String location(Path folder) {
        return folder.resolve("a folder").resolve("warehouse.db").toString();
    }
}
