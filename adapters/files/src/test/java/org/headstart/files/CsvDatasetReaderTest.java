package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headstart.files.TestFiles.codes;
import static org.headstart.files.TestFiles.levels;
import static org.headstart.files.TestFiles.numbers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatasetReaderTest {

    @TempDir
    Path folder;

    private TestFiles files;

    @BeforeEach
    void open() {
        files = new TestFiles(folder);
    }

    @Test
    void read_mixedColumns_infersKinds() {
        ReadResult read = files.csv("x,c,y\n1,red,1e5\n +3 , blue,-.5\r\nNA,red,inf\n,,4\n\n");
        assertThat(numbers(read, "x")).containsExactly(1, 3, Double.NaN, Double.NaN);
        assertThat(levels(read, "c")).containsExactly("red", "blue");
        assertThat(codes(read, "c")).containsExactly(0, 1, 0, -1);
        assertThat(numbers(read, "y")).containsExactly(1e5, -0.5, Double.POSITIVE_INFINITY, 4);
        assertThat(read.dataset().target().name()).isEqualTo("y");
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void read_anyDelimiter_isFound(String delimiter) {
        ReadResult read = files.csv("a,b,c\n1,\"x,;\t|\",2\n3,y,4\n"
                .replace("a,b,c", String.join(delimiter, "a", "b", "c"))
                .replace("1,\"", "1" + delimiter + "\"")
                .replace("\",2", "\"" + delimiter + "2")
                .replace("3,y,4", String.join(delimiter, "3", "y", "4")));
        assertThat(levels(read, "b")).containsExactly("x,;\t|", "y");
        assertThat(numbers(read, "c")).containsExactly(2, 4);
    }

    @Test
    void read_quotedCells_areTakenAsTheyStand() {
        ReadResult read = files.csv("a,\"b \"\"q\"\"\",c\n\" x \",\"?\",1\n\"two\nlines\",?,2\n\"\",\"NA\",3\n");
        assertThat(levels(read, "a")).containsExactly(" x ", "two\nlines", "");
        assertThat(levels(read, "b \"q\"")).containsExactly("?", "NA");
        assertThat(codes(read, "b \"q\"")).containsExactly(0, -1, 1);
    }

    @Test
    void read_singleQuotesAsWekaWritesThem_areResolved() {
        ReadResult read = files.csv("'a b',c,y\n'don\\'t',1,'x,\\ny'\n'\\\\ 50\\%',2,plain\n'it''s, too',3,'?'\n");
        assertThat(levels(read, "a b")).containsExactly("don't", "\\ 50%", "it's, too");
        assertThat(levels(read, "y")).containsExactly("x,\ny", "plain", "?");
    }

    @Test
    void read_apostrophesInWords_stayWhereDoubleQuotesAreUsed() {
        ReadResult read = files.csv("a,y\n'tis,1\n\"rock 'n' roll\",2\n");
        assertThat(levels(read, "a")).containsExactly("'tis", "rock 'n' roll");
    }

    @Test
    void read_blankBetweenDelimiterAndQuote_isSkipped() {
        ReadResult read = files.csv("a, \"b, c\", y\n1, \"p, q\", 2\n");
        assertThat(levels(read, "b, c")).containsExactly("p, q");
        assertThat(numbers(read, "y")).containsExactly(2);
    }

    @Test
    void read_decimalComma_isReadAsLabelsWithAHint() {
        ReadResult read = files.csv("a;y\n1,5;1\n2,25;2\n");
        assertThat(levels(read, "a")).containsExactly("1,5", "2,25");
        assertThat(read.warnings()).singleElement().asString().contains("'a'", "'1,5'", "decimal comma");
    }

    @Test
    void read_emptyColumnWithoutAName_isDropped() {
        ReadResult read = files.csv("a,b,\n1,2,\n3,4,\n");
        assertThat(read.dataset().columns()).extracting(Column::name).containsExactly("a", "b");
        assertThat(read.dataset().target().name()).isEqualTo("b");
        assertThat(read.warnings()).contains("Column 'column_3' has neither a name nor values; it was left out.");
    }

    @Test
    void read_blankLines_areSkippedButEmptyFirstCellsAreNot() {
        ReadResult read = files.csv("a,y\n,1\n   \n\n\t\n,2\n5,3\n  \n");
        assertThat(numbers(read, "a")).containsExactly(Double.NaN, Double.NaN, 5);
        assertThat(numbers(read, "y")).containsExactly(1, 2, 3);
    }

    @Test
    void read_textAfterNumbers_readsTheColumnAsLabelsAndWarns() {
        ReadResult read = files.csv("a,b,y\n1,5,1\n1.0,6,2\nunknown,7,3\n?,8,4\n1,9,5\n");
        assertThat(levels(read, "a")).containsExactly("1", "1.0", "unknown");
        assertThat(codes(read, "a")).containsExactly(0, 1, 2, -1, 0);
        assertThat(numbers(read, "b")).containsExactly(5, 6, 7, 8, 9);
        assertThat(read.warnings())
                .containsExactly(
                        "Column 'a' was read as labels: 'unknown' on line 4 is not a number, as the 2 cells before it are.");
    }

    @Test
    void read_isoDates_becomeMillisecondsWithAWarning() {
        ReadResult read = files.csv("d,y\n1970-01-02,1\n?,2\n1970-01-01T00:00:01.5Z,3\n1970-01-01 02:00:00+02:00,4\n");
        assertThat(numbers(read, "d")).containsExactly(86_400_000, Double.NaN, 1500, 0);
        assertThat(read.warnings())
                .containsExactly("Column 'd' holds dates; they were read as milliseconds since 1970-01-01 UTC.");
    }

    @Test
    void read_columnWithoutValues_isNumericWithAWarning() {
        ReadResult read = files.csv("a,y\n?,1\n,2\n");
        assertThat(numbers(read, "a")).containsExactly(Double.NaN, Double.NaN);
        assertThat(read.warnings()).containsExactly("Column 'a' holds nothing; it was read as numeric.");
    }

    @Test
    void read_repeatedAndEmptyNames_areMadeDistinctWithWarnings() {
        ReadResult read = files.csv("a,,a,a_2,y\n1,2,3,4,5\n");
        assertThat(read.dataset().columns())
                .extracting(Column::name)
                .containsExactly("a", "column_2", "a_3", "a_2", "y");
        assertThat(read.warnings())
                .containsExactly(
                        "Column 2 has no name; column 2 is called 'column_2'.",
                        "The name 'a' stands twice; column 3 is called 'a_3'.");
    }

    @Test
    @Timeout(20)
    void read_nameRepeatedManyTimes_takesNoSquareOfTheirNumber() {
        ReadResult read =
                files.csv("a,".repeat(30_000) + "a_2" + names(3, 30_000) + "\n" + "1,".repeat(59_998) + "1\n");
        assertThat(read.dataset().columns()).hasSize(59_999);
    }

    private static String names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> ",a_" + i).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p,\"a;b;c\"\n1,2\n", "\"a|b|c\",p\n\"x|\",1\n", "p;q;\"a,b,c,d\"\n1;2;3\n"})
    void read_otherDelimitersInsideQuotes_areNotTakenForTheDelimiter(String text) {
        assertThat(files.csv(text).dataset().columns())
                .extracting(Column::name)
                .contains("p")
                .anyMatch(name -> name.startsWith("a"));
    }

    @Test
    void read_yearsAsNames_areTakenForAHeader() {
        assertThat(files.csv("1990,1991,1992\n1,2,3\n").dataset().rows()).isEqualTo(1);
    }

    @Test
    void read_integerTargetAsClassification_sortsLevelsAsNumbers() {
        ReadResult read =
                files.csv("x,y\n1,10\n2,9\n3,10\n", ReadOptions.defaults().withTaskType(TaskType.CLASSIFICATION));
        assertThat(levels(read, "y")).containsExactly("9", "10");
    }

    @Test
    void read_givenTypes_overrideInference() {
        ReadOptions options = ReadOptions.defaults()
                .withTarget("y")
                .withColumn("zip", ColumnType.CATEGORICAL)
                .withColumn("id", ColumnType.IGNORE);
        ReadResult read = files.csv("id,zip,y,x\nq1,01234,1,2\nq2,1234,2,3\n", options);
        assertThat(levels(read, "zip")).containsExactly("01234", "1234");
        assertThat(read.dataset().columns()).extracting(Column::name).containsExactly("zip", "y", "x");
        assertThat(read.dataset().target().name()).isEqualTo("y");
    }

    @Test
    void read_ownMissingMarkers_replaceTheUsualOnes() {
        ReadResult read = files.csv("x,y\n-,1\n2,NA\n", ReadOptions.defaults().withMissingMarkers(Set.of("-")));
        assertThat(numbers(read, "x")).containsExactly(Double.NaN, 2);
        assertThat(levels(read, "y")).containsExactly("1", "NA");
    }

    @Test
    void read_identifierColumn_warns() {
        StringBuilder text = new StringBuilder("id,y\n");
        for (int i = 0; i < 30; i++) {
            text.append("row").append(i).append(',').append(i % 3).append('\n');
        }
        assertThat(files.csv(text.toString()).warnings())
                .singleElement()
                .asString()
                .contains("'id'", "30 rows", "--ignore id");
    }

    @Test
    void read_latin1_isReadWithAWarning() {
        Path file = files.write("latin.csv", "stra\u00DFe,y\n\u00E4,1\n".getBytes(StandardCharsets.ISO_8859_1));
        ReadResult read = new CsvDatasetReader().read(file, ReadOptions.defaults());
        assertThat(levels(read, "stra\u00DFe")).containsExactly("\u00E4");
        assertThat(read.warnings())
                .containsExactly("The file is not valid UTF-8; it was read as ISO-8859-1 (Latin 1).");
    }

    @Test
    void read_byteOrderMarks_areSkipped() {
        String text = "\uFEFFx;y\n1;\u00E4\n";
        for (var charset : Set.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            ReadResult read =
                    new CsvDatasetReader().read(files.write("bom.csv", text.getBytes(charset)), ReadOptions.defaults());
            assertThat(numbers(read, "x")).containsExactly(1);
            assertThat(levels(read, "y")).containsExactly("\u00E4");
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void confidence_byContent_isLowerThanArffsAndNoneForOthers() {
        CsvDatasetReader reader = new CsvDatasetReader();
        assertThat(reader.confidence("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .isBetween(0.5, 0.9);
        assertThat(reader.confidence("just one column\n1\n".getBytes(StandardCharsets.UTF_8)))
                .isBetween(0.01, 0.1);
        assertThat(reader.confidence("@relation a,b\n".getBytes(StandardCharsets.UTF_8)))
                .isZero();
        assertThat(reader.confidence(new byte[0])).isZero();
        assertThat(reader.confidence(new byte[] {0x1f, (byte) 0x8b, 8, ','})).isZero();
        assertThat(reader.confidence(new byte[] {'a', ',', 0, '\n'})).isZero();
    }
}
