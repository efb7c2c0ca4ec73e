package org.headstart.cli.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackTask;

/**
 * Some tasks to learn from and others to measure on.
 *
 * @param pack    where both are from
 * @param history what may be learned from
 * @param tasks   what is measured on; flat ones are left out
 */
record Split(Pack pack, History history, List<PoolTask> tasks) {

    /** The split that the pack declares. */
    static Split declared(Pack pack) {
        return of(pack, pack.train(), pack.test());
    }

    /** The train tasks alone, cut into parts: each part is measured on with the history of the others. */
    static List<Split> crossValidation(Pack pack, int parts) {
        List<PackTask> train = pack.train();
        return IntStream.range(0, parts)
                .mapToObj(part -> of(pack, part(train, part, parts, false), part(train, part, parts, true)))
                .toList();
    }

    private static List<PackTask> part(List<PackTask> tasks, int part, int parts, boolean inside) {
        return IntStream.range(0, tasks.size())
                .filter(i -> (i % parts == part) == inside)
                .mapToObj(tasks::get)
                .toList();
    }

    private static Split of(Pack pack, List<PackTask> train, List<PackTask> test) {
        History history = new History(
                pack.name(),
                pack.space(),
                pack.metric(),
                train.stream().map(Split::past).toList());
        List<PoolTask> tasks = test.stream()
                .map(task -> PoolTask.of(task, pack.metric()))
                .filter(task -> !task.isFlat())
                .toList();
        return new Split(pack, history, tasks);
    }

    /** Sizes and classes are not in a pack; no meta-model looks at them. */
    private static PastTask past(PackTask task) {
        Task known =
                new Task(task.name(), task.name(), TaskType.CLASSIFICATION, "unknown", 0, 0, 0, task.metaFeatures());
        return new PastTask(known, task.observations());
    }
}
