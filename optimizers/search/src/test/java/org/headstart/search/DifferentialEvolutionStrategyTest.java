package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class DifferentialEvolutionStrategyTest {

    private static final SearchSpace SQUARE =
            SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR), new FloatParameter("y", 0, 1, Scale.LINEAR));

    /** Twenty trials, of which the best ten have the same y and an x between 0.4 and 0.5. */
    private static Optimizer told() {
        Optimizer evolution = new DifferentialEvolutionProvider().create(Examples.setting(SQUARE, 1));
        for (int i = 0; i < 20; i++) {
            boolean good = i % 2 == 0;
            Configuration trial =
                    SQUARE.complete(Map.of("x", good ? 0.4 + i * 0.005 : 0.9, "y", good ? 0.25 : i / 20.0));
            evolution.tell(Examples.complete(i, trial, good ? 1 : 0));
        }
        return evolution;
    }

    @Test
    void ask_populationAgreesOnAHyperparameter_childDoesToo() {
        Optimizer evolution = told();
        for (int i = 0; i < 20; i++) {
            Proposal child = evolution.ask();
            assertThat(child.source()).isEqualTo(Source.SEARCH);
            assertThat(child.configuration().number("y")).isEqualTo(0.25);
        }
    }

    @Test
    void ask_populationClose_childIsWithinItsDifferences() {
        Optimizer evolution = told();
        for (int i = 0; i < 20; i++) {
            assertThat(evolution.ask().configuration().number("x")).isBetween(0.4 - 0.05, 0.5 + 0.05);
        }
    }

    @Test
    void ask_failedFounders_goesOnWithTheRest() {
        Optimizer evolution = new DifferentialEvolutionProvider().create(Examples.setting(SQUARE, 2));
        for (int i = 0; i < 10; i++) {
            evolution.tell(Examples.failed(i, SQUARE.complete(Map.of("x", i / 10.0))));
        }
        assertThat(evolution.ask().source()).isEqualTo(Source.SEARCH);
    }
}
