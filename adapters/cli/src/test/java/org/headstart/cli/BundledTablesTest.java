package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that come with the command. */
class BundledTablesTest {

    /** The two rows in which the copy that most archives hold differs from Fisher's table (Fisher 1936; noted at UCI). */
    private static final Map<Integer, String> CORRECTED =
            Map.of(35, "4.9,3.1,1.5,0.2,setosa", 38, "4.9,3.6,1.4,0.1,setosa");

    @TempDir
    private Path folder;

    @Test
    void iris_always_hasFishersMeans() throws IOException {
        List<String> lines = Files.readAllLines(BundledTables.file("iris"));

        assertThat(lines).hasSize(151);
        assertThat(lines.get(0)).isEqualTo("sepal_length,sepal_width,petal_length,petal_width,class");
        Map<String, String> means = new TreeMap<>();
        for (String species : List.of("setosa", "versicolor", "virginica")) {
            List<String[]> rows = lines.stream()
                    .filter(line -> line.endsWith("," + species))
                    .map(line -> line.split(","))
                    .toList();
            assertThat(rows).hasSize(50);
            means.put(
                    species,
                    IntStream.range(0, 4)
                            .mapToObj(i -> rows.stream()
                                    .mapToDouble(row -> Double.parseDouble(row[i]))
                                    .average()
                                    .orElseThrow())
                            .map(mean -> String.format(Locale.ROOT, "%.3f", mean))
                            .collect(Collectors.joining(" ")));
        }
        assertThat(means)
                .containsEntry("setosa", "5.006 3.428 1.462 0.246")
                .containsEntry("versicolor", "5.936 2.770 4.260 1.326")
                .containsEntry("virginica", "6.588 2.974 5.552 2.026");
    }

    @Test
    void iris_besideTheArchivesCopy_differsInTheTwoCorrectedRowsOnly() throws IOException {
        Path archived = sharedData().resolve("iris.arff");
        assumeTrue(Files.isRegularFile(archived), "there is no " + archived);
        List<String> theirs = Files.readAllLines(archived).stream()
                .filter(line -> line.matches("\\d.*"))
                .map(line -> line.strip().replace("Iris-", ""))
                .toList();
        List<String> ours = Files.readAllLines(BundledTables.file("iris"));

        Map<Integer, String> different = new TreeMap<>();
        for (int row = 1; row <= theirs.size(); row++) {
            if (!theirs.get(row - 1).equals(ours.get(row))) {
                different.put(row, ours.get(row));
            }
        }

        assertThat(theirs).hasSize(150);
        assertThat(different).isEqualTo(CORRECTED);
    }

    @Test
    void file_thatWasChanged_isRestored() throws IOException {
        Path file = BundledTables.file("iris");
        byte[] original = Files.readAllBytes(file);
        Files.writeString(file, "damaged");

        assertThat(BundledTables.file("iris")).isEqualTo(file).hasBinaryContent(original);
    }

    @Test
    void data_thatIsAlsoAFile_meansTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "a,b\n1,2\n");

        assertThat(DataOptions.file(file.toString())).isEqualTo(file);
        assertThat(DataOptions.file("Iris")).isEqualTo(BundledTables.file("iris"));
        assertThat(DataOptions.file("no-such-table")).isEqualTo(Path.of("no-such-table"));
    }

    private static Path sharedData() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && Files.notExists(root.resolve(".git"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data");
    }
}
