package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.headstart.api.metamodel.Surrogate.Estimate;
import org.junit.jupiter.api.Test;

class ExpectedImprovementTest {

    /** At a mean equal to the best the improvement is sd / root(2 pi). */
    @Test
    void log_meanIsBest_isTheDensityAtZero() {
        double log = ExpectedImprovement.log(new Estimate(1, 2), 1);
        assertThat(Math.exp(log)).isCloseTo(2 * 0.3989423, within(1e-6));
    }

    @Test
    void log_farBelowTheBest_isFiniteAndOrdered() {
        double near = ExpectedImprovement.log(new Estimate(-40, 1), 0);
        double far = ExpectedImprovement.log(new Estimate(-400, 1), 0);
        assertThat(far).isFinite().isLessThan(near);
        assertThat(ExpectedImprovement.log(new Estimate(-1, 0), 0)).isFinite();
    }

    @Test
    void log_acrossTheTail_rises() {
        double before = Double.NEGATIVE_INFINITY;
        for (double mean = -7; mean < -5; mean += 0.01) {
            double log = ExpectedImprovement.log(new Estimate(mean, 1), 0);
            assertThat(log).isGreaterThan(before);
            before = log;
        }
    }
}
