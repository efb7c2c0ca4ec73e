package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static double score(Configuration configuration) {
        double cost = Math.log10(configuration.number("cost"));
        double kernel = configuration.text("kernel").equals("rbf")
                ? 1 - Math.abs(Math.log10(configuration.number("gamma")) + 1) / 4
                : 0.3;
        return kernel - Math.abs(cost - 1.3) / 5;
    }

    private static double bestOf(OptimizerProvider provider, long seed, int budget) {
        Optimizer optimizer = provider.create(Examples.setting(Examples.SVM, seed));
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < budget; i++) {
            Configuration next = optimizer.ask().configuration();
            best = Math.max(best, score(next));
            optimizer.tell(Examples.complete(i, next, score(next)));
        }
        return best;
    }

    private static double meanBest(OptimizerProvider provider, int budget) {
        double sum = 0;
        for (long seed = 0; seed < 5; seed++) {
            sum += bestOf(provider, seed, budget);
        }
        return sum / 5;
    }

    @Test
    void gp_conditionalSpace_beatsRandomAndNearsTheTop() {
        double gp = meanBest(new GpProvider(), 30);
        assertThat(gp).isGreaterThan(meanBest(new RandomProvider(), 30)).isGreaterThan(0.95);
    }

    @Test
    void evolution_conditionalSpace_beatsRandom() {
        double random = meanBest(new RandomProvider(), 60);
        assertThat(meanBest(new EvolutionProvider(), 60)).isGreaterThan(random);
        assertThat(meanBest(new DifferentialEvolutionProvider(), 60)).isGreaterThan(random);
    }

    @Test
    void tpe_conditionalSpace_beatsRandomAndNearsTheTop() {
        assertThat(meanBest(new TpeProvider(), 60))
                .isGreaterThan(meanBest(new RandomProvider(), 60))
                .isGreaterThan(0.95);
    }

    @Test
    void randomForest_conditionalSpace_beatsRandom() {
        assertThat(meanBest(new RandomForestProvider(), 40)).isGreaterThan(meanBest(new RandomProvider(), 40));
    }

    @Test
    void randomForest_everyFifthTrial_isRandom() {
        Optimizer forest = new RandomForestProvider().create(Examples.setting(Examples.SVM, 1));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Proposal proposal = forest.ask();
            sources.add(proposal.source());
            forest.tell(Examples.complete(i, proposal.configuration(), score(proposal.configuration())));
        }
        assertThat(sources.subList(3, 15))
                .containsExactly(
                        Source.SEARCH,
                        Source.RANDOM,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.RANDOM,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.SEARCH,
                        Source.RANDOM);
    }

    @Test
    void auto_withHistory_walksThePortfolioWithTheDefaultInsideAndThenSearches() {
        List<Configuration> recommended = new ArrayList<>();
        for (int cost = 1; cost <= 8; cost++) {
            recommended.add(Examples.SVM.complete(Map.of("kernel", "linear", "cost", cost)));
        }
        Optimizer auto = new AutoProvider().create(Examples.setting(Examples.SVM, 1, recommended, List.of()));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Proposal proposal = auto.ask();
            sources.add(proposal.source());
            auto.tell(Examples.complete(i, proposal.configuration(), score(proposal.configuration())));
        }
        assertThat(sources.get(0)).isEqualTo(Source.PORTFOLIO);
        assertThat(sources).containsOnlyOnce(Source.DEFAULT);
        assertThat(sources.get(6)).isEqualTo(Source.SEARCH);
    }

    @Test
    void auto_withoutHistory_startsAtTheDefault() {
        Proposal first =
                new AutoProvider().create(Examples.setting(Examples.SVM, 1)).ask();
        assertThat(first.source()).isEqualTo(Source.DEFAULT);
        assertThat(first.configuration()).isEqualTo(Examples.SVM.defaultConfiguration());
    }

    @Test
    void ask_wishOutsideThePool_isTheNearestInIt() {
        Configuration wish = Examples.SMALL.complete(Map.of("a", "y", "b", 3));
        Configuration near = Examples.SMALL.complete(Map.of("a", "y", "b", 4));
        Configuration far = Examples.SMALL.complete(Map.of("a", "z", "b", 1));
        Optimizer portfolio =
                new PortfolioProvider().create(Examples.setting(Examples.SMALL, 1, List.of(wish), List.of(far, near)));
        assertThat(portfolio.ask().configuration()).isEqualTo(near);
        assertThat(portfolio.ask().configuration()).isEqualTo(far);
        assertThatThrownBy(portfolio::ask)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("2 configurations");
    }

    @Test
    void ask_finiteSpace_givesAllBeforeAnyTwice() {
        for (OptimizerProvider provider : List.of(
                new RandomProvider(),
                new SobolProvider(),
                new GridProvider(),
                new EvolutionProvider(),
                new DifferentialEvolutionProvider(),
                new TpeProvider(),
                new RandomForestProvider(),
                new GpProvider())) {
            Optimizer optimizer = provider.create(Examples.setting(Examples.SMALL, 4));
            HashSet<Configuration> seen = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                assertThat(seen.add(optimizer.ask().configuration()))
                        .as(provider.name())
                        .isTrue();
            }
            assertThat(seen).contains(optimizer.ask().configuration());
        }
    }

    @Test
    void ask_noHyperparameters_repeatsTheOnlyConfiguration() {
        Optimizer optimizer = new EvolutionProvider().create(Examples.setting(SearchSpace.of(), 1));
        assertThat(optimizer.ask().configuration()).isEqualTo(optimizer.ask().configuration());
    }

    @Test
    void gp_moreThan300Trials_goesOnWithTheForest() {
        Optimizer optimizer = new GpProvider().create(Examples.setting(Examples.SVM, 2));
        var random = Randomness.at(2, 2);
        for (int i = 0; i < 320; i++) {
            Configuration drawn = Examples.SVM.sample(random);
            optimizer.tell(i % 7 == 0 ? Examples.failed(i, drawn) : Examples.complete(i, drawn, score(drawn)));
        }
        optimizer.ask();
        assertThat(score(optimizer.ask().configuration())).isGreaterThan(0.5);
    }
}
