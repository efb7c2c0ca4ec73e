package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class ParzenStrategyTest {

    private static final SearchSpace LINE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    private static Configuration at(double x) {
        return LINE.complete(Map.of("x", x));
    }

    /** Thirty-one trials of which those near 0.25 are the best. */
    private static Optimizer toldAboutALine(List<Configuration> pool) {
        Optimizer tpe = new TpeProvider().create(Examples.setting(LINE, 1, List.of(), pool));
        for (int i = 0; i < 31; i++) {
            double x = i / 30.0;
            tpe.tell(Examples.complete(i, at(x), -Math.abs(x - 0.25)));
        }
        return tpe;
    }

    @Test
    void ask_endlessSpace_drawsNearTheBest() {
        Optimizer tpe = toldAboutALine(List.of());
        for (int i = 0; i < 3; i++) {
            Proposal proposal = tpe.ask();
            assertThat(proposal.source()).isEqualTo(Source.SEARCH);
            assertThat(proposal.why()).contains("best 5 of 31 trials");
            assertThat(proposal.configuration().number("x")).isBetween(0.05, 0.45);
        }
    }

    @Test
    void ask_pool_ranksAllThatIsFree() {
        List<Configuration> pool =
                IntStream.range(0, 100).mapToObj(i -> at(i / 99.0)).toList();
        assertThat(toldAboutALine(pool).ask().configuration().number("x")).isBetween(0.15, 0.35);
    }

    @Test
    void ask_trialsPendingThere_looksElsewhere() {
        List<Configuration> pool = List.of(at(0.249), at(0.92));
        assertThat(toldAboutALine(pool).ask().configuration()).isEqualTo(at(0.249));
        Optimizer busy = toldAboutALine(pool);
        for (int i = 31; i < 71; i++) {
            busy.tell(Examples.running(i, at(0.2 + i * 0.001)));
        }
        assertThat(busy.ask().configuration()).isEqualTo(at(0.92));
    }

    @Test
    void ask_withoutHistory_startsAtTheDefaultAndFillsTheSpace() {
        Optimizer tpe = new TpeProvider().create(Examples.setting(Examples.SVM, 1));
        List<Source> sources = sources(tpe, 4);
        assertThat(sources.get(0)).isEqualTo(Source.DEFAULT);
        assertThat(sources.subList(1, 3)).containsOnly(Source.RANDOM);
        assertThat(sources.get(3)).isEqualTo(Source.SEARCH);
    }

    @Test
    void ask_withHistory_walksThePortfolioWithTheDefaultInsideAndThenSearches() {
        List<Configuration> recommended = IntStream.rangeClosed(1, 8)
                .mapToObj(cost -> Examples.SVM.complete(Map.of("kernel", "linear", "cost", cost)))
                .toList();
        Optimizer tpe = new TpeProvider().create(Examples.setting(Examples.SVM, 1, recommended, List.of()));
        assertThat(sources(tpe, 7))
                .containsExactly(
                        Source.PORTFOLIO,
                        Source.PORTFOLIO,
                        Source.PORTFOLIO,
                        Source.DEFAULT,
                        Source.PORTFOLIO,
                        Source.PORTFOLIO,
                        Source.SEARCH);
    }

    private static List<Source> sources(Optimizer optimizer, int count) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Proposal proposal = optimizer.ask();
            sources.add(proposal.source());
            optimizer.tell(Examples.complete(i, proposal.configuration(), i % 4));
        }
        return sources;
    }
}
