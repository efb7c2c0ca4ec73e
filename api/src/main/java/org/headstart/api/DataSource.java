package org.headstart.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;

/** Where a study's table comes from, in a form that a later process can follow. Immutable and thread-safe. */
sealed interface DataSource {

    /** Reads the table. */
    ReadResult read();

    /** What a later process needs to read the same table; empty when only this process has it. */
    Map<String, String> address();

    /** A table that was handed over. */
    record InMemory(Dataset dataset) implements DataSource {

        @Override
        public ReadResult read() {
            return new ReadResult(dataset, List.of());
        }

        @Override
        public Map<String, String> address() {
            return Map.of();
        }
    }

    /** A table in a file. */
    record InFile(Path file, ReadOptions options) implements DataSource {

        private static final String FILE = "file";
        private static final String TARGET = "target";
        private static final String TYPE = "type";
        private static final String MISSING = "missing";
        private static final String COLUMN = "column.";
        private static final String LINE = "\n";

        @Override
        public ReadResult read() {
            return Providers.read(file, options);
        }

        @Override
        public Map<String, String> address() {
            Map<String, String> address = new TreeMap<>();
            address.put(FILE, file.toAbsolutePath().normalize().toString());
            putIfGiven(address, TARGET, options.target());
            putIfGiven(address, TYPE, options.taskType());
            address.put(MISSING, String.join(LINE, options.missingMarkers()));
            options.columnTypes().forEach((column, type) -> address.put(COLUMN + column, type.name()));
            return Collections.unmodifiableMap(address);
        }

        private static void putIfGiven(Map<String, String> address, String key, @Nullable Object value) {
            if (value != null) {
                address.put(key, value.toString());
            }
        }

        /** Whether there is such a file. */
        boolean exists() {
            return Files.exists(file);
        }

        /** The file of an address. */
        static InFile at(Map<String, String> address) {
            String file = address.get(FILE);
            if (file == null) {
                throw new DataException(
                        "The study's table was handed over in memory, so it cannot be read again.",
                        "the study was begun by a library call: resume it there, with the same dataset, or name a file"
                                + " that holds it.");
            }
            return new InFile(Path.of(file), optionsOf(address, address.get(TARGET)));
        }

        /**
         * Another file with the table of an address.
         *
         * @param file    the file
         * @param address where the table was read from, and how; empty when it was handed over in memory
         * @param target  the target where the address has none
         */
        static InFile at(Path file, Map<String, String> address, String target) {
            return new InFile(file, optionsOf(address, address.getOrDefault(TARGET, target)));
        }

        private static ReadOptions optionsOf(Map<String, String> address, @Nullable String target) {
            String type = address.get(TYPE);
            Map<String, ColumnType> columns = new LinkedHashMap<>();
            address.forEach((key, value) -> {
                if (key.startsWith(COLUMN)) {
                    columns.put(key.substring(COLUMN.length()), ColumnType.valueOf(value));
                }
            });
            String markers = address.get(MISSING);
            return new ReadOptions(
                    target,
                    type == null ? null : TaskType.valueOf(type),
                    columns,
                    markers == null
                            ? ReadOptions.defaults().missingMarkers()
                            : Set.copyOf(Arrays.asList(markers.split(LINE, -1))));
        }
    }
}
