package org.headstart.tests.crash;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/** Says that the class is the second one where a column is above a threshold, which it takes its time to be told. */
final class SlowLearner implements Learner {

    static final String ID = "crash:slow";

    private static final long MILLIS = Long.getLong("headstart.slow", 4);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "A threshold.";
    }

    @Override
    public String library() {
        return "crash 1";
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.of(
                new FloatParameter("threshold", 0, 1, Scale.LINEAR), new FloatParameter("slope", 0.01, 10, Scale.LOG));
    }

    @Override
    public boolean reviewed() {
        return true;
    }

    @Override
    public Set<TaskType> taskTypes() {
        return Set.of(TaskType.CLASSIFICATION);
    }

    @Override
    public boolean iterative() {
        return false;
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
        return dataset.taskType() == TaskType.CLASSIFICATION ? null : "the target is a number.";
    }

    @Override
    public TrainedModel train(Request request) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(MILLIS);
        return new Model(
                request.configuration().number("threshold"),
                request.configuration().number("slope"));
    }

    private record Model(double threshold, double slope) implements TrainedModel {

        @Override
        public Predictions predict(Dataset rows) {
            NumericColumn x = (NumericColumn) rows.features().get(0);
            double[][] values = new double[rows.rows()][];
            for (int row = 0; row < values.length; row++) {
                double second = 1 / (1 + Math.exp((threshold - x.value(row)) * slope));
                values[row] = new double[] {1 - second, second};
            }
            return new Predictions(values);
        }

        @Override
        public void save(Path file) {
            throw new LearnerException("A threshold is not saved.", null);
        }
    }
}
