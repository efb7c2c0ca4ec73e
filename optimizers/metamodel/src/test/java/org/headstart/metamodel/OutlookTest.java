package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Interval;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final List<Estimate> THREE = List.of(new Estimate(1, 0), new Estimate(2, 0), new Estimate(3, 0));

    @Test
    void of_measuredValues_areTheirQuantiles() {
        Outlook outlook = Outlook.of(THREE, THREE, new double[] {0.25, 0.5, 0.25}, Metric.ACCURACY);
        assertThat(outlook.expected()).isEqualTo(2);
        assertThat(outlook.interval()).isEqualTo(new Interval(1, 3));
        assertThat(outlook.worseThanDefault()).isZero();
    }

    @Test
    void of_heavyTask_pulls() {
        assertThat(Outlook.of(THREE, THREE, new double[] {0.1, 0.1, 0.8}, Metric.ACCURACY)
                        .expected())
                .isEqualTo(3);
    }

    @Test
    void of_uncertainEstimates_widenAndSoftenTheChance() {
        Outlook outlook =
                Outlook.of(List.of(new Estimate(0, 1)), List.of(new Estimate(1, 0)), new double[] {1}, Metric.RMSE);
        assertThat(outlook.interval().low()).isLessThan(-1);
        assertThat(outlook.interval().high()).isGreaterThan(1);
        assertThat(outlook.worseThanDefault()).isCloseTo(0.8413, within(1e-4));
    }

    @Test
    void weighted_ties_andEnds() {
        double[] values = {5, 1, 3};
        double[] weights = {1, 1, 2};
        assertThat(Quantiles.weighted(values, weights, 0)).isEqualTo(1);
        assertThat(Quantiles.weighted(values, weights, 0.5)).isEqualTo(3);
        assertThat(Quantiles.weighted(values, weights, 1)).isEqualTo(5);
    }

    @Test
    void ofSorted_betweenValues_isLinear() {
        assertThat(Quantiles.of(new double[] {0, 10}, 0.25)).isEqualTo(2.5);
        assertThat(Quantiles.of(new double[] {4}, 0.9)).isEqualTo(4);
    }
}
