package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final int BUDGET = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void plan_trialsEndInAnyOrder_givesTheSameSequence(int lookahead) {
        List<Trial> inOrder = finish(planner(lookahead, List.of()), new Random(0), 1);

        for (int seed = 1; seed <= 20; seed++) {
            assertThat(finish(planner(lookahead, List.of()), new Random(seed), 8))
                    .as("seed %d", seed)
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void plan_studyTakenUpAgainAnywhere_goesOnAsIfNeverInterrupted(int lookahead) {
        List<Trial> whole = finish(planner(lookahead, List.of()), new Random(0), 1);

        for (int kept = 0; kept <= BUDGET; kept++) {
            List<Trial> stored = new ArrayList<>(whole.subList(0, kept));
            if (kept > 0) {
                Trial last = stored.get(kept - 1);
                stored.set(
                        kept - 1,
                        new Trial(last.id(), last.study(), last.number(), last.plan(), 0, TrialState.QUEUED, null));
            }
            assertThat(finish(planner(lookahead, stored), stored, new Random(kept), 3))
                    .as("%d trials kept", kept)
                    .isEqualTo(whole);
        }
    }

    /** Each planner learns what is stored at moments of its own; what it plans is stored once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void plan_severalProcesses_giveTheSameSequenceAsOne(int lookahead) {
        List<Trial> alone = finish(planner(lookahead, List.of()), new Random(0), 1);

        for (int seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Map<Integer, Trial> stored = new TreeMap<>();
            List<Planner> planners = new ArrayList<>();
            while (planners.stream().noneMatch(Planner::isDone)) {
                if (planners.size() < 3 && random.nextInt(10) == 0) {
                    planners.add(planner(lookahead, List.copyOf(stored.values())));
                }
                for (Planner planner : planners) {
                    if (random.nextBoolean()) {
                        look(planner, stored);
                    }
                }
                endOne(stored, random);
            }
            assertThat(stored.values()).as("seed %d", seed).containsExactlyElementsOf(alone);
        }
    }

    private static void look(Planner planner, Map<Integer, Trial> stored) {
        int from = planner.firstOpen();
        stored.values().stream().filter(trial -> trial.number() >= from).forEach(planner::update);
        for (Trial trial : planner.plan()) {
            Trial before = stored.putIfAbsent(trial.number(), trial);
            assertThat(before == null || before.plan().equals(trial.plan()))
                    .as("%s instead of %s", trial, before)
                    .isTrue();
        }
    }

    private static void endOne(Map<Integer, Trial> stored, Random random) {
        List<Trial> queued =
                stored.values().stream().filter(trial -> !trial.state().isEnd()).toList();
        if (!queued.isEmpty()) {
            Trial trial = queued.get(random.nextInt(queued.size()));
            stored.put(trial.number(), ended(trial));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void update_sameEndTwice_isNewsOnce(int lookahead) {
        Planner planner = planner(lookahead, List.of());
        Trial first = planner.plan().get(0);

        assertThat(planner.update(ended(first))).isTrue();
        assertThat(planner.update(ended(first))).isFalse();
        assertThat(planner.update(first)).isFalse();
        planner.plan();
        assertThat(planner.update(ended(first))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void plan_nothingHasEnded_plansNoMoreThanTheLookahead(int lookahead) {
        Planner planner = planner(lookahead, List.of());

        assertThat(planner.plan()).hasSize(lookahead);
        assertThat(planner.plan()).isEmpty();
        assertThat(planner.isDone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plan_afterTheFirstResults_namesARivalOnlyWhenRacing(boolean racing) {
        List<Trial> trials = finish(planner(1, List.of(), racing), new Random(0), 1);

        assertThat(trials.get(0).plan().rivalFolds()).isEmpty();
        assertThat(trials.subList(1, BUDGET))
                .allMatch(trial -> trial.plan().rivalFolds().isEmpty() != racing);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void plan_threeProposalsExpectLittle_plansNoMore(int lookahead) {
        List<Trial> whole = finish(planner(lookahead, List.of(), null), new Random(0), 1);
        Planner stopping = planner(lookahead, List.of(), 0.2);
        List<Trial> stopped = finish(stopping, new Random(0), 1);

        assertThat(whole).hasSize(BUDGET);
        assertThat(stopped).isEqualTo(whole.subList(0, stopped.size())).hasSizeLessThan(BUDGET);
        assertThat(stopped.subList(stopped.size() - 3, stopped.size())).allMatch(trial -> expected(trial) < 0.2);
        assertThat(expected(stopped.get(stopped.size() - 4))).isGreaterThanOrEqualTo(0.2);
        assertThat(stopping.stopReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("below 0.2 accuracy 3 times"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void plan_stoppingStudyTakenUpAgainAnywhere_stopsAtTheSameTrial(int lookahead) {
        List<Trial> whole = finish(planner(lookahead, List.of(), 0.2), new Random(0), 1);

        for (int kept = 0; kept <= whole.size(); kept++) {
            assertThat(finish(
                            planner(lookahead, whole.subList(0, kept), 0.2),
                            whole.subList(0, kept),
                            new Random(kept),
                            3))
                    .as("%d trials kept", kept)
                    .isEqualTo(whole);
        }
        assertThat(finish(planner(lookahead, whole, 0.0), whole, new Random(0), 1))
                .hasSize(BUDGET);
    }

    /** Three choices, proposed in turn over and over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void plan_everyConfigurationTried_stopsAndSaysSo(int lookahead) {
        List<Trial> whole = finish(smallPlanner(lookahead, List.of()), new Random(0), 1);

        assertThat(whole)
                .extracting(trial -> trial.proposal().configuration())
                .hasSize(3)
                .doesNotHaveDuplicates();
        for (int kept = 0; kept <= 3; kept++) {
            Planner again = smallPlanner(lookahead, whole.subList(0, kept));
            assertThat(finish(again, whole.subList(0, kept), new Random(kept), 3))
                    .as("%d trials kept", kept)
                    .isEqualTo(whole);
            assertThat(again.stopReason()).hasValue("All 3 configurations that there are have been tried.");
        }
    }

    private static Planner smallPlanner(int lookahead, List<Trial> stored) {
        SearchSpace small = SearchSpace.of(new IntegerParameter("x", 1, 3, Scale.LINEAR));
        Study.Settings settings = Study.Settings.defaults().withTrials(BUDGET).withLookahead(lookahead);
        Study study = new Study("s", "task", Metric.ACCURACY, Map.of("l", small), settings, Instant.EPOCH);
        Optimizer inTurn = new Optimizer() {
            private int known;

            @Override
            public Proposal ask() {
                return new Proposal("l", small.configuration(Map.of("x", 1 + known % 3)), Source.SEARCH, "", null);
            }

            @Override
            public void tell(Observation observation) {
                known = Math.max(known, observation.number() + 1);
            }
        };
        return knowing(stored, new Planner(study, inTurn, BUDGET, StopRule.of(study, null), Efforts.full(5)));
    }

    private static double expected(Trial trial) {
        Double improvement = trial.proposal().expectedImprovement();
        return improvement == null ? Double.NaN : improvement;
    }

    private static Planner planner(int lookahead, List<Trial> stored, @Nullable Double stopBelow) {
        return planner(lookahead, stored, true, stopBelow);
    }

    private static Planner planner(int lookahead, List<Trial> stored) {
        return planner(lookahead, stored, true);
    }

    private static Planner planner(int lookahead, List<Trial> stored, boolean racing) {
        return planner(lookahead, stored, racing, null);
    }

    private static Planner planner(int lookahead, List<Trial> stored, boolean racing, @Nullable Double stopBelow) {
        Study.Settings settings = Study.Settings.defaults()
                .withTrials(BUDGET)
                .withLookahead(lookahead)
                .withRacing(racing);
        Study study = new Study("s", "task", Metric.ACCURACY, Map.of("l", SPACE), settings, Instant.EPOCH);
        return knowing(stored, new Planner(study, new Chain(), BUDGET, StopRule.of(study, stopBelow), Efforts.full(5)));
    }

    private static Planner knowing(List<Trial> stored, Planner planner) {
        stored.forEach(planner::update);
        planner.catchUp();
        return planner;
    }

    private static List<Trial> finish(Planner planner, Random order, int workers) {
        return finish(planner, List.of(), order, workers);
    }

    /** Ends queued trials in an order of chance, at most some at once, until the planner is done. */
    private static List<Trial> finish(Planner planner, List<Trial> stored, Random order, int workers) {
        Map<Integer, Trial> trials = new TreeMap<>();
        stored.forEach(trial -> trials.put(trial.number(), trial));
        List<Trial> queued = new ArrayList<>(
                stored.stream().filter(trial -> !trial.state().isEnd()).toList());
        queued.addAll(planner.plan());
        while (!planner.isDone()) {
            Trial trial = ended(queued.remove(order.nextInt(Math.min(workers, queued.size()))));
            trials.put(trial.number(), trial);
            planner.update(trial);
            queued.addAll(planner.plan());
        }
        return List.copyOf(trials.values());
    }

    private static Trial ended(Trial trial) {
        double value = trial.proposal().configuration().number("x");
        return trial.with(new Outcome(TrialState.COMPLETE, value, List.of(value, value), List.of(), 0, null, null));
    }

    /** Its next proposal depends on every value told so far and on every pending number. */
    private static final class Chain implements Optimizer {

        private final Map<Integer, Observation> known = new TreeMap<>();

        @Override
        public Proposal ask() {
            long hash = known.values().stream()
                    .mapToLong(o -> 31L * o.number() + (o.value() == null ? 7 : Double.doubleToLongBits(o.value())))
                    .reduce(17, (a, b) -> a * 31 + b);
            double x = new Random(hash).nextDouble();
            Proposal proposal = new Proposal("l", SPACE.configuration(Map.of("x", x)), Source.SEARCH, "", x / 2);
            tell(new Observation(known.size(), "l", proposal.configuration(), TrialState.RUNNING, null, 0));
            return proposal;
        }

        @Override
        public void tell(Observation observation) {
            known.put(observation.number(), observation);
        }
    }
}
