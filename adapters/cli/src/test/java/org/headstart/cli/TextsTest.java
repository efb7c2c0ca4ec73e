package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, tables and JSON documents as they are printed. */
class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "0.953333333,0.9533",
        "1,1",
        "150,150",
        "-0.25,-0.2500",
        "12.3456,12.346",
        "1234.5678,1234.6",
        "123456.7,123457",
        "0.00012345,0.0001235",
        "0.000012345,1.235e-05",
        "12345678.9,1.235e+07",
        "0,0"
    })
    void number_ofAnySize_hasFewDigits(double value, String expected) {
        assertThat(Texts.number(value)).isEqualTo(expected);
    }

    @Test
    void number_thatIsNot_isADash() {
        assertThat(Texts.number(null)).isEqualTo("-");
    }

    @Test
    void state_inWords_hasNoUnderscore() {
        assertThat(Texts.words(TrialState.OUT_OF_MEMORY)).isEqualTo("out of memory");
        assertThat(Texts.word(TrialState.OUT_OF_MEMORY)).isEqualTo("out_of_memory");
    }

    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1023,1023 bytes", "1024,1.0 KiB", "1572864,1.5 MiB", "5497558138880,5.0 TiB"})
    void bytes_ofAnySize_areInTheLargestFittingUnit(long bytes, String expected) {
        assertThat(Texts.bytes(bytes)).isEqualTo(expected);
    }

    @Test
    void brief_ofALongText_marksTheCut() {
        assertThat(Texts.brief("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(Texts.brief("abcdefghijk", 10)).isEqualTo("abcdefg...");
    }

    @Test
    void table_withNumbers_setsThemFlushRight() {
        StringWriter text = new StringWriter();

        new Table("name", ">rows", "note")
                .row("iris", "150", "")
                .row("x", "9", "small")
                .print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).containsExactly("name  rows  note", "iris   150", "x        9  small");
    }

    @Test
    void json_ofEveryKindOfValue_readsBackAsWritten() {
        StringWriter text = new StringWriter();

        Json.print(
                new PrintWriter(text, true),
                Json.object(
                        "text",
                        "a\"b\nü",
                        "whole",
                        3,
                        "share",
                        0.1,
                        "no",
                        null,
                        "yes",
                        true,
                        "list",
                        Arrays.asList(1L, null, List.of()),
                        "object",
                        Json.object()));

        assertThat(Run.json(text.toString()))
                .isEqualTo(Run.json("{\"text\":\"a\\\"b\\nü\",\"whole\":3,\"share\":0.1,\"no\":null,\"yes\":true,"
                        + "\"list\":[1,null,[]],\"object\":{}}"));
    }

    @Test
    void json_onOneLine_hasNoBreak() {
        StringWriter text = new StringWriter();

        Json.printLine(new PrintWriter(text, true), Json.object("a", List.of(1, 2)));

        assertThat(text.toString()).isEqualTo("{\"a\":[1,2]}" + System.lineSeparator());
    }

    @Test
    void plain_ofAWholeNumber_hasNoFraction() {
        assertThat(Json.plain(150.0)).isEqualTo(150L);
        assertThat(Json.plain(0.5)).isEqualTo(0.5);
        assertThat(Json.plain(1e300)).isEqualTo(1e300);
    }
}
