package org.headstart.files;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong, where it stands, and what may be meant, for every fault an ARFF file can have. */
class MalformedArffTest {

    private static final String HEADER =
            "@relation r\n@attribute x numeric\n@attribute colour {red,green}\n@attribute y numeric\n@data\n";

    private static final FileLimits SMALL = new FileLimits(60, 4, 3, 5, 1 << 20);

    @TempDir
    Path folder;

    private TestFiles files;

    @BeforeEach
    void open() {
        files = new TestFiles(folder);
    }

    static Stream<Fault> rows() {
        return Stream.of(
                Fault.of("1,gren,2", "line 6, column 3", "'gren'", "'red', 'green'", "Maybe it should be 'green'"),
                Fault.of("1,purple,2", "line 6, column 3", "'purple'", "2 declared values", "'colour'"),
                Fault.of("1,RED,2", "line 6, column 3", "'RED'", "'red'"),
                Fault.of("1, 'red ' ,2", "line 6, column 4", "'red '"),
                Fault.of("one,red,2", "line 6, column 1", "'one'", "'x'", "not a number"),
                Fault.of("1,red,2d", "line 6, column 7", "'2d'", "'y'", "not a number"),
                Fault.of("1,red,0x1p3", "line 6, column 7", "'0x1p3'"),
                Fault.of("1,red,'1,5'", "line 6, column 7", "Maybe the decimal sign has to be a point"),
                Fault.of("1,red", "line 6", "has 2 values", "3 columns", "'y'", "a missing value is written as '?'"),
                Fault.of("1,red,", "line 6", "has 2 values"),
                Fault.of("1,red,%5", "line 6", "has 2 values", "Maybe a value with '%' has to be quoted"),
                Fault.of("1,,red,2", "line 6, column 3", "before this comma", "'colour'"),
                Fault.of(",1,red,2", "line 6, column 1", "before this comma", "'x'"),
                Fault.of("1,red,2,3", "line 6, column 9", "more than the 3", "'3'"),
                Fault.of("1,red,2,,", "line 6, column 9", "before this comma", "the end of the row"),
                Fault.of("1,'red,2", "line 6, column 3", "quote", "not closed"),
                Fault.of("1,red,2\n1,\"red,2", "line 7, column 3", "quote", "not closed"),
                Fault.of("1,r'ed',2", "line 6, column 3", "'r'"),
                Fault.of("1,red'x',2", "line 6, column 6", "without a comma or blank"),
                Fault.of("1,red,2 {x}", "line 6", "row weight"),
                Fault.of("1,red,2 {1} 5", "line 6, column 13", "row weight"),
                Fault.of("1,red,2 }", "line 6, column 9", "'}'"),
                Fault.of("1,{red},2", "line 6, column 3", "'{'", "quoted"),
                Fault.of("{0 1,1 red", "line 6, column 11", "'}'"),
                Fault.of("{0 1,0 2}", "line 6, column 6", "'0'", "1 to 2"),
                Fault.of("{3 1}", "line 6, column 2", "'3'", "0 to 2", "counted from 0"),
                Fault.of("{-1 1}", "line 6, column 2", "'-1'"),
                Fault.of("{1.5 1}", "line 6, column 2", "'1.5'"),
                Fault.of("{x 1}", "line 6, column 2", "'x'"),
                Fault.of("{1 blue}", "line 6, column 4", "'blue'", "'red', 'green'"),
                Fault.of("{0 }", "line 6, column 4", "a value of column 0"),
                Fault.of("{0 1} x", "line 6, column 7", "'x'"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_malformedRow_namesPlaceAndValue(Fault fault) {
        fault.isToldBy(() -> files.arff(HEADER + fault.text() + "\n"));
    }

    static Stream<Fault> headers() {
        return Stream.of(
                Fault.of("@relation r\n@data\n1\n", "line 2", "no '@attribute'"),
                Fault.of("@relation r\n@attribute x real\n", "without a line '@data'", "cut off"),
                Fault.of("@relation r\n@atribute x real\n", "line 2, column 1", "'@atribute'", "'@attribute'"),
                Fault.of("@relation r\n@attribute x real\n1,2\n", "line 3, column 1", "'1'", "'@data'"),
                Fault.of("@relation r\n@attribute\n", "line 2, column 11", "name"),
                Fault.of("@relation r\n@attribute x\n", "line 2", "''", "'x'", "'numeric'"),
                Fault.of("@relation r\n@attribute x nmeric\n", "line 2, column 14", "'nmeric'", "be 'numeric'"),
                Fault.of("@relation r\n@attribute my colour numeric\n", "line 2, column 15", "'colour'", "quoted"),
                Fault.of("@relation r\n@attribute x {a,b\n", "line 2", "'x'", "'}'"),
                Fault.of("@relation r\n@attribute x {a,{b}\n", "line 2, column 17", "'x'"),
                Fault.of("@relation r\n@attribute x {a,b,a}\n", "line 2, column 19", "'a'", "twice"),
                Fault.of("@relation r\n@attribute x {'a,b}\n", "line 2, column 15", "quote"),
                Fault.of("@relation r\n@attribute x real\n@attribute x real\n", "line 3, column 12", "'x'", "distinct"),
                Fault.of("@relation r\n@attribute d date 'yyyy-bb'\n", "line 2, column 19", "'yyyy-bb'", "pattern"),
                Fault.of("@relation r\n@attribute b relational\n@attribute x real\n", "line 2", "'@end'"),
                Fault.of(
                        "@relation r\n@attribute bag relational\n@attribute x real\n@end bag\n@attribute y real\n@data\n",
                        "line 2",
                        "'bag'",
                        "relational",
                        "Maybe it should be left out: --ignore bag"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void read_malformedHeader_namesPlaceAndValue(Fault fault) {
        fault.isToldBy(() -> files.arff(fault.text()));
    }

    static Stream<Fault> large() {
        String attributes = "@attribute a real\n@attribute b {p,q,r}\n@attribute c real\n@attribute d real\n";
        return Stream.of(
                Fault.of("@attribute a real % " + "x".repeat(60), "line 1", "60 characters", "lineChars"),
                Fault.of(attributes + "@attribute e real\n@data\n", "line 5", "4 columns", "(limit: columns)"),
                Fault.of("@attribute a {p,q,r,s}\n@data\n", "line 1", "'a'", "3 distinct", "(limit: levels)"),
                Fault.of(attributes + "@data\n" + "{}\n".repeat(6), "line 11", "5 rows", "(limit: rows)"),
                Fault.of("@attribute a real\n@data\n1\0\n", "NUL", "line 3"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void read_tooLarge_namesTheLimit(Fault fault) {
        Path file = files.write("large.arff", fault.text());
        fault.isToldBy(() -> new ArffDatasetReader(SMALL).read(file, ReadOptions.defaults()));
    }

    @Test
    void read_sparseRowsBeyondTheHeap_areRefusedBeforeItIsFull() {
        FileLimits tight = new FileLimits(1000, 1000, 1000, 1_000_000, 1 << 20);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("@attribute a").append(i).append(" real\n");
        }
        Path file = files.write(
                "sparse.arff",
                text.append("@data\n").append("{}\n".repeat(5000)).toString());
        Fault.of("", "132 rows of 1000 columns", "1 MB", "(limit: bytes)", "-Xmx")
                .isToldBy(() -> new ArffDatasetReader(tight).read(file, ReadOptions.defaults()));
    }

    @Test
    void read_dateOfAnotherPattern_namesThePattern() {
        Fault.of("", "line 4, column 1", "'2001/02/03'", "'d'", "'yyyy-MM-dd'")
                .isToldBy(() -> files.arff("@attribute d date yyyy-MM-dd\n@attribute y real\n@data\n2001/02/03,1\n"));
        Fault.of("", "'2001-02-30'")
                .isToldBy(() -> files.arff("@attribute d date yyyy-MM-dd\n@attribute y real\n@data\n2001-02-30,1\n"));
    }

    @Test
    void read_textColumn_isRefusedWithCountsAndAnExample() {
        StringBuilder text = new StringBuilder("@attribute note string\n@attribute y real\n@data\n");
        for (int i = 0; i < 120; i++) {
            text.append("'a rather long remark about case number ").append(i).append("',1\n");
        }
        Fault.of(
                        "",
                        "column 'note'",
                        "120 distinct in 120 rows",
                        "'a rather long remark about case number 0'",
                        "Maybe it should be left out: --ignore note")
                .isToldBy(() -> files.arff(text.toString()));
    }

    @Test
    void read_nominalTargetAsRegression_namesTheLabel() {
        Fault.of("", "'colour'", "'red'", "not a number")
                .isToldBy(() -> files.arff(
                        HEADER + "1,red,2\n",
                        ReadOptions.defaults().withTarget("colour").withTaskType(TaskType.REGRESSION)));
    }

    @Test
    void read_wrongOptions_areToldBeforeTheRows() {
        String broken = HEADER + "broken\n";
        Fault.of("", "no column 'color' to be the target", "Maybe you meant 'colour'")
                .isToldBy(() -> files.arff(broken, ReadOptions.defaults().withTarget("color")));
        Fault.of("", "no column 'X1'", "whose type is given", "Maybe you meant 'x'")
                .isToldBy(() -> files.arff(broken, ReadOptions.defaults().withColumn("X1", ColumnType.IGNORE)));
        Fault.of("", "target 'y'", "cannot be left out")
                .isToldBy(() -> files.arff(
                        broken, ReadOptions.defaults().withTarget("y").withColumn("y", ColumnType.IGNORE)));
        Fault.of("", "target 'y'", "CATEGORICAL", "REGRESSION")
                .isToldBy(() -> files.arff(
                        broken,
                        ReadOptions.defaults()
                                .withTaskType(TaskType.REGRESSION)
                                .withColumn("y", ColumnType.CATEGORICAL)));
    }
}
