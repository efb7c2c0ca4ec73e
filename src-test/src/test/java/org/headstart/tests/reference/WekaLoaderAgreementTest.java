package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        WekaComparison comparison = new WekaComparison();
        int columns = 0;
        List<Path> files = files();
        for (Path file : files) {
            Dataset ours = Providers.read(file, ReadOptions.defaults()).dataset();
            comparison.compare(file.getFileName().toString(), ours, WekaComparison.weka(file));
            columns += ours.columns().size();
        }
        System.out.printf(
                "%d files, %d columns compared with Weka; differences: %s%n",
                files.size(), columns, comparison.differences());
        assertThat(comparison.differences().keySet()).isEqualTo(EXPLAINED.keySet());
    }

    /** The index: name,file,task,target,rows,features,numeric,categorical,classes,missing_pct,... itself read as a table. */
    @Test
    void read_everySharedFile_hasTheCountsOfTheIndex() {
        Path data = data();
        WekaComparison comparison = new WekaComparison();
        List<Map<String, String>> lines = index(data.resolve("index.csv"));
        for (Map<String, String> line : lines) {
            ReadOptions options = ReadOptions.defaults()
                    .withTarget(line.get("target"))
                    .withTaskType(TaskType.valueOf(line.get("task").toUpperCase(Locale.ROOT)));
            Dataset dataset =
                    Providers.read(data.resolve(line.get("file")), options).dataset();
            compare(line, dataset, comparison);
        }
        System.out.printf("%d lines of the index; differences: %s%n", lines.size(), comparison.differences());
        assertThat(comparison.differences().keySet()).isEqualTo(EXPLAINED_OF_INDEX.keySet());
    }

    /** What Weka tolerates: blanks as separators, ranges behind types, weights, escapes, other line ends, dates in the zone of the JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void read_oddArff_agreesWithWeka(String lineEnd) throws IOException {
        String text = """
                % odd
                @RELATION  "odd one"
                @attribute 'a b' REAL [0, 10]
                @attribute c{x, 'y y',"z\\"z", 'q\\'', '?', 'tab\\there', '\\101'} {0.5}
                @attribute d date
                @attribute e DATE "dd/MM/yyyy HH:mm"
                @attribute f date 'yyyy-MM-dd Z'
                @attribute g integer % last

                @DATA
                1 x 2001-02-03T04:05:06 "03/02/2001 04:05" "2001-02-03 +0100" 5
                2.5e-3,\t'y y' , ?,'01/07/2020 23:59', '1969-12-31 +0000',+7
                ?,"z\\"z",'2020-07-01T00:00:00',?,?,-.5 {3}
                1e5,'q\\'',?,?,?,Infinity,% the end
                0,'?',?,?,?,0
                3,'tab\\there',?,?,?,NaN
                {1 '\\101', 5 ?}
                {}, {2}
                4,A,?,?,?,1
                """.replace("\n", lineEnd);
        Path file = Files.writeString(folder.resolve("odd.arff"), text);
        WekaComparison comparison = new WekaComparison();
        comparison.compare("odd", Providers.read(file, ReadOptions.defaults()).dataset(), WekaComparison.weka(file));
        assertThat(comparison.differences()).isEmpty();
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
        WekaComparison comparison = new WekaComparison();
        comparison.compare("t", other, WekaComparison.weka(file));
        comparison.compare("u", other.select(new int[] {0}), WekaComparison.weka(file));
        assertThat(comparison.differences())
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

    private static void compare(Map<String, String> line, Dataset dataset, WekaComparison comparison) {
        String file = line.get("file") + ": ";
        long numeric = dataset.features().stream()
                .filter(NumericColumn.class::isInstance)
                .count();
        int missing = dataset.features().stream().mapToInt(Column::missingCount).sum();
        double percent = 100.0 * missing / dataset.rows() / dataset.features().size();
        comparison.note(file + "rows", "" + dataset.rows(), line.get("rows"));
        comparison.note(file + "features", "" + dataset.features().size(), line.get("features"));
        comparison.note(file + "numeric", "" + numeric, line.get("numeric"));
        comparison.note(file + "categorical", "" + (dataset.features().size() - numeric), line.get("categorical"));
        comparison.note(file + "classes", classes(dataset), line.get("classes"));
        comparison.note(file + "missing_pct", "" + Math.round(percent * 100) / 100.0, line.get("missing_pct"));
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

    static Path data() {
        Path data = Shared.folder("data");
        Assumptions.assumeTrue(Files.isDirectory(data), "the data are not beside this checkout");
        return data;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(data())) {
            return files.filter(file -> !file.endsWith("index.csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
