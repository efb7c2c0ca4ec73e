package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class ImprovementTest {

    private static final SearchSpace LINE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    /** What is expected of the proposal after some trials of a parabola whose values are {@code unit} high. */
    private static double expected(OptimizerProvider provider, int trials, double unit) {
        Optimizer optimizer = provider.create(Examples.setting(LINE, 1));
        for (int i = 0; i < trials; i++) {
            Proposal proposal = optimizer.ask();
            double distance = proposal.configuration().number("x") - 0.3;
            optimizer.tell(Examples.complete(i, proposal.configuration(), unit * (1 - distance * distance)));
        }
        Double expected = optimizer.ask().expectedImprovement();
        return expected == null ? Double.NaN : expected;
    }

    @Test
    void ask_valuesInAnotherUnit_expectsTheSameInThatUnit() {
        for (OptimizerProvider provider : List.of(new GpProvider(), new RandomForestProvider())) {
            double expected = expected(provider, 8, 1);
            assertThat(expected).as(provider.name()).isPositive().isLessThan(0.5);
            assertThat(expected(provider, 8, 256))
                    .as(provider.name())
                    .isCloseTo(256 * expected, within(1e-6 * expected));
        }
    }

    @Test
    void ask_nearTheTop_expectsLess() {
        assertThat(expected(new GpProvider(), 20, 1)).isLessThan(0.1 * expected(new GpProvider(), 3, 1));
    }

    @Test
    void ask_allFailed_expectsNothing() {
        Optimizer gp = new GpProvider().create(Examples.setting(LINE, 1));
        for (int i = 0; i < 6; i++) {
            gp.tell(Examples.failed(i, LINE.complete(Map.of("x", i / 10.0))));
        }
        gp.ask();
        assertThat(gp.ask().expectedImprovement()).isNull();
    }

    @Test
    void ask_aFailureFarBelow_changesNothingAboutTheTop() {
        assertThat(afterOneOf(-1e6)).isCloseTo(afterOneOf(-50), within(1e-12));
    }

    private static double afterOneOf(double worst) {
        Optimizer gp = new GpProvider().create(Examples.setting(LINE, 1));
        for (int i = 0; i < 12; i++) {
            double x = i / 12.0;
            gp.tell(Examples.complete(i, LINE.complete(Map.of("x", x)), i == 11 ? worst : 1 - (x - 0.3) * (x - 0.3)));
        }
        gp.ask();
        Double expected = gp.ask().expectedImprovement();
        return expected == null ? Double.NaN : expected;
    }
}
