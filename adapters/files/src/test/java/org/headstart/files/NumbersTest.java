package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "+3",
                "-0",
                ".5",
                "5.",
                "-1.25e-3",
                "1E5",
                " 7\t",
                "00012",
                "0.1",
                "1e400",
                "123456789012345678901"
            })
    void parse_decimalNumber_isThatOfJava(String text) {
        assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @CsvSource({"inf,Infinity", "-INF,-Infinity", "+Infinity,Infinity"})
    void parse_infinity_isTakenInAnyCase(String text, double expected) {
        assertThat(Numbers.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "-", "+", ".", "e5", "1e", "1e+", "1d", "1f", "0x10", "1,5", "1 2", "1.2.3", "--1", "NaN",
                "in", "infi", "1e5x"
            })
    void parse_anythingElse_isNone(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @Test
    void parse_randomNumbers_areCorrectlyRounded() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = random.nextBoolean()
                    ? Double.toString(Double.longBitsToDouble(random.nextLong()))
                    : String.format(
                            Locale.ROOT, "%.".concat(1 + random.nextInt(20) + "f"), random.nextGaussian() * 1000);
            if (!text.equals("NaN")) {
                assertThat(Numbers.parse(text)).as("seed %d, %s", seed, text).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @Test
    void exact_anyNumber_readsBackAsItself() {
        for (double value :
                new double[] {0, -0.0, 1, -17, 1e14, 1e15, 1e22, 0.1, Double.MIN_VALUE, Double.NEGATIVE_INFINITY}) {
            assertThat(Numbers.parse(Numbers.exact(value))).isEqualTo(value);
        }
        assertThat(Numbers.exact(3)).isEqualTo("3");
        assertThat(Numbers.label(-0.0)).isEqualTo("0");
    }
}
