package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

    private static final SearchSpace LINE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final Criteria LIMITED =
            new Criteria(List.of(Metric.ACCURACY), List.of(Constraint.parse("seconds<=2")));

    private static Configuration at(double x) {
        return LINE.configuration(Map.of("x", x));
    }

    /** Nine trials whose seconds grow with x up to 1000 times the first. */
    private static Feasibility feasibility(double shift) {
        List<Observation> ended = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double x = i / 8.0;
            ended.add(Examples.complete(i, at(x), x).withMeasures(Map.of("seconds", Math.pow(1000, x) / 15 + shift)));
        }
        Domain domain = Domain.of(Examples.setting(LINE, 1));
        return new ConstraintModels(domain, LIMITED).after(ended, List.of(), new SplittableRandom(1));
    }

    private static double weight(Feasibility feasibility, double x) {
        return feasibility.weighing(candidates -> new double[candidates.size()]).of(List.of(at(x)))[0];
    }

    @Test
    void weighing_someFeasible_prefersTheAllowedSide() {
        Feasibility feasibility = feasibility(0); // up to x = 0.49

        assertThat(weight(feasibility, 0.2)).isCloseTo(0, within(0.2));
        assertThat(weight(feasibility, 0.9)).isLessThan(Math.log(0.1));
        assertThat(weight(feasibility, 0.45)).isBetween(weight(feasibility, 0.9), weight(feasibility, 0.1));
    }

    @Test
    void best_isThatOfTheFeasibleTrials() {
        double[] scores = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(feasibility(0).best(scores, all)).isEqualTo(3);
        assertThat(feasibility(0).bestFirst(scores, all)).startsWith(3, 2, 1, 0, 8);
        assertThat(feasibility(9).best(scores, all)).isZero();
    }

    @Test
    void weighing_noneFeasible_goesWhereTheViolationIsLeastWhateverTheImprovement() {
        Feasibility feasibility = feasibility(9);
        AcquisitionSearch.Acquisition improvement = candidates -> candidates.stream()
                .mapToDouble(candidate -> 100 * candidate.number("x"))
                .toArray();
        double[] values = feasibility.weighing(improvement).of(List.of(at(0.05), at(0.95)));

        assertThat(values[0]).isGreaterThan(values[1]);
        assertThat(feasibility.why(at(0.05))).contains("as no trial has yet");
    }

    @Test
    void normalTail_ofAnyScore_isFiniteAndGrows() {
        double before = Double.NEGATIVE_INFINITY;
        for (double z : new double[] {-1e9, -1e3, -30.001, -29.999, -8, 0, 8, 1e9}) {
            double log = NormalTail.log(z);
            assertThat(log).isFinite().isGreaterThanOrEqualTo(before);
            before = log;
        }
        assertThat(NormalTail.log(0)).isCloseTo(Math.log(0.5), within(1e-12));
        assertThat(NormalTail.log(-30.001)).isCloseTo(NormalTail.log(-29.999), within(0.1));
    }
}
