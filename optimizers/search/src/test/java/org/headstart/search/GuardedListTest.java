package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedListTest {

    private static final SearchSpace LINE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    /** What tasks that slope upwards would recommend. */
    private static final List<Configuration> HIGH = List.of(at(0.9), at(0.95), at(0.85), at(0.97), at(0.92));

    private static double x(Configuration configuration) {
        return (Double) configuration.get("x");
    }

    private static double downhill(Configuration configuration) {
        return -x(configuration);
    }

    private static Configuration at(double x) {
        return LINE.fromUnit(new double[] {x});
    }

    private static Setting setting(@Nullable Configuration standard, List<Configuration> pool) {
        PastTasks past = new PastTasks(Collections.nCopies(6, GuardedListTest::x));
        List<Candidate> candidates = HIGH.stream()
                .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                .toList();
        Recommendation advice = new Recommendation(Examples.LEARNER, "portfolio", candidates, "none", past);
        return new Setting(Examples.LEARNER, LINE, standard, Metric.ACCURACY, 1, advice, pool);
    }

    /** One trial after the other. */
    private static List<Proposal> walk(Setting setting, ToDoubleFunction<Configuration> target, int steps) {
        Optimizer optimizer = new AutoProvider().create(setting);
        List<Proposal> proposals = new ArrayList<>();
        for (int number = 0; number < steps; number++) {
            Proposal proposal = optimizer.ask();
            proposals.add(proposal);
            double value = target.applyAsDouble(proposal.configuration());
            optimizer.tell(Examples.complete(number, proposal.configuration(), value));
        }
        return proposals;
    }

    private static List<Configuration> configurations(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::configuration).toList();
    }

    @Test
    void ask_trialsBearPastTasksOut_walksTheListWithTheDefaultInIt() {
        List<Proposal> proposals = walk(setting(at(0.1), List.of()), GuardedListTest::x, 6);

        assertThat(configurations(proposals))
                .containsExactly(HIGH.get(0), HIGH.get(1), HIGH.get(2), at(0.1), HIGH.get(3), HIGH.get(4));
    }

    @Test
    void ask_noDefaultAndPastTasksBorneOut_drawsNoPlainTrial() {
        List<Proposal> proposals = walk(setting(null, List.of()), GuardedListTest::x, 8);

        assertThat(configurations(proposals).subList(0, 5)).isEqualTo(HIGH);
        assertThat(proposals).noneMatch(proposal -> proposal.source() == Source.RANDOM);
        assertThat(proposals.subList(5, 8)).noneMatch(proposal -> proposal.why().contains("wait"));
    }

    @Test
    void ask_noDefaultAndPastTasksNotBorneOut_drawsAPlainTrialInItsPlace() {
        List<Proposal> proposals = walk(setting(null, List.of()), c -> 1, 6);

        assertThat(configurations(proposals)).containsSubsequence(HIGH).doesNotHaveDuplicates();
        assertThat(proposals.get(3).source()).isEqualTo(Source.RANDOM);
        assertThat(proposals.get(3).why()).contains("to hold what is recommended against");
    }

    @Test
    void ask_defaultDoesBetter_leavesTheList() {
        List<Proposal> proposals = walk(setting(at(0.1), List.of()), GuardedListTest::downhill, 12);

        assertThat(configurations(proposals).subList(0, 4))
                .containsExactly(HIGH.get(0), HIGH.get(1), HIGH.get(2), at(0.1));
        assertThat(proposals.subList(4, 12)).allSatisfy(proposal -> {
            assertThat(proposal.source()).isEqualTo(Source.SEARCH);
            assertThat(proposal.why())
                    .contains("the trials contradict them (agreement -")
                    .contains("2 more that they recommend wait");
        });
        assertThat(configurations(proposals)).anyMatch(configuration -> x(configuration) < 0.01);
    }

    @Test
    void ask_trialsTakePastTasksSideLater_goesOnWithTheList() {
        Setting setting = setting(at(0.1), List.of());
        Optimizer optimizer = new AutoProvider().create(setting);
        List<Configuration> tried = List.of(HIGH.get(0), HIGH.get(1), HIGH.get(2), at(0.1));
        for (int number = 0; number < tried.size(); number++) {
            optimizer.tell(Examples.complete(number, tried.get(number), -x(tried.get(number))));
        }
        Source doubtful = optimizer.ask().source();
        for (int number = 4; number < 30; number++) {
            Configuration configuration = at((number - 4) / 40.0);
            optimizer.tell(Examples.complete(number, configuration, x(configuration) - 2));
        }

        assertThat(doubtful).isEqualTo(Source.SEARCH);
        assertThat(optimizer.ask().configuration()).isEqualTo(HIGH.get(3));
    }

    @Test
    void ask_severalAtOnce_asksForTheListInOrder() {
        Optimizer optimizer = new AutoProvider().create(setting(at(0.1), List.of()));
        List<Configuration> asked = IntStream.range(0, 6)
                .mapToObj(i -> optimizer.ask().configuration())
                .toList();

        assertThat(asked).isEqualTo(configurations(walk(setting(at(0.1), List.of()), GuardedListTest::x, 6)));
    }

    @Test
    void ask_flatTarget_believesWhatNothingContradicts() {
        List<Proposal> proposals = walk(setting(at(0.1), List.of()), c -> 1, 6);

        assertThat(configurations(proposals)).containsSubsequence(HIGH);
    }

    @Test
    void ask_poolOfWhatIsRecommended_usesItUp() {
        Optimizer optimizer = new AutoProvider().create(setting(null, HIGH));
        List<Configuration> asked = IntStream.range(0, 5)
                .mapToObj(i -> optimizer.ask().configuration())
                .toList();

        assertThat(asked).containsExactlyElementsOf(HIGH);
        assertThatThrownBy(optimizer::ask).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void ask_takenUpAgain_goesOnAsBefore() {
        Setting setting = setting(null, List.of());
        List<Proposal> whole = walk(setting, GuardedListTest::downhill, 9);
        Optimizer again = new AutoProvider().create(setting);
        for (int number = 0; number < 8; number++) {
            Configuration configuration = whole.get(number).configuration();
            again.tell(Examples.complete(number, configuration, -x(configuration)));
        }

        assertThat(again.ask()).isEqualTo(whole.get(8));
    }
}
