package org.headstart.cli;

import java.time.Instant;
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

/** What a warehouse knows, by learner and metric. */
final class Histories {

    private Histories() {}

    /**
     * @param opened   the warehouse
     * @param learners only these; empty = all that it has trials of
     * @param metric   only trials judged by this metric; null = each
     * @return a history for each learner and metric, in its newest space; those without tasks are left out
     * @throws WarehouseException if there is none
     */
    static List<History> of(Warehouse opened, List<String> learners, @Nullable String metric) {
        Set<List<Object>> keys = new LinkedHashSet<>();
        Map<String, SearchSpace> spaces = new LinkedHashMap<>();
        for (Study study : opened.studies()) {
            study.spaces().forEach((learner, space) -> {
                if (learners.isEmpty() || learners.contains(learner)) {
                    keys.add(List.of(learner, study.metric()));
                    spaces.put(learner, space);
                }
            });
        }
        List<History> histories = keys.stream()
                .filter(key -> metric == null || ((Metric) key.get(1)).name().equals(metric))
                .map(key -> opened.history(
                        (String) key.get(0),
                        Objects.requireNonNull(spaces.get((String) key.get(0))),
                        (Metric) key.get(1),
                        "",
                        Instant.MAX))
                .filter(history -> !history.tasks().isEmpty())
                .toList();
        if (histories.isEmpty()) {
            throw new WarehouseException(
                    "The warehouse at '" + opened.location() + "' has no trial "
                            + (learners.isEmpty() ? "to learn from." : "of " + learners + " to learn from."),
                    "`headstart collect` fills it, or another one was meant: --warehouse.");
        }
        return histories;
    }
}
