package org.headstart.tests.conformance;

import java.nio.file.Path;

/** {@link TrialStoreConformance} on a SQLite file. */
class SqliteTrialStoreTest extends TrialStoreConformance {

    @Override
    String location(Path folder) {
        return folder.resolve("warehouse.db").toString();
    }
}
