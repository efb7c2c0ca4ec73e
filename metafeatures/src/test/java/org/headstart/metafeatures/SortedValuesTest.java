package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures checked against SciPy 1.17. */
class SortedValuesTest {

    private static final SortedValues PRIMES = SortedValues.of(new double[] {13, 2, Double.NaN, 11, 3, 7, 5});

    @Test
    void of_missingCells_leavesThemOut() {
        assertThat(PRIMES.size()).isEqualTo(6);
        assertThat(PRIMES.min()).isEqualTo(2);
        assertThat(PRIMES.max()).isEqualTo(13);
        assertThat(PRIMES.distinct()).isEqualTo(6);
    }

    @Test
    void moments_ofPrimes_areThoseOfSciPy() {
        assertThat(PRIMES.mean()).isCloseTo(41 / 6.0, within(1e-14));
        assertThat(PRIMES.variance()).isCloseTo(19.366666666666667, within(1e-12));
        assertThat(PRIMES.skewness()).isCloseTo(0.25704470870851237, within(1e-13));
        assertThat(PRIMES.kurtosis()).isCloseTo(-1.8799863827081131, within(1e-13));
    }

    @Test
    void means_ofPrimes_areThoseOfSciPy() {
        assertThat(PRIMES.geometricMean()).isCloseTo(5.575184216746682, within(1e-13));
        assertThat(PRIMES.harmonicMean()).isCloseTo(4.464210500235377, within(1e-13));
        assertThat(PRIMES.trimmedMean()).isCloseTo(6.5, within(1e-13));
        assertThat(PRIMES.medianDeviation()).isCloseTo(5.1891, within(1e-13));
    }

    @Test
    void quantile_betweenRanks_isLinear() {
        assertThat(PRIMES.quantile(0.25)).isEqualTo(3.5);
        assertThat(PRIMES.quantile(0.5)).isEqualTo(6);
        assertThat(PRIMES.quantile(1)).isEqualTo(13);
    }

    @Test
    void figures_ofNothing_areNaN() {
        SortedValues nothing = SortedValues.of(new double[] {Double.NaN});
        assertThat(new double[] {
                    nothing.min(),
                    nothing.max(),
                    nothing.mean(),
                    nothing.sum(),
                    nothing.sd(),
                    nothing.skewness(),
                    nothing.kurtosis(),
                    nothing.quantile(0.5),
                    nothing.trimmedMean(),
                    nothing.geometricMean(),
                    nothing.harmonicMean(),
                    nothing.medianDeviation()
                })
                .containsOnly(Double.NaN);
        assertThat(nothing.hasOutlier()).isFalse();
    }

    @Test
    void mean_ofHugeValues_doesNotOverflow() {
        SortedValues huge = SortedValues.of(new double[] {1.7e308, 1.7e308, 1.7e308});
        assertThat(huge.mean()).isCloseTo(1.7e308, within(1e294));
        assertThat(huge.geometricMean()).isCloseTo(1.7e308, within(1e296));
        assertThat(huge.harmonicMean()).isCloseTo(1.7e308, within(1e294));
    }

    @Test
    void geometricMean_withZeroOrNegative_isZeroOrNaN() {
        assertThat(SortedValues.of(new double[] {0, 4}).geometricMean()).isZero();
        assertThat(SortedValues.of(new double[] {0, 4}).harmonicMean()).isZero();
        assertThat(SortedValues.of(new double[] {-1, 4}).geometricMean()).isNaN();
        assertThat(SortedValues.of(new double[] {-1, 4}).harmonicMean()).isNaN();
    }

    @Test
    void isConstant_valuesThatDifferByRounding_isTrue() {
        SortedValues rounding = SortedValues.of(new double[] {0.1 + 0.2, 0.3, 0.3});
        assertThat(rounding.isConstant()).isTrue();
        assertThat(rounding.skewness()).isNaN();
    }

    @Test
    void hasOutlier_valueFarOut_isTrue() {
        assertThat(PRIMES.hasOutlier()).isFalse();
        assertThat(SortedValues.of(new double[] {1, 2, 3, 4, 100}).hasOutlier()).isTrue();
        assertThat(SortedValues.of(new double[] {-100, 1, 2, 3, 4}).hasOutlier())
                .isTrue();
    }

    @Test
    void figures_anyOrder_areExactlyTheSame() {
        double[] values = new Random(7).doubles(999, -1e3, 1e9).toArray();
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        assertThat(SortedValues.of(turned).variance())
                .isEqualTo(SortedValues.of(values).variance());
        assertThat(SortedValues.of(turned).sum())
                .isEqualTo(SortedValues.of(values).sum());
    }
}
