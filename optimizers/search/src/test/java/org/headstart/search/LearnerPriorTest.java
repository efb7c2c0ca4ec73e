package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.junit.jupiter.api.Test;

class LearnerPriorTest {

    private static final List<String> LEARNERS = List.of("test:good", "test:middling", "test:bad");

    static PastTask past(String name, String learner, double seconds, double... values) {
        List<Observation> trials = IntStream.range(0, values.length)
                .mapToObj(i -> new Observation(
                        i, learner, Examples.SVM.defaultConfiguration(), TrialState.COMPLETE, values[i], seconds))
                .toList();
        return new PastTask(TrialSecondsTest.task(name, 100, 10), trials);
    }

    /** On every past task the first learner's values are highest and the last's lowest, and the first takes ten seconds, the others one. */
    static List<History> history(int tasks, Metric metric) {
        List<History> histories = new ArrayList<>();
        for (String learner : LEARNERS) {
            double base = 0.9 - 0.2 * LEARNERS.indexOf(learner);
            double seconds = learner.equals("test:good") ? 10 : 1;
            List<PastTask> past = IntStream.range(0, tasks)
                    .mapToObj(i -> past("task" + i, learner, seconds, base, base + 0.01, base + 0.02 + 0.001 * i))
                    .toList();
            histories.add(new History(learner, Examples.SVM, metric, past));
        }
        return histories;
    }

    private static List<LearnerPrior> priors(List<History> past, Metric metric) {
        List<Arm> arms = LEARNERS.stream()
                .map(learner -> new Arm(learner, LearnerBanditTest.arm(learner, 1)))
                .toList();
        return LearnerPrior.of(new LearnerChoice.Setting(
                arms, Criteria.of(metric), 1, TrialSecondsTest.task("new", 200, 10), past, false));
    }

    @Test
    void of_pastTasksThatAgree_ranksTheLearnersAsTheyDid() {
        List<LearnerPrior> priors = priors(history(9, Metric.ACCURACY), Metric.ACCURACY);

        assertThat(priors.get(0).mean()).isGreaterThan(0.6);
        assertThat(priors.get(1).mean()).isCloseTo(0, within(0.2));
        assertThat(priors.get(2).mean()).isLessThan(-0.6);
        assertThat(priors).allMatch(prior -> prior.tasks() == 9 && prior.weight() > 0.5);
        assertThat(priors.get(0).seconds()).isCloseTo(20, within(1e-6));
        assertThat(priors.get(1).seconds()).isCloseTo(2, within(1e-6));
    }

    @Test
    void of_aMetricToMinimise_ranksThemTheOtherWayRound() {
        List<LearnerPrior> priors = priors(history(9, Metric.RMSE), Metric.RMSE);

        assertThat(priors.get(0).mean()).isLessThan(priors.get(2).mean());
    }

    @Test
    void of_oneTask_believesLessThanOfMany() {
        assertThat(priors(history(1, Metric.ACCURACY), Metric.ACCURACY).get(0).mean())
                .isPositive()
                .isLessThan(priors(history(9, Metric.ACCURACY), Metric.ACCURACY)
                        .get(0)
                        .mean());
    }

    @Test
    void of_noHistoryOrNoTaskInCommon_isPlain() {
        History alone =
                new History("test:good", Examples.SVM, Metric.ACCURACY, List.of(past("a", "test:good", 1, 0.9, 0.8)));
        History elsewhere =
                new History("test:bad", Examples.SVM, Metric.ACCURACY, List.of(past("b", "test:bad", 1, 0.9, 0.8)));

        assertThat(priors(List.of(), Metric.ACCURACY)).containsOnly(LearnerPrior.plain());
        assertThat(priors(List.of(alone, elsewhere), Metric.ACCURACY)).containsOnly(LearnerPrior.plain());
    }

    @Test
    void of_everyPastTrialFailed_isFinite() {
        List<History> failed = LEARNERS.stream()
                .map(learner -> new History(
                        learner,
                        Examples.SVM,
                        Metric.ACCURACY,
                        List.of(new PastTask(
                                TrialSecondsTest.task("a", 100, 10),
                                List.of(new Observation(
                                        0,
                                        learner,
                                        Examples.SVM.defaultConfiguration(),
                                        TrialState.FAILED,
                                        null,
                                        0))))))
                .toList();

        assertThat(priors(failed, Metric.ACCURACY))
                .allMatch(prior -> prior.mean() == 0 && Double.isFinite(prior.rate()) && prior.weight() > 0);
    }
}
