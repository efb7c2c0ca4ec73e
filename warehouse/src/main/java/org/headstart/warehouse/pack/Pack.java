package org.headstart.warehouse.pack;

import java.util.List;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;

/**
 * A benchmark pack: past trials of one learner on many tasks.
 *
 * @param description name, metric, space and where they come from
 * @param tasks       the tasks in the order of {@code tasks.csv}
 * @param clamped     how many numbers were moved onto a bound or a whole number that rounding had made them miss
 */
public record Pack(SpaceFile description, List<PackTask> tasks, int clamped) {

    /** Copies the tasks. */
    public Pack {
        tasks = List.copyOf(tasks);
    }

    /** @return the pack's name, which is also the learner's id in its observations */
    public String name() {
        return description.name();
    }

    /** @return what the values are */
    public Metric metric() {
        return description.metric();
    }

    /** @return the hyperparameters */
    public SearchSpace space() {
        return description.space();
    }

    /** @return the tasks to learn from */
    public List<PackTask> train() {
        return tasks.stream().filter(task -> !task.test()).toList();
    }

    /** @return the tasks to measure on */
    public List<PackTask> test() {
        return tasks.stream().filter(PackTask::test).toList();
    }

    /** @return the number of trials of all tasks together */
    public int trials() {
        return tasks.stream().mapToInt(task -> task.observations().size()).sum();
    }
}
