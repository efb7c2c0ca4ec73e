package org.headstart.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.files.ArffDatasetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;
import weka.core.converters.AbstractFileSaver;
import weka.core.converters.ArffSaver;
import weka.core.converters.CSVSaver;
import weka.filters.Filter;
import weka.filters.unsupervised.instance.NonSparseToSparse;

/** What Weka writes, we read, and what we write, Weka reads: on every file of the shared data. Skipped where the data are absent. */
class WekaSaverAgreementTest {

    /** A column of missing cells: Weka's loader makes it a string attribute, which no learner takes. */
    private static final String NOTHING = "a column without values is numeric here";

    /** Text after numbers: Weka's loader has lost the labels by then and makes it a string attribute. To Java, "6f" is a number. */
    private static final String LABELS_AFTER_NUMBERS = "a column of numbers and text is categorical here";

    /** The columns of anneal have a level '?', which the saver quotes; Weka's CSV loader takes it for missing all the same. */
    private static final String QUOTED_MARK = "a missing marker in quotes is a label here";

    @TempDir
    Path folder;

    @Test
    void read_sparseArffOfWeka_agreesWithWeka() throws Exception {
        WekaComparison comparison = new WekaComparison();
        for (Path file : WekaLoaderAgreementTest.files()) {
            Instances dense = WekaComparison.weka(file);
            NonSparseToSparse filter = new NonSparseToSparse();
            filter.setInputFormat(dense);
            Path sparse = save(new ArffSaver(), Filter.useFilter(dense, filter), "sparse.arff");
            assertThat(Files.readString(sparse)).contains("\n{");
            comparison.compare(file.getFileName().toString(), read(sparse), WekaComparison.weka(sparse));
        }
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void write_everySharedFile_isReadByWekaAsItWas() {
        WekaComparison comparison = new WekaComparison();
        for (Path file : WekaLoaderAgreementTest.files()) {
            Dataset ours = read(file);
            Path written = folder.resolve("written.arff");
            ArffDatasetWriter.write(ours, written);
            comparison.compare(file.getFileName().toString(), ours, WekaComparison.weka(written));
        }
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void read_csvOfWeka_agreesWithWeka() throws IOException {
        WekaComparison comparison = new WekaComparison();
        List<Path> files = WekaLoaderAgreementTest.files();
        for (Path file : files) {
            Path csv = save(new CSVSaver(), WekaComparison.weka(file), "saved.csv");
            comparison.compare(file.getFileName().toString(), read(csv), WekaComparison.weka(csv));
        }
        Map<String, Long> reasons = comparison.differences().entrySet().stream()
                .collect(Collectors.groupingBy(WekaSaverAgreementTest::reason, TreeMap::new, Collectors.counting()));
        System.out.printf("%d files as Weka's CSV; differences by reason: %s%n", files.size(), reasons);
        assertThat(reasons).containsOnlyKeys(NOTHING, LABELS_AFTER_NUMBERS, QUOTED_MARK);
    }

    /** Why our reading of Weka's CSV differs from Weka's own; the difference itself when there is no known reason. */
    private static String reason(Map.Entry<String, String> difference) {
        String what = difference.getKey();
        String values = difference.getValue();
        if (what.startsWith("anneal.arff: ")) {
            return QUOTED_MARK;
        } else if (values.equals("numeric here, string there")) {
            return NOTHING;
        }
        boolean text = values.equals("categorical here, string there") || values.endsWith(" here, [] there");
        return text ? LABELS_AFTER_NUMBERS : what + ": " + values;
    }

    private static Dataset read(Path file) {
        return Providers.read(file, ReadOptions.defaults()).dataset();
    }

    private Path save(AbstractFileSaver saver, Instances table, String name) throws IOException {
        Path file = folder.resolve(name);
        saver.setInstances(table);
        saver.setFile(file.toFile());
        saver.writeBatch();
        return file;
    }
}
