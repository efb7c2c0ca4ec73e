package org.headstart.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;

/** Tables written into a folder of the test and read back. */
record TestFiles(Path folder) {

    ReadResult arff(String text) {
        return arff(text, ReadOptions.defaults());
    }

    ReadResult arff(String text, ReadOptions options) {
        return new ArffDatasetReader().read(write("table.arff", text), options);
    }

    ReadResult csv(String text) {
        return csv(text, ReadOptions.defaults());
    }

    ReadResult csv(String text, ReadOptions options) {
        return new CsvDatasetReader().read(write("table.csv", text), options);
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reader that is surest of the head, as the library chooses it. */
    static DatasetReader surest(byte[] head) {
        DatasetReader arff = new ArffDatasetReader();
        DatasetReader csv = new CsvDatasetReader();
        return arff.confidence(head) >= csv.confidence(head) ? arff : csv;
    }

    static Column column(Dataset dataset, String name) {
        return dataset.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static double[] numbers(ReadResult result, String name) {
        return ((NumericColumn) column(result.dataset(), name)).toArray();
    }

    static int[] codes(ReadResult result, String name) {
        return ((CategoricalColumn) column(result.dataset(), name)).toArray();
    }

    static List<String> levels(ReadResult result, String name) {
        return ((CategoricalColumn) column(result.dataset(), name)).levels();
    }
}
