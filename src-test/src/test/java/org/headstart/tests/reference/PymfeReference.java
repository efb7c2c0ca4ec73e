package org.headstart.tests.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;

/**
 * The meta-features that pymfe 0.4.4 gave for a public table.
 *
 * @param name   the name of the table
 * @param arff   the table's file
 * @param target the name of the target
 * @param root   what the reference file holds
 */
record PymfeReference(String name, Path arff, String target, JsonNode root) {

    private static final Map<String, String> FILES = Map.of(
            "credit.a", "credit-approval",
            "kr.vs.kp", "kr-vs-kp",
            "waveform5000", "waveform-5000",
            "breast.cancer", "breast-cancer");

    static List<PymfeReference> all() {
        Path folder = Shared.folder("reference").resolve("pymfe");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(PymfeReference::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PymfeReference read(Path file) {
        try {
            String name = file.getFileName().toString().replaceFirst("\\.json$", "");
            Path arff = Shared.folder("data").resolve(FILES.getOrDefault(name, name) + ".arff");
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            return new PymfeReference(name, arff, root.get("class_attribute").asText(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as pymfe saw it: missing cells hold the column's mean or most frequent level. */
    Dataset filled() {
        Dataset dataset =
                Providers.read(arff, ReadOptions.defaults().withTarget(target)).dataset();
        List<Column> columns = new ArrayList<>();
        for (Column column : dataset.columns()) {
            columns.add(column.missingCount() == 0 ? column : filled(column));
        }
        return Dataset.of(dataset.name(), columns, target);
    }

    private static Column filled(Column column) {
        if (column instanceof NumericColumn numbers) {
            double[] values = numbers.toArray();
            double sum = 0;
            for (double value : values) {
                sum += Double.isNaN(value) ? 0 : value;
            }
            double mean = sum / (values.length - numbers.missingCount());
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? mean : values[i];
            }
            return NumericColumn.of(column.name(), values);
        }
        CategoricalColumn labels = (CategoricalColumn) column;
        int[] counts = labels.counts();
        int mode = 0;
        for (int i = 1; i < counts.length; i++) {
            mode = counts[i] > counts[mode] ? i : mode;
        }
        int[] codes = labels.toArray();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? mode : codes[i];
        }
        return CategoricalColumn.of(column.name(), codes, labels.levels());
    }

    /** Numbers by name; empty where pymfe gave NaN. On mixed tables the statistics are those of the numeric columns alone, save sparsity. */
    Map<String, OptionalDouble> values(String group) {
        Map<String, OptionalDouble> values =
                numbers(root.get("groups").get(group).get("values"));
        JsonNode numeric = root.get("statistical_numeric_columns_only");
        if (group.equals("statistical") && numeric != null) {
            numbers(numeric.has("values") ? numeric.get("values") : numeric).forEach((feature, value) -> {
                if (!feature.startsWith("sparsity")) {
                    values.put(feature, value);
                }
            });
        }
        return values;
    }

    private static Map<String, OptionalDouble> numbers(JsonNode node) {
        Map<String, OptionalDouble> numbers = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> numbers.put(
                        entry.getKey(),
                        entry.getValue().isNumber()
                                ? OptionalDouble.of(entry.getValue().asDouble())
                                : OptionalDouble.empty()));
        return numbers;
    }

    @Override
    public String toString() {
        return name;
    }
}
