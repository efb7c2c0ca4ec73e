package org.headstart.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.Headstart;
import org.headstart.api.TuningJob;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart worker STUDY}: runs trials of a study that another process has begun, until the study is done. */
@Command(sortOptions = false)
final class WorkerCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "STUDY", description = "The study's id, or the beginning of it.")
    private String study = "";

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The study's table, where it lies elsewhere on this machine; it must be the same.")
    private @Nullable Path data;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "When to leave at the latest, counted from now; the study's own time counts in any case.")
    private @Nullable Duration time;

    @Mixin
    private final RunOptions runOptions = new RunOptions();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    WorkerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Warehouse opened = warehouse.openExisting()) {
            Study stored = opened.study(study).orElse(null);
            if (stored != null && isOver(stored, opened.budget(stored.id()), opened.trials(stored.id()))) {
                return ExitCode.DONE;
            }
        }
        TuningJob job = data == null
                ? Headstart.join(warehouse.location(), study)
                : Headstart.join(warehouse.location(), study, data);
        if (time != null) {
            job.time(time);
        }
        return new WorkerSession(console, json.isWanted(), warehouse).run(runOptions.apply(job));
    }

    /** One who comes late has done nothing wrong. */
    private boolean isOver(Study stored, Budget budget, List<Trial> trials) {
        long ended = trials.stream().filter(trial -> trial.state().isEnd()).count();
        String resume = "headstart resume " + stored.id() + warehouse.asArgument();
        String over = null;
        if (ended >= budget.trials() && ended == trials.size()) {
            over = "Study '%s' is done: all its %d trials have ended. For more: %s --trials %d"
                    .formatted(stored.id(), ended, resume, 2 * ended);
        } else if (Duration.ZERO.equals(budget.left())) {
            over = "The time of study '%s' is up after %d of %d trials. To go on: %s"
                    .formatted(stored.id(), ended, budget.trials(), resume);
        }
        if (over == null) {
            return false;
        }
        console.warn(over);
        if (json.isWanted()) {
            Json.print(console.out(), Json.object("study", stored.id(), "ran", List.of()));
        }
        return true;
    }
}
