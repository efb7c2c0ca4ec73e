package org.headstart.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class LeaveOneTaskOutTest {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    private static PastTask task(String fingerprint, double... values) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Configuration configuration = SPACE.fromUnit(new double[] {i / 10.0});
            observations.add(Observation.of(i, "l", configuration, values[i]));
        }
        Task task =
                new Task(fingerprint, "same name", TaskType.CLASSIFICATION, "y", 1, 1, 2, MetaFeatureVector.empty());
        return new PastTask(task, observations);
    }

    private static History history(Metric metric, PastTask... tasks) {
        return new History("l", SPACE, metric, List.of(tasks));
    }

    private static List<Curve> run(History history, int most, String method) throws InterruptedException {
        return new LeaveOneTaskOut(history, most, 1).run(List.of(method), 4, 2, curve -> {});
    }

    @Test
    void tasks_flatOnes_areLearnedFromAndNotHeldOut() {
        History history = history(Metric.ACCURACY, task("a", 0.5, 0.7), task("b", 0.4, 0.4), task("c", 0.3, 0.2, 0.9));
        assertThat(new LeaveOneTaskOut(history, 10, 1).tasks()).isEqualTo(2);
        assertThat(Split.leaveOneOut(history).get(0).history().tasks())
                .extracting(past -> past.task().fingerprint())
                .containsExactly("b", "c");
    }

    @Test
    void tasks_ofASingleOne_areTooFew() throws InterruptedException {
        History history = history(Metric.ACCURACY, task("a", 0.5, 0.7));
        assertThat(new LeaveOneTaskOut(history, 10, 1).tasks()).isZero();
        assertThat(run(history, 10, "gp")).isEmpty();
    }

    @Test
    void tasks_moreThanWanted_areDrawnBySeed() {
        PastTask[] all = new PastTask[12];
        for (int i = 0; i < all.length; i++) {
            all[i] = task("t" + i, 0.1, 0.2 + i);
        }
        assertThat(new LeaveOneTaskOut(history(Metric.ACCURACY, all), 5, 3).tasks())
                .isEqualTo(5);
    }

    @Test
    void run_orderOfTheOthers_findsTheBestAtOnce() throws InterruptedException {
        double[] values = {0.1, 0.3, 0.9, 0.2, 0.4};
        History history = history(Metric.ACCURACY, task("a", values), task("b", values), task("c", values));
        List<Curve> curves = run(history, 10, "portfolio");
        assertThat(curves).hasSize(3).allSatisfy(curve -> assertThat(curve.after(1))
                .isZero());
        assertThat(curves).extracting(Curve::task).doesNotHaveDuplicates();
    }

    @Test
    void run_metricToMinimise_turnsTheSign() throws InterruptedException {
        double[] errors = {3, 2, 1, 5};
        History history = history(Metric.RMSE, task("a", errors), task("b", errors));
        assertThat(run(history, 10, "portfolio"))
                .allSatisfy(curve -> assertThat(curve.after(1)).isZero());
    }
}
