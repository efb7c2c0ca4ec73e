package org.headstart.cli.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackTask;
import org.jspecify.annotations.Nullable;

/**
 * Some tasks to learn from and others to measure on.
 *
 * @param history  what may be learned from
 * @param standard the learner's default; null when it has none
 * @param tasks    what is measured on; flat ones are left out
 */
record Split(History history, @Nullable Configuration standard, List<PoolTask> tasks) {

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

    /** Each task in turn, measured on with the history of those that are about other data; without flat ones, and none when it is the only one. */
    static List<Split> leaveOneOut(History history) {
        return history.tasks().stream().flatMap(held -> leaveOut(held, history)).toList();
    }

    private static Stream<Split> leaveOut(PastTask held, History history) {
        List<PastTask> others = history.tasks().stream()
                .filter(task -> !task.task().fingerprint().equals(held.task().fingerprint()))
                .toList();
        PoolTask known = PoolTask.of(held, history.metric());
        // Names may repeat, fingerprints do not.
        PoolTask task = new PoolTask(held.task().fingerprint(), known.metaFeatures(), known.gains());
        return others.isEmpty() || task.isFlat()
                ? Stream.empty()
                : Stream.of(new Split(
                        new History(history.learner(), history.space(), history.metric(), others),
                        history.space().defaultConfiguration(),
                        List.of(task)));
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
                .map(task -> PoolTask.of(past(task), pack.metric()))
                .filter(task -> !task.isFlat())
                .toList();
        boolean declared = pack.description().defaultDeclared();
        return new Split(history, declared ? pack.space().defaultConfiguration() : null, tasks);
    }

    /** Sizes and classes are not in a pack; no meta-model looks at them. */
    private static PastTask past(PackTask task) {
        Task known =
                new Task(task.name(), task.name(), TaskType.CLASSIFICATION, "unknown", 0, 0, 0, task.metaFeatures());
        return new PastTask(known, task.observations());
    }
}
