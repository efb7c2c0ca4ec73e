package org.headstart.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningMethod;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.cli.benchmark.Curve;
import org.headstart.cli.benchmark.LeaveOneTaskOut;
import org.headstart.cli.benchmark.TransferEvidence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code headstart learn}: measures on the warehouse's own past tasks, each held out in turn, how a learner is tuned best and how many trials
 * history saves, and keeps what {@code tune --optimizer auto} shall run.
 */
@Command(sortOptions = false)
final class LearnCommand implements Callable<Integer> {

    private static final int BUDGET = 20;
    private static final int BASELINE_BUDGET = 50;

    private final Console console;

    @Mixin
    private final HistoryOptions histories = new HistoryOptions();

    @Option(
            names = "--methods",
            paramLabel = "M",
            split = ",",
            defaultValue = "portfolio,nearest-tasks,warm-gp,auto+clusters,auto+joint-forest,rgpe,tpe+portfolio",
            description = "What is compared with auto and with gp, which has no history: optimizers, each alone or as"
                    + " OPTIMIZER+META-MODEL (${DEFAULT-VALUE}).")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "20",
            converter = CountConverter.class,
            description = "How many tasks are held out at most, drawn by the seed (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides which tasks are held out (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    LearnCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        methods.forEach(TuningMethod::of);
        try (Warehouse opened = warehouse.openExisting()) {
            List<Object> documents = new ArrayList<>();
            for (History history : histories.of(opened)) {
                documents.add(learn(opened, history));
            }
            if (json.isWanted()) {
                Json.print(console.out(), documents);
            }
            return ExitCode.DONE;
        }
    }

    private Map<String, @Nullable Object> learn(Warehouse opened, History history) throws InterruptedException {
        LeaveOneTaskOut heldOut = new LeaveOneTaskOut(history, most, seed);
        TransferReport report = new TransferReport(history, evidence(history, heldOut));
        MethodChoice choice = report.choice();
        if (choice != null) {
            opened.saveChoice(choice);
        }
        if (!json.isWanted()) {
            report.print(console.out());
        }
        return report.document();
    }

    private TransferEvidence evidence(History history, LeaveOneTaskOut heldOut) throws InterruptedException {
        List<String> others = new ArrayList<>(methods);
        others.remove(TransferReport.BASELINE);
        others.remove(TuningJob.AUTO);
        others.add(0, TuningJob.AUTO);
        int threads = Runtime.getRuntime().availableProcessors();
        try (TableProgress progress =
                new TableProgress(console, history.learner(), heldOut.tasks() * (others.size() + 1))) {
            List<Curve> curves = new ArrayList<>(heldOut.run(
                    List.of(TransferReport.BASELINE), BASELINE_BUDGET, threads, curve -> progress.step(() -> {})));
            for (String method : others) {
                curves.addAll(heldOut.run(List.of(method), BUDGET, threads, curve -> progress.step(() -> {})));
                progress.line(history.learner() + ": " + method);
            }
            return new TransferEvidence(curves);
        }
    }
}
