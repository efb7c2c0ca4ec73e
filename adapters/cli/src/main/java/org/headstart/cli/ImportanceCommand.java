package org.headstart.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.HyperparameterImportance.Effect;
import org.headstart.api.metamodel.HyperparameterImportance.Importance;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headstart importance}: which hyperparameters a learner's results depend on, in one study or over the tasks of a warehouse. */
@Command(sortOptions = false)
final class ImportanceCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            description = "The study's id, or the beginning of it; without it, all tasks of the learners.")
    private @Nullable String study;

    @Mixin
    private final HistoryOptions asked = new HistoryOptions();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "15",
            converter = CountConverter.class,
            description = "Lines for each learner; --json has all (${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides how the forest grows (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    ImportanceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (study == null && asked.learners().isEmpty() && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Neither a STUDY nor a --learner is given; one of them is needed.");
        }
        try (Warehouse opened = warehouse.openExisting()) {
            List<History> histories = study == null ? asked.of(opened) : ofStudy(opened, study);
            List<Object> documents = new ArrayList<>();
            for (History history : histories) {
                Importance importance = Providers.importance().of(history, seed);
                documents.add(document(history, importance));
                if (!json.isWanted()) {
                    print(history, importance);
                }
            }
            if (json.isWanted()) {
                Json.print(console.out(), documents);
            }
        }
        return ExitCode.DONE;
    }

    /** A history of one task for each learner of the study that is asked for. */
    private List<History> ofStudy(Warehouse opened, String id) {
        Study found = opened.study(id)
                .orElseThrow(() -> new WarehouseException(
                        "The warehouse at '" + opened.location() + "' has no study '" + id + "'.",
                        "another warehouse was meant: --warehouse."));
        Task task = opened.task(found.task())
                .orElseThrow(() -> new WarehouseException(
                        "The task of study '" + found.id() + "' is not in the warehouse.",
                        "`headstart warehouse verify` says more."));
        List<Trial> trials = opened.trials(found.id());
        List<History> histories = found.spaces().entrySet().stream()
                .filter(entry -> asked.admits(entry.getKey()))
                .map(entry -> new History(
                        entry.getKey(),
                        entry.getValue(),
                        found.metric(),
                        List.of(new PastTask(task, ended(trials.stream(), found.criteria(), entry.getKey())))))
                .toList();
        if (histories.isEmpty()) {
            throw new WarehouseException(
                    "Study '" + found.id() + "' has no learner of " + asked.learners() + ", but "
                            + List.copyOf(found.spaces().keySet()) + ".",
                    null);
        }
        return histories;
    }

    private static List<Observation> ended(Stream<Trial> trials, Criteria criteria, String learner) {
        return trials.filter(trial -> trial.state().isEnd() && trial.plan().isFull())
                .map(trial -> trial.observation(criteria))
                .filter(observation -> observation.learner().equals(learner))
                .toList();
    }

    private void print(History history, Importance importance) {
        int tasks = importance.tasks();
        console.out()
                .println("%s by %s: %s"
                        .formatted(
                                history.learner(),
                                history.metric().name(),
                                tasks == 1
                                        ? history.tasks().get(0).task().name()
                                        : tasks + " of " + history.tasks().size() + " tasks"));
        importance.leftOut().forEach((task, reason) -> console.warn("Left out " + task + ": " + reason + "."));
        if (tasks > 0) {
            Table table = new Table(">share", ">+-", "hyperparameter");
            importance.effects().stream().limit(top).forEach(effect -> row(table, effect));
            table.print(console.out());
            double shown =
                    importance.effects().stream().mapToDouble(Effect::share).sum();
            console.out()
                    .println(
                            "All effects of one and of two make up %s of the variance; the forest explains %s of the variance of trials that it has not seen%s."
                                    .formatted(
                                            Texts.percent(shown),
                                            Texts.percent(importance.explained()),
                                            importance.explained() <= 0 ? ", so that these shares say nothing" : ""));
        }
        console.out().println();
    }

    private static void row(Table table, Effect effect) {
        Double halfWidth = effect.halfWidth();
        table.row(
                "%.1f %%".formatted(100 * effect.share()),
                halfWidth == null ? "" : "%.1f %%".formatted(100 * halfWidth),
                String.join(" x ", effect.hyperparameters()));
    }

    private static Map<String, @Nullable Object> document(History history, Importance importance) {
        return Json.object(
                "learner",
                history.learner(),
                "metric",
                history.metric().name(),
                "tasks",
                importance.tasks(),
                "leftOut",
                importance.leftOut(),
                "explained",
                Double.isNaN(importance.explained()) ? null : importance.explained(),
                "effects",
                importance.effects().stream()
                        .map(effect -> Json.object(
                                "hyperparameters",
                                effect.hyperparameters(),
                                "share",
                                effect.share(),
                                "halfWidth95",
                                effect.halfWidth()))
                        .toList());
    }
}
