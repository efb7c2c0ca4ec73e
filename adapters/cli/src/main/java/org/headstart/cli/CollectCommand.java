package org.headstart.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.Providers;
import org.headstart.api.TuningMethod;
import org.headstart.api.dataset.DataException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code headstart collect FOLDER}: runs the same configurations of some learners on every table of a folder, so that later tables find a
 * history. Each table and learner is a study whose id follows from what is asked for: the same command line goes on where it was stopped.
 */
@Command(sortOptions = false)
final class CollectCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "FOLDER",
            description = "ARFF and CSV files; index.csv (name, file, task, target) says what is predicted, else it is"
                    + " the last column.")
    private Path folder = Path.of("");

    @Option(
            names = {"-l", "--learner"},
            paramLabel = "L",
            split = ",",
            required = true,
            description = "Learners, such as weka:RandomForest,tribuo:XGBoost.")
    private List<String> learners = new ArrayList<>();

    @Option(
            names = {"-c", "--configs"},
            paramLabel = "N",
            required = true,
            converter = CountConverter.class,
            description = "Configurations of each learner on each table: the default, then some that fill the space.")
    private int configs;

    @Option(names = "--datasets", paramLabel = "NAME", split = ",", description = "Only these tables of the folder.")
    private List<String> datasets = new ArrayList<>();

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Leave larger tables out.")
    private @Nullable Integer maxRows;

    @Option(
            names = {"-m", "--metric"},
            paramLabel = "M",
            description = "What trials are judged by: accuracy, or rmse for regression, when left out.")
    private @Nullable String metric;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "default+sobol",
            description = "What chooses them: default+sobol, sobol or random (${DEFAULT-VALUE}).")
    private String optimizer = "default+sobol";

    @Mixin
    private final TrialOptions trialOptions = new TrialOptions();

    @Mixin
    private final DataOptions dataOptions = new DataOptions();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    CollectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<DataFolder.Entry> entries = DataFolder.entries(folder, datasets);
        learners.forEach(Providers::learner);
        TuningMethod.of(optimizer);
        Collector.Request request =
                new Collector.Request(learners, configs, optimizer, metric, maxRows, trialOptions, dataOptions);
        try (Collector collector = new Collector(console, request, warehouse)) {
            collector.collect(entries);
            return report(collector.tally());
        }
    }

    private int report(Collector.Tally tally) {
        console.out()
                .println("%d studies complete (%d were before), %d do not apply, %d failed; %s"
                        .formatted(
                                tally.complete() + tally.before(),
                                tally.before(),
                                tally.refused(),
                                tally.failed(),
                                warehouse.location()));
        if (tally.interrupted()) {
            console.err().println("interrupted; the same command goes on from here");
            return ExitCode.INTERRUPTED;
        }
        if (tally.complete() + tally.before() == 0) {
            throw new DataException(
                    "No study was made: " + tally.refused() + " do not apply and " + tally.failed() + " failed.",
                    "the warnings above say why.");
        }
        return tally.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
