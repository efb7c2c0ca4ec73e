package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedDistributionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1000})
    void summary_ofCounts_isThatOfTheNumbersOneByOne(int size) {
        long seed = 40L + size;
        Random random = new Random(seed);
        long[] counts = new long[30];
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            int numerator = random.nextInt(counts.length);
            counts[numerator]++;
            numbers[i] = numerator / 37.0;
        }
        Map<String, MetaFeatureValue> counted = Summary.of("x", CountedDistribution.of(counts, 37));
        Map<String, MetaFeatureValue> plain = Summary.of("x", new Measured.Many(numbers, "none"));

        assertThat(counted.keySet()).containsExactlyElementsOf(plain.keySet());
        plain.forEach((name, value) -> {
            if (value instanceof Known known) {
                assertThat(((Known) counted.get(name)).value())
                        .as("%s, seed %d", name, seed)
                        .isCloseTo(known.value(), within(1e-11));
            } else {
                assertThat(counted.get(name)).as("%s, seed %d", name, seed).isEqualTo(value);
            }
        });
    }

    @Test
    void histogram_onAnEdge_isInTheUpperBin() {
        long[] counts = IntStream.rangeClosed(0, 10).mapToLong(i -> 1).toArray();

        assertThat(CountedDistribution.of(counts, 3).histogram(10))
                .containsExactly(
                        Arrays.stream(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 2})
                                .map(n -> n / 11)
                                .toArray(),
                        within(1e-15));
    }

    @Test
    void quantile_manyNumbers_needsNoArrayOfThem() {
        CountedDistribution many = CountedDistribution.of(new long[] {1L << 50, 0, 1L << 50}, 1);

        assertThat(many.size()).isEqualTo(0x1p51);
        assertThat(many.quantile(0.25)).isZero();
        assertThat(many.quantile(0.75)).isEqualTo(2);
        assertThat(many.mean()).isEqualTo(1);
        assertThat(many.variance()).isCloseTo(1, within(1e-12));
    }
}
