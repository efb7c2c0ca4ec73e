package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Fidelity.Kind;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffortsTest {

    private static final SearchSpace SPACE = SearchSpace.of(new IntegerParameter("epochs", 90, 110, Scale.LINEAR));
    private static final Learner EPOCHS = new EpochLearner("test:Epochs", true);
    private static final Learner PLAIN = new EpochLearner("test:Plain", false);

    private static Study study(int folds, Study.@Nullable Parts parts) {
        Study.Settings settings = Study.Settings.defaults()
                .withOptimizer("asha")
                .withFolds(folds)
                .withLookahead(1)
                .withParts(parts);
        Map<String, SearchSpace> spaces = Map.of(EPOCHS.id(), SPACE, PLAIN.id(), SPACE);
        return new Study("s", "task", Metric.RMSE, spaces, settings, Instant.EPOCH);
    }

    private static Dataset table(int rows) {
        double[] numbers = IntStream.range(0, rows).mapToDouble(i -> i).toArray();
        return Dataset.of("t", List.of(NumericColumn.of("x", numbers), NumericColumn.of("y", numbers)), "y");
    }

    private static Efforts efforts(@Nullable Kind kind, int eta, int folds, int rows, Learner... learners) {
        Map<String, Learner> byId = new HashMap<>();
        List.of(learners).forEach(learner -> byId.put(learner.id(), learner));
        return Efforts.of(study(folds, new Study.Parts(kind, eta)).settings(), byId, table(rows));
    }

    private static Fidelity cut(Efforts efforts, Learner learner, int epochs, double share) {
        Configuration configuration = SPACE.configuration(Map.of("epochs", epochs));
        return efforts.fidelity(new Proposal(learner.id(), configuration, Source.SEARCH, "", null, share));
    }

    @Test
    void rungs_noParts_areFullOnly() {
        Efforts none = Efforts.of(study(5, null).settings(), Map.of(EPOCHS.id(), EPOCHS), table(10_000));

        assertThat(none.rungs(EPOCHS.id())).isEqualTo(Rungs.FULL_ONLY);
        assertThat(cut(none, EPOCHS, 100, 1)).isEqualTo(Fidelity.full(5));
    }

    @Test
    void fidelity_auto_cutsIterationsThenRowsThenFolds() {
        Efforts large = efforts(null, 3, 5, 10_000, EPOCHS, PLAIN);
        Efforts small = efforts(null, 3, 5, 200, EPOCHS, PLAIN);

        assertThat(cut(large, EPOCHS, 108, 1.0 / 9)).isEqualTo(new Fidelity(1, 5, 12));
        assertThat(cut(large, PLAIN, 108, 1.0 / 9)).isEqualTo(new Fidelity(1.0 / 9, 5, null));
        assertThat(cut(small, PLAIN, 108, 0.4)).isEqualTo(new Fidelity(1, 2, null));
        assertThat(cut(large, EPOCHS, 108, 1)).isEqualTo(Fidelity.full(5));
    }

    @Test
    void rungs_iterations_leaveTenOfTheUsualNumber() {
        assertThat(efforts(Kind.ITERATIONS, 3, 5, 50, EPOCHS).rungs(EPOCHS.id()))
                .isEqualTo(Rungs.geometric(1.0 / 9, 3));
        assertThat(efforts(Kind.ITERATIONS, 10, 5, 50, EPOCHS).rungs(EPOCHS.id()))
                .isEqualTo(Rungs.geometric(0.1, 10));
    }

    @Test
    void rungs_rows_leaveAHundred() {
        assertThat(efforts(Kind.ROWS, 3, 5, 1200, PLAIN).rungs(PLAIN.id())).isEqualTo(Rungs.geometric(1.0 / 9, 3));
        assertThat(efforts(Kind.ROWS, 3, 5, 1100, PLAIN).rungs(PLAIN.id())).isEqualTo(Rungs.geometric(1.0 / 3, 3));
    }

    @Test
    void rungs_folds_areWholeFolds() {
        assertThat(efforts(Kind.FOLDS, 3, 5, 50, PLAIN).rungs(PLAIN.id()).shares())
                .containsExactly(0.2, 0.4, 1.0);
        assertThat(efforts(Kind.FOLDS, 3, 10, 50, PLAIN).rungs(PLAIN.id()).shares())
                .containsExactly(0.1, 0.3, 1.0);
        assertThat(efforts(Kind.FOLDS, 2, 2, 50, PLAIN).rungs(PLAIN.id()).shares())
                .containsExactly(0.5, 1.0);
        assertThat(efforts(Kind.FOLDS, 3, 10, 3, PLAIN).rungs(PLAIN.id()).shares())
                .as("no more folds than rows")
                .containsExactly(1.0 / 3, 1.0);
    }

    @Test
    void fidelity_everyRungOfFolds_isItsNumberOfFolds() {
        for (int folds = 2; folds <= 20; folds++) {
            for (int eta = 2; eta <= 5; eta++) {
                Efforts efforts = efforts(Kind.FOLDS, eta, folds, 100, PLAIN);
                List<Integer> run = efforts.rungs(PLAIN.id()).shares().stream()
                        .map(share -> cut(efforts, PLAIN, 100, share).folds())
                        .toList();
                assertThat(run).isSorted().doesNotHaveDuplicates().startsWith(1).endsWith(folds);
            }
        }
    }

    @Test
    void of_notEnoughToCut_saysWhatThereIs() {
        assertThatThrownBy(() -> efforts(Kind.ITERATIONS, 3, 5, 1000, PLAIN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("test:Plain has no iterations");
        assertThatThrownBy(() -> efforts(Kind.ROWS, 3, 5, 100, EPOCHS)).hasMessageContaining("80 training rows");
        assertThatThrownBy(() -> efforts(Kind.ITERATIONS, 50, 5, 100, EPOCHS)).hasMessageContaining("iterations");
    }

    /** Full evaluations race against the best full one, however good a part of an evaluation was. */
    @Test
    void plan_parts_neitherRaceNorAreRivals() {
        Study study = study(5, new Study.Parts(null, 3));
        Efforts efforts = Efforts.of(study.settings(), Map.of(EPOCHS.id(), EPOCHS), table(200));
        Planner planner = new Planner(study, new Turns(), 8, StopRule.of(study, null), efforts);
        List<Trial> ended = new ArrayList<>();
        while (!planner.isDone()) {
            Trial trial = planner.plan().get(0);
            double loss = trial.plan().isFull() ? 10 - trial.number() : 1;
            ended.add(trial.with(new Outcome(TrialState.COMPLETE, loss, List.of(loss), List.of(), 0, null, null)));
            planner.update(ended.get(ended.size() - 1));
        }

        assertThat(ended)
                .extracting(trial -> trial.plan().fidelity().iterations())
                .contains(11, (Integer) null);
        for (Trial trial : ended.subList(1, 8)) {
            double bestFull = trial.number() % 2 == 0 ? 10 - (trial.number() - 2) : Double.NaN;
            assertThat(trial.plan().rivalFolds())
                    .as("trial %d", trial.number())
                    .isEqualTo(trial.plan().isFull() ? List.of(bestFull) : List.of());
        }
        assertThat(TuningResult.ranked(ended, Criteria.of(Metric.RMSE)).findFirst())
                .contains(ended.get(6));
    }

    /** In full and in part by turns. */
    private static final class Turns implements Optimizer {

        private int asked;

        @Override
        public Proposal ask() {
            double share = asked % 2 == 0 ? 1 : 1.0 / 9;
            Configuration configuration = SPACE.configuration(Map.of("epochs", 98 + asked++ / 4));
            return new Proposal(EPOCHS.id(), configuration, Source.SEARCH, "", null, share);
        }

        @Override
        public void tell(Observation observation) {
            assertThat(observation.share()).isEqualTo(observation.number() % 2 == 0 ? 1 : 1.0 / 9);
        }
    }

    /** Nothing of it is ever trained. */
    private record EpochLearner(String id, boolean iterative) implements Learner {

        @Override
        public OptionalInt iterations(Configuration configuration) {
            return iterative ? OptionalInt.of((int) configuration.number("epochs")) : OptionalInt.empty();
        }

        @Override
        public String description() {
            return id;
        }

        @Override
        public String library() {
            return "test 1";
        }

        @Override
        public SearchSpace space() {
            return SPACE;
        }

        @Override
        public boolean reviewed() {
            return true;
        }

        @Override
        public Set<TaskType> taskTypes() {
            return Set.of(TaskType.REGRESSION);
        }

        @Override
        public WarmStart warmStart() {
            return WarmStart.NONE;
        }

        @Override
        public Set<Device> devices() {
            return Set.of(Device.CPU);
        }

        @Override
        public @Nullable String refusal(Dataset dataset) {
            return null;
        }

        @Override
        public TrainedModel train(Request request) {
            throw new UnsupportedOperationException(id);
        }
    }
}
