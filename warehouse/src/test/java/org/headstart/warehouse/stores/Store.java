package org.headstart.warehouse.stores;

import java.nio.file.Path;

/** A system that a warehouse can be kept in. */
public enum Store {
    SQLITE {
        @Override
        public String location(Path folder) {
            return folder.resolve("a folder").resolve("warehouse.db").toString();
        }
    },
    POSTGRESQL {
        @Override
        public String location(Path folder) {
            String schema = "t%08x".formatted(folder.toAbsolutePath().hashCode());
            return TestPostgres.location(TestPostgres.port(), schema);
        }
    };

    /**
     * @param folder a folder of the test's own
     * @return where an empty warehouse can be opened; the same for the same folder
     */
    public abstract String location(Path folder);
}
