package org.headstart.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/** Learns {@code after} folds like the centroid learner, then does its {@code deed}. */
final class RogueLearner implements Learner {

    static final String ID = "test:rogue";

    private int trained;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "Does what learners should not.";
    }

    @Override
    public String library() {
        return "test 1.0";
    }

    @Override
    public SearchSpace space() {
        List<String> deeds = Arrays.stream(Deed.values()).map(Deed::name).toList();
        return SearchSpace.of(
                new CategoricalParameter("deed", deeds),
                new IntegerParameter("after", 0, 10, Scale.LINEAR, 0L, List.of()));
    }

    @Override
    public boolean reviewed() {
        return false;
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
        return dataset.name().equals("refused") ? "its name says so." : null;
    }

    @Override
    public TrainedModel train(Request request) throws InterruptedException {
        TrainedModel honest = CentroidModel.of(request.training(), 0, request.seed());
        if (trained++ < request.configuration().number("after")) {
            return honest;
        }
        return Deed.valueOf(request.configuration().text("deed")).perform(honest);
    }
}
