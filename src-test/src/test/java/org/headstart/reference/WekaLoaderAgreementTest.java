package org.headstart.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.converters.AbstractFileLoader;
import weka.core.converters.ArffLoader;
import weka.core.converters.CSVLoader;

/**
 * Every file of the shared data reads as Weka's loaders read it (rows, columns, names, kinds, levels in their order, missing cells, and each cell),
 * or the difference stands in a list with its reason. Skipped where the data are absent.
 */
class WekaLoaderAgreementTest {

    /** "file: column: what", and why; each must be found, so that the list cannot outlive its reasons. So far there is none. */
    private static final Map<String, String> EXPLAINED = Map.of();

    /** "file: what", and why, where the index of the data says something else. So far there is none. */
    private static final Map<String, String> EXPLAINED_OF_INDEX = Map.of();

    @TempDir
    Path folder;

    @Test
    void read_everySharedFile_agreesWithWeka() {
        Map<String, String> differences = new TreeMap<>();
        int columns = 0;
        List<Path> files = files();
        for (Path file : files) {
            Dataset ours = Providers.read(file, ReadOptions.defaults()).dataset();
            compare(file.getFileName().toString(), ours, weka(file), differences);
            columns += ours.columns().size();
        }
        System.out.printf(
                "%d files, %d columns compared with Weka; differences: %s%n", files.size(), columns, differences);
        assertThat(differences.keySet()).isEqualTo(EXPLAINED.keySet());
    }

    /** The index: name,file,task,target,rows,features,numeric,categorical,classes,missing_pct,... itself read as a table. */
    @Test
    void read_everySharedFile_hasTheCountsOfTheIndex() {
        Path data = data();
        Map<String, String> differences = new TreeMap<>();
        List<Map<String, String>> lines = index(data.resolve("index.csv"));
        for (Map<String, String> line : lines) {
            ReadOptions options = ReadOptions.defaults()
                    .withTarget(line.get("target"))
                    .withTaskType(TaskType.valueOf(line.get("task").toUpperCase(Locale.ROOT)));
            Dataset dataset =
                    Providers.read(data.resolve(line.get("file")), options).dataset();
            compare(line, dataset, differences);
        }
        System.out.printf("%d lines of the index; differences: %s%n", lines.size(), differences);
        assertThat(differences.keySet()).isEqualTo(EXPLAINED_OF_INDEX.keySet());
    }

