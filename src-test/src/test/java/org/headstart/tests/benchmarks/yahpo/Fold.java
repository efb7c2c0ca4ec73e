package org.headstart.tests.benchmarks.yahpo;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackTask;

/**
 * Some tasks to learn from and others to measure on.
 *
 * @param learned  what may be learned from
 * @param measured what is measured on
 */
record Fold(List<PackTask> learned, List<PackTask> measured) {

    Fold {
        learned = List.copyOf(learned);
        measured = List.copyOf(measured);
    }

    /** The split that the scenario declares. */
    static List<Fold> declared(Pack pack) {
        return List.of(new Fold(pack.train(), pack.test()));
    }

    /** The tasks to learn from alone, cut into parts: each is measured on with the past of the others. */
    static List<Fold> crossValidation(Pack pack, int parts) {
        List<PackTask> train = pack.train();
        return IntStream.range(0, parts)
                .mapToObj(part -> new Fold(part(train, part, parts, false), part(train, part, parts, true)))
                .toList();
    }

    /** The same past, measured on fewer tasks. */
    Fold only(Collection<String> names) {
        return new Fold(
                learned,
                measured.stream().filter(task -> names.contains(task.name())).toList());
    }

    private static List<PackTask> part(List<PackTask> tasks, int part, int parts, boolean inside) {
        return IntStream.range(0, tasks.size())
                .filter(i -> (i % parts == part) == inside)
                .mapToObj(tasks::get)
                .toList();
    }
}
