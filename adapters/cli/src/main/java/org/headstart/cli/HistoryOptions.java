package org.headstart.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of what a warehouse knows is meant, by learner and metric. */
final class HistoryOptions {

    @Option(
            names = {"-l", "--learner"},
            paramLabel = "L",
            split = ",",
            description = "Only these learners; without it, all that the warehouse has trials of.")
    private List<String> learners = new ArrayList<>();

    @Option(
            names = {"-m", "--metric"},
            paramLabel = "M",
            description = "Only trials judged by this metric.")
    private @Nullable String metric;

    private record Judged(String learner, Metric metric) {}

    /** The learners that were named; empty = all. */
    List<String> learners() {
        return learners;
    }

    boolean admits(String learner) {
        return learners.isEmpty() || learners.contains(learner);
    }

    /**
     * @param opened the warehouse
     * @return a history for each learner and metric that is meant, in its newest space; those without tasks are left out
     * @throws WarehouseException if there is none
     */
    List<History> of(Warehouse opened) {
        Set<Judged> keys = new LinkedHashSet<>();
        Map<String, SearchSpace> spaces = new LinkedHashMap<>();
        for (Study study : opened.studies()) {
            study.spaces().forEach((learner, space) -> {
                if (admits(learner)) {
                    keys.add(new Judged(learner, study.metric()));
                    spaces.put(learner, space);
                }
            });
        }
        List<History> histories = keys.stream()
                .filter(key -> metric == null || key.metric().name().equals(metric))
                .map(key -> opened.history(
                        key.learner(),
                        Objects.requireNonNull(spaces.get(key.learner())),
                        key.metric(),
                        "",
                        Instant.MAX))
                .filter(history -> !history.tasks().isEmpty())
                .toList();
        if (histories.isEmpty()) {
            throw new WarehouseException(
                    "The warehouse at '" + opened.location() + "' has no trial "
                            + (learners.isEmpty() ? "" : "of " + learners + " ")
                            + (metric == null ? "" : "judged by '" + metric + "' ") + "to learn from.",
                    "`headstart collect` fills it, or another one was meant: --warehouse.");
        }
        return histories;
    }
}