    @Test
    void compare_otherTable_notesWhatDiffers() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.arff"), "@relation t\n@attribute x numeric\n@attribute c {a,b}\n@data\n1,a\n?,b\n");
        Dataset other = Dataset.of(
                "t",
                List.of(
                        CategoricalColumn.of("x", new int[] {0, 0}, List.of("1")),
                        CategoricalColumn.of("d", new int[] {1, 0}, List.of("a", "b"))),
                "d");
        Map<String, String> differences = new TreeMap<>();
        compare("t", other, weka(file), differences);
        compare("u", other.select(new int[] {0}), weka(file), differences);
        assertThat(differences)
                .containsOnlyKeys(
                        "t: x: kind",
                        "t: x: levels",
                        "t: x: missing",
                        "t: x: cells",
                        "t: d: name",
                        "t: d: cells",
                        "u: rows");
    }

    private static List<Map<String, String>> index(Path file) {
        ReadOptions options = ReadOptions.defaults().withTarget("rows").withMissingMarkers(Set.of());
        for (String column : List.of("source", "licence", "note")) {
            options = options.withColumn(column, ColumnType.IGNORE);
        }
        for (String column : List.of(
                "name",
                "file",
                "task",
                "target",
                "rows",
                "features",
                "numeric",
                "categorical",
                "classes",
                "missing_pct")) {
            options = options.withColumn(column, ColumnType.CATEGORICAL);
        }
        Dataset index = Providers.read(file, options).dataset();
        return IntStream.range(0, index.rows())
                .mapToObj(row -> index.columns().stream()
                        .map(CategoricalColumn.class::cast)
                        .collect(Collectors.toMap(
                                Column::name, column -> column.levels().get(column.code(row)))))
                .toList();
    }

    private static void compare(Map<String, String> line, Dataset dataset, Map<String, String> differences) {
        String file = line.get("file") + ": ";
        long numeric = dataset.features().stream()
                .filter(NumericColumn.class::isInstance)
                .count();
        int missing = dataset.features().stream().mapToInt(Column::missingCount).sum();
        double percent = 100.0 * missing / dataset.rows() / dataset.features().size();
        note(differences, file + "rows", "" + dataset.rows(), line.get("rows"));
        note(differences, file + "features", "" + dataset.features().size(), line.get("features"));
        note(differences, file + "numeric", "" + numeric, line.get("numeric"));
        note(differences, file + "categorical", "" + (dataset.features().size() - numeric), line.get("categorical"));
        note(differences, file + "classes", classes(dataset), line.get("classes"));
        note(differences, file + "missing_pct", "" + Math.round(percent * 100) / 100.0, line.get("missing_pct"));
    }

    /** Classes that some row has. */
    private static String classes(Dataset dataset) {
        return dataset.taskType() == TaskType.REGRESSION
                ? ""
                : ""
                        + Arrays.stream(dataset.classTarget().counts())
                                .filter(count -> count > 0)
                                .count();
    }

    private static Path data() {
        Path data = Shared.folder("data");
        Assumptions.assumeTrue(Files.isDirectory(data), "the data are not beside this checkout");
        return data;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(data())) {
            return files.filter(file -> !file.endsWith("index.csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instances weka(Path file) {
        try {
            AbstractFileLoader loader = file.toString().endsWith(".csv") ? new CSVLoader() : new ArffLoader();
            loader.setFile(file.toFile());
            return loader.getDataSet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String file, Dataset ours, Instances weka, Map<String, String> differences) {
        note(differences, file + ": rows", ours.rows(), weka.numInstances());
        note(differences, file + ": columns", ours.columns().size(), weka.numAttributes());
        if (ours.rows() != weka.numInstances() || ours.columns().size() != weka.numAttributes()) {
            return;
        }
        for (int i = 0; i < weka.numAttributes(); i++) {
            Column column = ours.columns().get(i);
            String where = file + ": " + column.name() + ": ";
            Attribute attribute = weka.attribute(i);
            note(differences, where + "name", column.name(), attribute.name());
            note(differences, where + "kind", kind(column), kind(attribute));
            note(differences, where + "levels", levels(column), levels(attribute));
            note(differences, where + "missing", column.missingCount(), weka.attributeStats(i).missingCount);
            note(differences, where + "cells", cells(column), cells(weka, i));
        }
    }

    private static void note(Map<String, String> differences, String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            differences.put(what, shortened(ours) + " here, " + shortened(theirs) + " there");
        }
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private static String kind(Column column) {
        return column instanceof NumericColumn ? "numeric" : "categorical";
    }

    private static String kind(Attribute attribute) {
        return attribute.isNumeric()
                ? "numeric"
                : attribute.isNominal() ? "categorical" : Attribute.typeToString(attribute);
    }

    private static List<String> levels(Column column) {
        return column instanceof CategoricalColumn labels ? labels.levels() : List.of();
    }

    private static List<String> levels(Attribute attribute) {
        if (!attribute.isNominal()) {
            return List.of();
        }
        List<String> levels = new ArrayList<>();
        Collections.list(attribute.enumerateValues()).forEach(value -> levels.add(value.toString()));
        return levels;
    }

    /** Numbers, or codes into the levels; NaN = missing. */
    private static List<Double> cells(Column column) {
        List<Double> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                cells.add(Double.NaN);
            } else {
                cells.add(
                        column instanceof CategoricalColumn labels
                                ? (double) labels.code(row)
                                : ((NumericColumn) column).value(row));
            }
        }
        return cells;
    }

    private static List<Double> cells(Instances weka, int column) {
        List<Double> cells = new ArrayList<>();
        weka.forEach(row -> cells.add(row.value(column)));
        return cells;
    }
}
