package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {

    private static final int STEPS = 200_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 19, 29, 99, 999})
    void onePercent_anyDegrees_isExceededWithProbabilityOnePercent(int degrees) {
        assertThat(exceedance(StudentT.onePercent(degrees), degrees)).isCloseTo(0.01, within(1e-5));
    }

    /** Simpson's rule over the angle a with t = sqrt(n) tan a, where the density is proportional to cos(a)^(n-1). */
    private static double exceedance(double t, int degrees) {
        double from = Math.atan(t / Math.sqrt(degrees));
        double tail = integral(from, Math.PI / 2, degrees);
        return tail / integral(-Math.PI / 2, Math.PI / 2, degrees);
    }

    private static double integral(double from, double to, int degrees) {
        double step = (to - from) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            int weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.pow(Math.max(0, Math.cos(from + i * step)), degrees - 1);
        }
        return sum * step / 3;
    }
}
