package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;

/** What trials are worth by several objectives and constraints. */
class MeritTest {

    private static final Criteria CRITERIA =
            new Criteria(List.of(Metric.ACCURACY, Metric.SECONDS), List.of(Constraint.parse("seconds<=10")));
    private static final Configuration ANY = Examples.SMALL.defaultConfiguration();

    private static Observation trial(int number, double accuracy, double seconds) {
        return Examples.complete(number, ANY, accuracy).withMeasures(Map.of("seconds", seconds));
    }

    private static final List<Observation> TRIALS = List.of(
            trial(0, 0.9, 4),
            trial(1, 0.8, 1),
            trial(2, 0.8, 4),
            trial(3, 0.99, 20),
            trial(4, 1, 30),
            Examples.failed(5, ANY),
            Examples.complete(6, ANY, 1));

    @Test
    void dominance_followsDebsRules() {
        List<Merit> merits = Merit.of(TRIALS, CRITERIA);

        assertThat(merits.get(0).dominance(merits.get(1))).isZero();
        assertThat(merits.get(0).dominance(merits.get(2))).isEqualTo(1);
        assertThat(merits.get(2).dominance(merits.get(3)))
                .as("feasible over infeasible")
                .isEqualTo(1);
        assertThat(merits.get(4).dominance(merits.get(3))).as("less violation").isEqualTo(-1);
        assertThat(merits.get(4).dominance(merits.get(5)))
                .as("anything over a failure")
                .isEqualTo(1);
        assertThat(merits.get(5).dominance(merits.get(6)))
                .as("an objective is missing")
                .isZero();
    }

    @Test
    void of_extremeValues_areScaledWithoutOverflow() {
        List<Merit> merits = Merit.of(List.of(trial(0, 1e308, 1), trial(1, -1e308, 2), trial(2, 0, 3)), CRITERIA);

        assertThat(merits).extracting(merit -> merit.gain(0)).containsExactly(1.0, 0.0, 0.5);
        assertThat(merits).extracting(merit -> merit.gain(1)).containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void scalarisation_ofExtremeWeights_ordersByThatObjective() {
        Scalarisation accurate = new Scalarisation(CRITERIA, new double[] {1 - 1e-9, 1e-9});
        Scalarisation quick = new Scalarisation(CRITERIA, new double[] {1e-9, 1 - 1e-9});

        assertThat(best(accurate.of(TRIALS))).isEqualTo(4);
        assertThat(best(quick.of(TRIALS))).isEqualTo(1);
        assertThat(accurate.of(TRIALS).get(5).state()).isEqualTo(TrialState.FAILED);
        assertThat(accurate.of(TRIALS).get(6).value()).isNull();
    }

    @Test
    void scalarisation_drawn_isOfTheSimplexAndTheSameForTheSameChance() {
        double[] weights = Scalarisation.draw(CRITERIA, new SplittableRandom(7)).weights();

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        assertThat(Scalarisation.draw(CRITERIA, new SplittableRandom(7)).weights())
                .isEqualTo(weights);
        assertThat(Scalarisation.draw(CRITERIA, new SplittableRandom(8)).weights())
                .isNotEqualTo(weights);
    }

    @Test
    void judged_constraints_countAsFailedWhileAnyIsKept() {
        Criteria single = new Criteria(List.of(Metric.ACCURACY), CRITERIA.constraints());

        Judged some = Judged.of(TRIALS, single, new SplittableRandom(1));
        Judged none = Judged.of(TRIALS.subList(3, 7), single, new SplittableRandom(1));

        assertThat(best(some.trials())).isZero();
        assertThat(some.trials().get(4).value()).isNull();
        assertThat(none.trials()).extracting(Observation::value).containsExactly(-1.0, -2.0, null, null);
        assertThat(Judged.of(TRIALS, Criteria.of(Metric.ACCURACY), new SplittableRandom(1))
                        .trials())
                .isEqualTo(TRIALS);
    }

    private static int best(List<Observation> trials) {
        int best = -1;
        for (Observation trial : trials) {
            Double value = trial.value();
            if (value != null
                    && (best < 0
                            || value > Objects.requireNonNull(trials.get(best).value()))) {
                best = trial.number();
            }
        }
        return best;
    }
}
