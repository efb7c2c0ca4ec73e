package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Durations, sizes and counts as people write them. */
class ConverterTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "60s,PT1M", "10m,PT10M", "1h30m,PT1H30M", "2h,PT2H", "1m5s,PT1M5S", "1s250ms,PT1.25S"})
    void duration_withUnits_isRead(String text, String expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10x", "-5s", "1.5h", "5s 3m", "5s3m", "0s", "m", "1h 30m", "99999999999s"})
    void duration_thatIsNone_isRefusedWithItsText(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("10m");
    }

    @Test
    void duration_thatNanosecondsCannotCount_isRefused() {
        assertThatThrownBy(() -> new DurationConverter().convert("999999999h"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'999999999h'")
                .hasMessageContaining("876000h");
    }

    @ParameterizedTest
    @CsvSource({"16m,16777216", "512M,536870912", "2g,2147483648", "1t,1099511627776", "20000k,20480000"})
    void size_withAUnit_isReadInPowersOf1024(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2gb", "-2g", "1.5g", "1m", "0g", "999999999t"})
    void size_thatIsNone_isRefusedWithItsText(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0.1", "NaN", "Infinity", "1e999", "much"})
    void improvement_thatIsNone_isRefusedWithItsText(String text) {
        assertThat(new ImprovementConverter().convert("0.005")).isEqualTo(0.005);
        assertThat(new ImprovementConverter().convert("0")).isZero();
        assertThatThrownBy(() -> new ImprovementConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void count_belowItsLeast_isRefused() {
        assertThat(new CountConverter().convert("1")).isEqualTo(1);
        assertThat(new CountConverter.Folds().convert("2")).isEqualTo(2);
        assertThatThrownBy(() -> new CountConverter().convert("0")).hasMessageContaining("from 1");
        assertThatThrownBy(() -> new CountConverter.Folds().convert("1")).hasMessageContaining("from 2");
        assertThatThrownBy(() -> new CountConverter().convert("2147483648")).hasMessageContaining("'2147483648'");
    }
}
