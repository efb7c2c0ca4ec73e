package org.headstart.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong, where it stands, and what may be meant, for every fault a CSV file can have. */
class MalformedCsvTest {

    private static final FileLimits SMALL = new FileLimits(60, 4, 3, 5, 1 << 20);

    @TempDir
    Path folder;

    private TestFiles files;

    @BeforeEach
    void open() {
        files = new TestFiles(folder);
    }

    static Stream<Fault> texts() {
        return Stream.of(
                Fault.of("a,b,c\n1,2,3\n\n4,5\n", "line 4", "2 cells", "header has 3"),
                Fault.of("a,b,c\n1,2,3\n4,5,6,7\n", "line 3", "4 cells", "header has 3", "has to be quoted"),
                Fault.of("a,b\n1,2,3\n", "line 2", "3 cells", "header has 2", "row names"),
                Fault.of("a,b\n\"two\nlines\",1\n2\n", "line 4", "1 cells"),
                Fault.of("a,b\n1,\"x\n2,3\n", "line 2", "Unclosed quote", "never closed"),
                Fault.of("a,b\n\"x\"y,2\n", "line 2", "'y'", "not doubled"),
                Fault.of("5.1,3.5,setosa\n4.9,3.0,setosa\n", "line 1", "'5.1', '3.5'", "looks like a row", "header"),
                Fault.of("3,1,yes\n2,2,no\n", "line 1", "'3', '1'", "looks like a row"),
                Fault.of("a\n1\n", "'a'", "no comma, semicolon, tab or bar"),
                Fault.of("a b c\n1 2 3\n", "'a b c'", "separated by blanks"),
                Fault.of("", "is empty"),
                Fault.of("\n \n", "is blank"),
                Fault.of("a,b\n1,\0\n", "NUL"),
                Fault.of("<!DOCTYPE html>\n<a,b>\n", "HTML"),
                Fault.of("{\"a\": 1,\n \"b\": 2}\n", "JSON"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void read_malformed_namesLineAndValue(Fault fault) {
        fault.isToldBy(() -> files.csv(fault.text()));
    }

    static Stream<Fault> large() {
        return Stream.of(
                Fault.of("a,b\n1," + "x".repeat(70_000) + "\n", "lineChars", "60"),
                Fault.of("a,b,c,d,e\n", "line 1", "cell 5", "4 columns", "(limit: columns)"),
                Fault.of("a,b\np,1\nq,1\nr,1\ns,1\n", "line 5", "cell 1", "'a'", "3 distinct", "(limit: levels)"),
                Fault.of("a,b\n" + "1,2\n".repeat(6), "line 7", "5 rows", "(limit: rows)"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void read_tooLarge_namesTheLimit(Fault fault) {
        Path file = files.write("large.csv", fault.text());
        fault.isToldBy(() -> new CsvDatasetReader(SMALL).read(file, ReadOptions.defaults()));
    }

    @Test
    void read_nulBeyondTheHead_namesItsLine() {
        Path file = files.write("nul.csv", "a,b\n" + "1,2\n".repeat(1 << 19) + "3,\0\n");
        Fault.of("", "line 524290", "NUL").isToldBy(() -> new CsvDatasetReader().read(file, ReadOptions.defaults()));
    }

    @Test
    void read_textInANumericColumn_namesLineCellAndValue() {
        String text = "a,b\n1,2\n2,x\n";
        Fault fault = Fault.of("", "line 3, cell 2", "'x'", "'b'", "not a number", "missing");
        fault.isToldBy(() -> files.csv(text, ReadOptions.defaults().withColumn("b", ColumnType.NUMERIC)));
        fault.isToldBy(() -> files.csv(text, ReadOptions.defaults().withTaskType(TaskType.REGRESSION)));
    }

    @Test
    void read_unknownColumnInOptions_suggestsTheClosest() {
        Fault.of("", "'prise'", "Maybe you meant 'price'")
                .isToldBy(() ->
                        files.csv("price,y\n1,2\n", ReadOptions.defaults().withColumn("prise", ColumnType.IGNORE)));
        Fault.of("", "'Y2'", "2 columns", "'price', 'y'")
                .isToldBy(
                        () -> files.csv("price,y\n1,2\n", ReadOptions.defaults().withTarget("Y2")));
    }

    @Test
    void read_sentences_areRefusedWithCountsAndAnExample() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("review,y\n");
        for (int i = 0; i < 150; i++) {
            text.append("the film was ")
                    .append(random.nextInt())
                    .append(" times as good,")
                    .append(i % 2)
                    .append('\n');
        }
        Fault.of("", "column 'review'", "150 distinct in 150 rows", "'the film was", "--ignore review")
                .isToldBy(() -> files.csv(text.toString()));
    }

    @Test
    void read_compressedOrBinary_saysWhatItIs() {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};
        byte[] zip = {'P', 'K', 3, 4, 20, 0};
        byte[] bzip2 = "BZh91AY&SY".getBytes(StandardCharsets.ISO_8859_1);
        Fault.of("", "compressed by gzip", "Maybe it has to be decompressed")
                .isToldBy(() -> new CsvDatasetReader().read(files.write("t.csv", gzip), ReadOptions.defaults()));
        Fault.of("", "ZIP archive or a spreadsheet")
                .isToldBy(() -> new CsvDatasetReader().read(files.write("t.csv", zip), ReadOptions.defaults()));
        Fault.of("", "compressed by bzip2")
                .isToldBy(() -> new ArffDatasetReader().read(files.write("t.arff", bzip2), ReadOptions.defaults()));
    }

    @Test
    void read_noFile_saysSo() {
        Fault.of("", "There is no file", "nowhere.csv")
                .isToldBy(() -> new CsvDatasetReader().read(folder.resolve("nowhere.csv"), ReadOptions.defaults()));
        Fault.of("", "is a folder").isToldBy(() -> new CsvDatasetReader().read(folder, ReadOptions.defaults()));
    }
}
