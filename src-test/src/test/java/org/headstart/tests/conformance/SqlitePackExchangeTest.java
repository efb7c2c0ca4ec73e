package org.headstart.tests.conformance;

import java.nio.file.Path;

/** {@link PackExchangeConformance} on SQLite files. */
class SqlitePackExchangeTest extends PackExchangeConformance {

    @Override
    String location(Path folder, String name) {
        return folder.resolve(name + ".db").toString();
    }
}
