package org.headstart.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.Headstart;
import org.headstart.api.TuningJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart tune DATA}: a warm-started tuning job. */
@Command(sortOptions = false, showDefaultValues = false)
final class TuneCommand implements Callable<Integer> {

    private static final int TRIALS = 50;
    private static final int TRIALS_IN_TIME = 1000;

    private final Console console;

    @Parameters(paramLabel = "DATA", description = "An ARFF or CSV file, or the name of a bundled table (iris).")
    private String data = "";

    @Mixin
    private final DataOptions dataOptions = new DataOptions();

    @Option(
            names = {"-l", "--learner"},
            paramLabel = "L",
            split = ",",
            description = "Learners to choose from, such as weka:RandomForest,tribuo:XGBoost; auto (the default) tries"
                    + " those that the libraries recommend.")
    private List<String> learners = new ArrayList<>();

    @Option(
            names = {"-m", "--metric"},
            paramLabel = "M",
            split = ",",
            description = "accuracy (the default), balanced_accuracy, auc, log_loss, f1_macro, kappa; for regression"
                    + " rmse (the default), mae, r2. Several, such as accuracy,seconds, are searched for a Pareto front;"
                    + " the best trial goes by the first. seconds is how long one model trains.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--constraint",
            paramLabel = "C",
            description =
                    "What a trial has to keep to, such as 'seconds<=2' or 'auc>=0.9', by a metric or seconds; may be"
                            + " given several times. One that does not is kept, but is not the best while another does.")
    private List<String> constraints = new ArrayList<>();

    @Option(
            names = {"-n", "--trials"},
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many trials (50; with --time alone, 1000), those at a part of the effort among them.")
    private @Nullable Integer trials;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "When to stop at the latest, such as 10m or 1h30m.")
    private @Nullable Duration time;

    @Mixin
    private final TrialOptions trialOptions = new TrialOptions();

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = TuningJob.AUTO,
            completionCandidates = OptimizerNames.class,
            description =
                    "How configurations are searched (${DEFAULT-VALUE}): ${COMPLETION-CANDIDATES}; NAME+META-MODEL gives"
                            + " it another advice than usual.")
    private String optimizer = TuningJob.AUTO;

    @Mixin
    private final PartOptions partOptions = new PartOptions();

    @Option(
            names = "--stop-below",
            paramLabel = "X",
            converter = ImprovementConverter.class,
            description = "Stop early when three proposals in a row are expected to improve the metric by less than X.")
    private @Nullable Double stopBelow;

    @Option(names = "--no-transfer", description = "Start from nothing: past tasks do not count.")
    private boolean noTransfer;

    @Option(
            names = "--lookahead",
            paramLabel = "K",
            defaultValue = "4",
            converter = CountConverter.class,
            description = "Trial n is planned from the results up to n - K, whatever the number of workers; the most"
                    + " workers that are of use (${DEFAULT-VALUE}).")
    private int lookahead;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        int count = trials != null ? trials : time == null ? TRIALS : TRIALS_IN_TIME;
        TuningJob job = partOptions
                .apply(trialOptions.apply(Headstart.tune(DataOptions.file(data), dataOptions.options())))
                .learners(learners.isEmpty() ? List.of(TuningJob.AUTO) : learners)
                .trials(count)
                .time(time)
                .optimizer(optimizer)
                .transfer(!noTransfer)
                .lookahead(lookahead)
                .warehouse(warehouse.location());
        job.metrics(metrics);
        constraints.forEach(job::constraint);
        if (stopBelow != null) {
            job.stopBelow(stopBelow);
        }
        return new TuningSession(console, json.isWanted(), warehouse, model).run(job, count, List.of());
    }
}
