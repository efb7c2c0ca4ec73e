package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class TuningResultTest {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final Task TASK =
            new Task("f", "t", TaskType.CLASSIFICATION, "y", 9, 2, 2, MetaFeatureVector.empty());

    /** Trials of accuracy and seconds, numbered in their order; a NaN is not measured. */
    private static TuningResult result(Study.Settings settings, double[]... trials) {
        Study study = new Study("s", "f", Metric.ACCURACY, Map.of("l", SPACE), settings, Instant.EPOCH);
        List<Trial> all = new ArrayList<>();
        for (double[] values : trials) {
            Proposal proposal = new Proposal("l", SPACE.defaultConfiguration(), Source.RANDOM, "");
            TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
            Outcome outcome = new Outcome(TrialState.COMPLETE, values[0], List.of(), List.of(), 1, null, null)
                    .withMeasures(Double.isNaN(values[1]) ? Map.of() : Map.of("seconds", values[1]));
            all.add(new Trial("" + all.size(), "s", all.size(), plan, 1, TrialState.QUEUED, null).with(outcome));
        }
        return new TuningResult(study, TASK, all, List.of(), List.of(), null);
    }

    private static Study.Settings several(String... constraints) {
        return Study.Settings.defaults()
                .withSecondary(List.of(Metric.SECONDS))
                .withConstraints(
                        List.of(constraints).stream().map(Constraint::parse).toList());
    }

    private static List<Integer> front(TuningResult result) {
        return result.front().stream().map(Trial::number).toList();
    }

    @Test
    void front_twoObjectives_leavesOutTheDominatedAndTheUnmeasured() {
        TuningResult result = result(
                several(),
                new double[][] {{0.9, 3}, {0.8, 1}, {0.8, 2}, {0.95, 9}, {0.9, 2}, {0.99, Double.NaN}, {0.9, 2}});

        assertThat(front(result)).containsExactly(3, 4, 1);
    }

    @Test
    void front_oneObjective_isTheIncumbent() {
        TuningResult result = result(Study.Settings.defaults(), new double[][] {{0.8, 1}, {0.9, 5}, {0.9, 1}});

        assertThat(front(result)).containsExactly(1);
        assertThat(result.incumbent().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void incumbent_equalInThePrimary_goesByTheNextObjective() {
        TuningResult result = result(several(), new double[][] {{0.8, 1}, {0.9, 5}, {0.9, 1}});

        assertThat(result.incumbent().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void incumbent_someFeasible_isTheBestOfThem() {
        TuningResult result = result(several("seconds<=2"), new double[][] {{0.99, 3}, {0.7, 2}, {0.8, 1}});

        assertThat(result.incumbent().orElseThrow().number()).isEqualTo(2);
        assertThat(result.feasibleCount()).isEqualTo(2);
        assertThat(front(result)).containsExactly(2);
    }

    @Test
    void incumbent_noneFeasible_violatesLeast() {
        TuningResult result =
                result(several("seconds<=0.5"), new double[][] {{0.99, 3}, {0.7, 1}, {0.8, 1}, {1, Double.NaN}});

        assertThat(result.incumbent().orElseThrow().number()).isEqualTo(2);
        assertThat(result.feasibleCount()).isZero();
        assertThat(result.front()).isEmpty();
    }
}
