package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.junit.jupiter.api.Test;

/** The regret of a meta-model on tasks that it has not seen. */
class LeaveOneTaskOutTest {

    private static final double TOLERANCE = 1e-12;

    /** Values by configuration on three tasks; the third is flat. */
    private static final History HISTORY = history(
            Metric.ACCURACY, new double[] {0.5, 0.6, 0.7, 0.9}, new double[] {0.1, 0.2, 0.3, 0.5}, new double[] {
                0.4, 0.4, 0.4, 0.4
            });

    @Test
    void tasks_onWhichNothingDiffers_areLeftOut() {
        assertThat(new LeaveOneTaskOut(HISTORY, 1).tasks()).isEqualTo(2);
    }

    @Test
    void tasks_ofASingleOne_areTooFew() {
        assertThat(new LeaveOneTaskOut(history(Metric.ACCURACY, new double[] {1, 2}), 1).tasks())
                .isZero();
    }

    @Test
    void random_afterOnePick_isTheMeanRegret() {
        LeaveOneTaskOut.Regret regret = new LeaveOneTaskOut(HISTORY, 1, 4, 10).random();

        assertThat(regret.mean().get(0)).isCloseTo((1 + 0.75 + 0.5 + 0) / 4, within(TOLERANCE));
        assertThat(regret.mean().get(1)).isCloseTo(0, within(TOLERANCE));
        assertThat(regret.mean().get(2)).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void random_afterAnyNumberOfPicks_agreesWithManyRandomOrders() {
        LeaveOneTaskOut.Regret exact = new LeaveOneTaskOut(HISTORY, 2, 3).random();

        double[] sums = new double[2];
        List<Double> regrets = new ArrayList<>(List.of(1.0, 0.75, 0.5, 0.0));
        Random random = new Random(5);
        int rounds = 200_000;
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(regrets, random);
            sums[0] += Collections.min(regrets.subList(0, 2));
            sums[1] += Collections.min(regrets.subList(0, 3));
        }

        assertThat(exact.mean().get(0)).isCloseTo(sums[0] / rounds, within(0.005));
        assertThat(exact.mean().get(1)).isCloseTo(sums[1] / rounds, within(0.005));
    }

    @Test
    void of_aModelThatRanksByTheOtherTasks_findsTheirBestAtOnce() {
        LeaveOneTaskOut.Regret regret = new LeaveOneTaskOut(HISTORY, 1, 3).of(new ByOthers(1), 0);

        assertThat(regret.mean()).containsExactly(0.0, 0.0);
        assertThat(regret.halfWidth()).containsExactly(0.0, 0.0);
    }

    @Test
    void of_aModelThatRanksTheWorstFirst_getsThereLast() {
        LeaveOneTaskOut.Regret regret = new LeaveOneTaskOut(HISTORY, 1, 3, 4).of(new ByOthers(-1), 0);

        assertThat(regret.mean().get(0)).isCloseTo(1, within(TOLERANCE));
        assertThat(regret.mean().get(1)).isCloseTo(0.5, within(TOLERANCE));
        assertThat(regret.mean().get(2)).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void of_aMetricToMinimise_turnsTheSign() {
        History errors = history(Metric.RMSE, new double[] {3, 2, 1}, new double[] {30, 20, 10});

        assertThat(new LeaveOneTaskOut(errors, 1).of(new ByOthers(1), 0).mean()).containsExactly(0.0);
    }

    private static History history(Metric metric, double[]... tasks) {
        List<PastTask> past = new ArrayList<>();
        for (double[] values : tasks) {
            List<Observation> observations = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                observations.add(Observation.of(i, Results.LEARNER, Results.x(i / 10.0), values[i]));
            }
            past.add(new PastTask(Results.task("task" + past.size()), observations));
        }
        return new History(Results.LEARNER, Results.SPACE, metric, past);
    }

    /** Ranks the pool by the mean value on the tasks it was fitted to; it never sees the held-out one. */
    private record ByOthers(int sign) implements MetaModelProvider {

        @Override
        public String name() {
            return "by-others";
        }

        @Override
        public String description() {
            return "Ranks by the mean over the other tasks.";
        }

        @Override
        public MetaModel fit(History history, long seed) {
            return new MetaModel() {
                @Override
                public String name() {
                    return "by-others";
                }

                @Override
                public Recommendation recommend(Query query) {
                    List<Candidate> candidates = query.pool().stream()
                            .sorted(Comparator.comparingDouble(c -> -sign * mean(history, c)))
                            .limit(query.count())
                            .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                            .toList();
                    return new Recommendation(history.learner(), name(), candidates, "none");
                }
            };
        }

        private static double mean(History history, Configuration configuration) {
            return history.tasks().stream()
                    .flatMap(task -> task.observations().stream())
                    .filter(observation -> observation.configuration().equals(configuration))
                    .mapToDouble(observation -> history.metric().gain(observation.value()))
                    .average()
                    .orElseThrow();
        }
    }
}
