package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headstart.files.TestFiles.codes;
import static org.headstart.files.TestFiles.levels;
import static org.headstart.files.TestFiles.numbers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArffDatasetReaderTest {

    private static final String FLOWERS = """
            % a comment
            @RELATION 'two flowers'

            @Attribute "petal length" REAL   % another
            @attribute size {small,'very large', "it's"}
            @ATTRIBUTE class{a,b}
            @DATA
            1.5,small,a
            ?, 'very large' , b % the last but one
            -2e3\t"it's"\t?
            """;

    @TempDir
    Path folder;

    private TestFiles files;

    @BeforeEach
    void open() {
        files = new TestFiles(folder);
    }

    @Test
    void read_denseRows_givesColumnsInOrder() {
        ReadResult read = files.arff(FLOWERS);
        assertThat(read.dataset().name()).isEqualTo("table");
        assertThat(read.dataset().target().name()).isEqualTo("class");
        assertThat(read.dataset().taskType()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(numbers(read, "petal length")).containsExactly(1.5, Double.NaN, -2000);
        assertThat(levels(read, "size")).containsExactly("small", "very large", "it's");
        assertThat(codes(read, "size")).containsExactly(0, 1, 2);
        assertThat(codes(read, "class")).containsExactly(0, 1, -1);
    }

    @Test
    void read_missingTarget_keepsRowsAndWarnsWithCount() {
        assertThat(files.arff(FLOWERS).warnings())
                .containsExactly(
                        "The target 'class' is missing in 1 of 3 rows; they are kept, but no learner can use them.");
    }

    @Test
    void read_sparseAmongDenseRows_fillsZeroAndFirstLevel() {
        ReadResult read = files.arff("""
                @relation r
                @attribute x numeric
                @attribute c {no,yes}
                @attribute y numeric
                @data
                {0 5, 2 7}
                {1 yes}
                1,yes,?
                {}
                { 0 ?,1 yes ,2 -1 } , {2}
                """);
        assertThat(numbers(read, "x")).containsExactly(5, 0, 1, 0, Double.NaN);
        assertThat(codes(read, "c")).containsExactly(0, 1, 1, 0, 1);
        assertThat(numbers(read, "y")).containsExactly(7, 0, Double.NaN, 0, -1);
    }

    @Test
    void read_rowWeights_areIgnoredWithOneWarning() {
        ReadResult read = files.arff("""
                @relation r
                @attribute x numeric
                @attribute y numeric
                @data
                1,2,{3}
                4,5 {0.5}
                """);
        assertThat(numbers(read, "y")).containsExactly(2, 5);
        assertThat(read.warnings()).containsExactly("The file gives weights to rows; they are ignored.");
    }

    @Test
    void read_escapesInQuotes_areResolved() {
        ReadResult read = files.arff("""
                @relation r
                @attribute c {'a\\'b',"c\\"d",'e\\\\f','g\\th','%,{}','?'}
                @attribute y numeric
                @data
                'a\\'b',1
                "c\\"d",2
                'e\\\\f',3
                'g\\th',4
                '%,{}',5
                '?',6
                ?,7
                """);
        assertThat(levels(read, "c")).containsExactly("a'b", "c\"d", "e\\f", "g\th", "%,{}", "?");
        assertThat(codes(read, "c")).containsExactly(0, 1, 2, 3, 4, 5, -1);
    }

    @Test
    void read_dates_becomeMilliseconds() {
        ReadResult read = files.arff("""
                @relation r
                @attribute d date "yyyy-MM-dd HH:mm Z"
                @attribute y numeric
                @data
                "1970-01-02 00:00 +0000",1
                "1970-01-01 02:00 +0200",2
                ?,3
                """);
        assertThat(numbers(read, "d")).containsExactly(86_400_000, 0, Double.NaN);
    }

    @Test
    void read_numericTargetAsClassification_sortsLevelsAsNumbers() {
        String text = "@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n1,10\n2,9\n3,10\n4,?\n5,-0.5\n";
        ReadResult read = files.arff(text, ReadOptions.defaults().withTaskType(TaskType.CLASSIFICATION));
        assertThat(levels(read, "y")).containsExactly("-0.5", "9", "10");
        assertThat(codes(read, "y")).containsExactly(2, 1, 2, -1, 0);
    }

    @Test
    void read_nominalOfNumbersAsNumeric_takesTheNumbers() {
        String text = "@relation r\n@attribute x {10,2.5}\n@attribute y numeric\n@data\n2.5,1\n10,2\n?,3\n";
        ReadResult read = files.arff(text, ReadOptions.defaults().withColumn("x", ColumnType.NUMERIC));
        assertThat(numbers(read, "x")).containsExactly(2.5, 10, Double.NaN);
    }

    @Test
    void read_ignoredTextColumn_isLeftOut() {
        String text =
                "@relation r\n@attribute t string\n@attribute x numeric\n@attribute y numeric\n@data\n'a b',1,2\n";
        ReadResult read = files.arff(text, ReadOptions.defaults().withColumn("t", ColumnType.IGNORE));
        assertThat(read.dataset().columns()).hasSize(2);
        assertThat(numbers(read, "x")).containsExactly(1);
    }

    @Test
    void confidence_byContentNotName_isCertainOrNone() {
        ArffDatasetReader reader = new ArffDatasetReader();
        assertThat(reader.confidence(bytes(FLOWERS))).isEqualTo(1);
        assertThat(reader.confidence(bytes("\uFEFF\n%c\n  @attribute a numeric\n")))
                .isEqualTo(1);
        assertThat(reader.confidence(bytes("% a long comment\n".repeat(600)))).isEqualTo(1);
        assertThat(reader.confidence(bytes("a,b\n1,2\n"))).isZero();
        assertThat(reader.confidence(bytes("@relations,b\n1,2\n"))).isZero();
        assertThat(reader.confidence(new byte[0])).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
