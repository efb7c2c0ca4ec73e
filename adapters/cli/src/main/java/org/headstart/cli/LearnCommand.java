package org.headstart.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code headstart learn}: fits the meta-models to the warehouse and measures them. Each past task is held out in turn, the models are fitted to
 * the others, and choose among the configurations that were run on the held-out task.
 */
@Command(sortOptions = false)
final class LearnCommand implements Callable<Integer> {

    private static final int[] PICKS = {1, 3, 5, 10};

    private final Console console;

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

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides what chance there is in a meta-model (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    LearnCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Warehouse opened = warehouse.openExisting()) {
            List<History> histories = Histories.of(opened, learners, metric);
            List<Object> documents = new ArrayList<>();
            histories.forEach(history -> documents.add(measure(history)));
            if (json.isWanted()) {
                Json.print(console.out(), documents);
            }
            return ExitCode.DONE;
        }
    }

    private Map<String, @Nullable Object> measure(History history) {
        LeaveOneTaskOut measured = new LeaveOneTaskOut(history, PICKS);
        Map<String, LeaveOneTaskOut.Regret> rows = new LinkedHashMap<>();
        if (measured.tasks() > 0) {
            rows.put("random", measured.random());
            for (MetaModelProvider model : Providers.metaModels()) {
                rows.put(model.name(), measured.of(model, seed));
            }
        }
        if (!json.isWanted()) {
            print(history, measured.tasks(), rows);
        }
        return document(history, measured.tasks(), rows);
    }

    private void print(History history, int tasks, Map<String, LeaveOneTaskOut.Regret> rows) {
        console.out()
                .println("%s by %s: %d tasks held out in turn, of %d in the warehouse"
                        .formatted(
                                history.learner(),
                                history.metric().name(),
                                tasks,
                                history.tasks().size()));
        if (history.leftOut() > 0) {
            console.out()
                    .println("left out, because the search space has no place for them: %d trials"
                            .formatted(history.leftOut()));
        }
        if (rows.isEmpty()) {
            console.out().println("too little to measure: it needs 2 tasks with 2 configurations of different value");
        } else {
            table(rows).print(console.out());
        }
        console.out().println();
    }

    private static Table table(Map<String, LeaveOneTaskOut.Regret> rows) {
        Table table = new Table("regret to the best known", ">n=1", ">n=3", ">n=5", ">n=10");
        rows.forEach(
                (name, regret) -> table.row(name, cell(regret, 0), cell(regret, 1), cell(regret, 2), cell(regret, 3)));
        return table;
    }

    private static String cell(LeaveOneTaskOut.Regret regret, int pick) {
        return "%.3f +- %.3f"
                .formatted(regret.mean().get(pick), regret.halfWidth().get(pick));
    }

    private static Map<String, @Nullable Object> document(
            History history, int tasks, Map<String, LeaveOneTaskOut.Regret> rows) {
        List<Object> models = new ArrayList<>();
        rows.forEach((name, regret) ->
                models.add(Json.object("model", name, "regret", regret.mean(), "halfWidth95", regret.halfWidth())));
        return Json.object(
                "learner", history.learner(),
                "metric", history.metric().name(),
                "tasks", tasks,
                "leftOut", history.leftOut(),
                "picks", List.of(PICKS[0], PICKS[1], PICKS[2], PICKS[3]),
                "models", models);
    }
}
