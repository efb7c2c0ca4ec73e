package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Probabilities checked against SciPy 1.17; the weights of eleven men are the example of Shapiro and Wilk, 1965. */
class ShapiroWilkTest {

    private static double probability(double... values) {
        return new ShapiroWilk().probability(SortedValues.of(values));
    }

    @Test
    void probability_smallSamples_areThoseOfSciPy() {
        assertThat(probability(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236))
                .isCloseTo(0.006703814061898823, within(1e-9));
        assertThat(probability(1, 2, 4)).isCloseTo(0.6368868450289689, within(1e-9));
        assertThat(probability(1, 2, 4, 8)).isCloseTo(0.5380837777759025, within(1e-9));
        assertThat(probability(1, 2, 4, 8, 16)).isCloseTo(0.29204844728099144, within(1e-9));
        assertThat(probability(1, 2, 3, 5, 9, 14, 30)).isCloseTo(0.04722766881341483, within(1e-9));
    }

    @Test
    void probability_largerSamples_areThoseOfSciPy() {
        assertThat(probability(5.1, 4.9, 4.7, 4.6, 5.0, 5.4, 4.6, 5.0, 4.4, 4.9, 5.4, 4.8))
                .isCloseTo(0.7196719858214322, within(1e-8));
        assertThat(probability(
                        IntStream.range(0, 50).mapToDouble(i -> (double) i * i).toArray()))
                .isCloseTo(0.00029843571782400434, within(1e-10));
    }

    @Test
    void probability_tooFewConstantOrInfinite_isNaN() {
        assertThat(probability(1, 2)).isNaN();
        assertThat(probability(3, 3, 3, 3)).isNaN();
        assertThat(probability(1, 2, 3, Double.POSITIVE_INFINITY)).isNaN();
    }

    @Test
    void probability_moreThanFiveThousand_stillTellsNormalFromUniform() {
        Random random = new Random(3);
        assertThat(probability(DoubleStream.generate(random::nextGaussian)
                        .limit(20_000)
                        .toArray()))
                .isGreaterThan(0.05);
        assertThat(probability(random.doubles(20_000).toArray())).isLessThan(1e-6);
    }

    @Test
    void probability_normalSamples_rejectsOneInTwenty() {
        Random random = new Random(11);
        ShapiroWilk test = new ShapiroWilk();
        long rejected = IntStream.range(0, 2000)
                .filter(i -> test.probability(SortedValues.of(DoubleStream.generate(random::nextGaussian)
                                .limit(40)
                                .toArray()))
                        < 0.05)
                .count();
        assertThat(rejected).isBetween(70L, 130L);
    }
}
