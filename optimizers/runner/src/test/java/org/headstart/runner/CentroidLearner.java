package org.headstart.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/** Nearest centroid for labels, the mean for numbers; {@code noise} shifts what is learned by chance of the seed. */
final class CentroidLearner implements Learner {

    static final String ID = "test:centroid";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "Nearest centroid, or the mean.";
    }

    @Override
    public String library() {
        return "test 1.0";
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.of(new FloatParameter("noise", 0, 1000, Scale.LINEAR, 0.0, List.of()));
    }

    @Override
    public boolean reviewed() {
        return true;
    }

    @Override
    public Set<TaskType> taskTypes() {
        return Set.of(TaskType.values());
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
        return dataset.features().isEmpty() ? "it has no features." : null;
    }

    @Override
    public TrainedModel load(Path file, Dataset layout) {
        return CentroidModel.load(file);
    }

    @Override
    public TrainedModel train(Request request) {
        return CentroidModel.of(request.training(), request.configuration().number("noise"), request.seed());
    }
}
