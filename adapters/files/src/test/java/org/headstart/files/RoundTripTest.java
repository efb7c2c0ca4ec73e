package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tables with awkward names, labels and numbers are equal after being written and read. The seed is the test's name. */
class RoundTripTest {

    private static final int ROUNDS = 40;
    private static final String AWKWARD = "ab ,;|\t'\"\\%{}?@#\n\r\u00E4\u4E16\u001E=-.0";
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        1e15,
        1.2345678901234568e17,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Math.PI,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-7,
        0x1p75,
        9007199254740992d
    };

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writeThenRead_arff_givesAnEqualDataset(long seed) {
        Dataset dataset = new Tables(new Random(seed)).dataset(false);
        Path file = folder.resolve("table.arff");
        ArffDatasetWriter.write(dataset, file);
        Dataset read = new ArffDatasetReader()
                .read(file, ReadOptions.defaults().withTarget(dataset.target().name()))
                .dataset();
        assertThat(read).isEqualTo(dataset);
        assertThat(read.fingerprint()).isEqualTo(dataset.fingerprint());
    }

    /** CSV keeps no levels that no row has, nor their order, nor whether a column is of labels: the table is made so, the reader told. */
    @ParameterizedTest
    @MethodSource("seeds")
    void writeThenRead_csv_givesAnEqualDataset(long seed) {
        Dataset dataset = new Tables(new Random(seed)).dataset(true);
        Path file = folder.resolve("table.csv");
        CsvDatasetWriter.write(dataset, file);
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (Column column : dataset.columns()) {
            types.put(column.name(), column instanceof NumericColumn ? ColumnType.NUMERIC : ColumnType.CATEGORICAL);
        }
        ReadOptions options = new ReadOptions(
                dataset.target().name(), null, types, ReadOptions.defaults().missingMarkers());
        assertThat(new CsvDatasetReader().read(file, options).dataset()).isEqualTo(dataset);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void confidence_ofWhatWasWritten_choosesTheRightReader(long seed) throws Exception {
        Dataset dataset = new Tables(new Random(seed)).dataset(true);
        Path file = folder.resolve("table");
        CsvDatasetWriter.write(dataset, file);
        assertThat(TestFiles.surest(Files.readAllBytes(file)).format()).isEqualTo("CSV");
        ArffDatasetWriter.write(dataset, file);
        assertThat(TestFiles.surest(Files.readAllBytes(file)).format()).isEqualTo("ARFF");
    }

    /** Makes random tables. */
    private record Tables(Random random) {

        Dataset dataset(boolean plainLevels) {
            int rows = 1 + random.nextInt(30);
            Set<String> names = new LinkedHashSet<>();
            int count = 2 + random.nextInt(5);
            while (names.size() < count) {
                names.add(text());
            }
            List<Column> columns = new ArrayList<>();
            for (String name : names) {
                columns.add(random.nextBoolean() ? numbers(name, rows) : labels(name, rows, plainLevels));
            }
            String target = columns.get(random.nextInt(columns.size())).name();
            return Dataset.of("table", columns, target);
        }

        private NumericColumn numbers(String name, int rows) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = switch (random.nextInt(4)) {
                    case 0 -> Double.NaN;
                    case 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
                    case 2 -> Double.longBitsToDouble(random.nextLong());
                    default -> random.nextInt(1000) / 8.0;
                };
            }
            return NumericColumn.of(
                    name,
                    Arrays.stream(values)
                            .map(v -> Double.isNaN(v) ? Double.NaN : v)
                            .toArray());
        }

        private CategoricalColumn labels(String name, int rows, boolean plainLevels) {
            Set<String> distinct = new LinkedHashSet<>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                distinct.add(text());
            }
            List<String> declared = List.copyOf(distinct);
            int[] codes = random.ints(rows, -1, declared.size()).toArray();
            return plainLevels ? byAppearance(name, codes, declared) : CategoricalColumn.of(name, codes, declared);
        }

        private static CategoricalColumn byAppearance(String name, int[] codes, List<String> declared) {
            List<String> seen = new ArrayList<>();
            int[] renamed = new int[codes.length];
            for (int row = 0; row < codes.length; row++) {
                String label = codes[row] < 0 ? null : declared.get(codes[row]);
                if (label != null && !seen.contains(label)) {
                    seen.add(label);
                }
                renamed[row] = label == null ? -1 : seen.indexOf(label);
            }
            return CategoricalColumn.of(name, renamed, seen);
        }

        /** Sometimes a word of a missing marker, mostly awkward characters; never empty, for an empty name is replaced. */
        private String text() {
            if (random.nextInt(8) == 0) {
                return List.of("NA", "null", "NaN", "?", "12", "-1e5", "@data", "% x", "sep=;")
                        .get(random.nextInt(9));
            }
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(6);
            for (int i = 0; i < length; i++) {
                text.append(AWKWARD.charAt(random.nextInt(AWKWARD.length())));
            }
            return text.toString();
        }
    }
}
