package org.headstart.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.Headstart;
import org.headstart.api.TuningJob;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart resume STUDY}: goes on where a study stopped, as if it had never been interrupted. */
@Command(sortOptions = false)
final class ResumeCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "STUDY", description = "The study's id, or the beginning of it.")
    private String study = "";

    @Option(
            names = {"-n", "--trials"},
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many trials the study shall have in all; without it, as many as were asked for last.")
    private @Nullable Integer trials;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "When to stop at the latest, counted from now; without it, as the study was begun.")
    private @Nullable Duration time;

    @Option(
            names = "--stop-below",
            paramLabel = "X",
            converter = ImprovementConverter.class,
            description = "As in tune, 0 to go on whatever is expected; without it, as was asked last.")
    private @Nullable Double stopBelow;

    @Mixin
    private final RunOptions runOptions = new RunOptions();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    ResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        TuningJob job = runOptions.apply(Headstart.resume(warehouse.location(), study));
        int count;
        List<Trial> ended;
        try (Warehouse opened = warehouse.openExisting()) {
            Study stored = opened.study(study).orElseThrow();
            count = trials == null ? opened.budget(stored.id()).trials() : trials;
            ended = opened.trials(stored.id()).stream()
                    .filter(trial -> trial.state().isEnd())
                    .toList();
        }
        if (time != null) {
            job.time(time);
        }
        if (stopBelow != null) {
            job.stopBelow(stopBelow);
        }
        return new TuningSession(console, json.isWanted(), warehouse, model).run(job.trials(count), count, ended);
    }
}
