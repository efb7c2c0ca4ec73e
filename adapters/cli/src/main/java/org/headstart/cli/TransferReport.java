package org.headstart.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.headstart.api.TuningJob;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.cli.benchmark.TransferEvidence;
import org.headstart.cli.benchmark.TransferEvidence.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What leave-one-task-out says of one learner: regret, trials saved or cost against a search without history, and what {@code auto} shall run.
 *
 * @param history  what it was measured on
 * @param evidence the measurement; without tasks when there was too little
 */
record TransferReport(History history, TransferEvidence evidence) {

    /** What has no history. */
    static final String BASELINE = "gp";

    private static final String STANDARD = TuningJob.AUTO;

    /** What is to be kept; null when nothing was measured. */
    @Nullable
    MethodChoice choice() {
        if (evidence.tasks() == 0) {
            return null;
        }
        String winner = evidence.winner(STANDARD);
        Estimate advantage = evidence.advantage(winner, STANDARD);
        return new MethodChoice(
                history.learner(),
                history.metric().name(),
                winner,
                STANDARD,
                evidence.tasks(),
                trials(),
                advantage.mean(),
                advantage.low(),
                advantage.high());
    }

    private int trials() {
        return history.tasks().stream()
                .mapToInt(task -> task.observations().size())
                .sum();
    }

    void print(PrintWriter out) {
        out.println("%s by %s: %d tasks held out in turn, of %d in the warehouse"
                .formatted(
                        history.learner(),
                        history.metric().name(),
                        evidence.tasks(),
                        history.tasks().size()));
        if (history.leftOut() > 0) {
            out.println(
                    "left out, because the search space has no place for them: %d trials".formatted(history.leftOut()));
        }
        MethodChoice choice = choice();
        if (choice == null) {
            out.println("too little to measure: it needs 2 tasks with 2 configurations of different value");
        } else {
            table("regret to the best known", evidence.methods(), this::regret).print(out);
            table("trials of gp saved after", transferring(), this::saved).print(out);
            table("trials to be as good as gp", transferring(), this::needed).print(out);
            out.println(verdict(choice));
        }
        out.println();
    }

    private List<String> transferring() {
        List<String> transferring = new ArrayList<>(evidence.methods());
        transferring.remove(BASELINE);
        return transferring;
    }

    /** What stands in a cell. */
    private interface Cell {
        String of(String method, int tried);
    }

    private static Table table(String title, List<String> methods, Cell cell) {
        List<String> header = new ArrayList<>(List.of(title));
        TransferEvidence.POINTS.forEach(point -> header.add(">n=" + point));
        Table table = new Table(header.toArray(String[]::new));
        for (String method : methods) {
            List<String> row = new ArrayList<>(List.of(method));
            TransferEvidence.POINTS.forEach(point -> row.add(cell.of(method, point)));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private String regret(String method, int tried) {
        Estimate regret = evidence.regret(method, tried);
        return String.format(Locale.ROOT, "%.3f +- %.3f", regret.mean(), regret.high() - regret.mean());
    }

    private String saved(String method, int tried) {
        Estimate saved = evidence.saved(method, BASELINE, tried);
        return String.format(Locale.ROOT, "%+.0f (%+.0f to %+.0f)", saved.mean(), saved.low(), saved.high());
    }

    private String needed(String method, int tried) {
        Estimate needed = evidence.needed(method, BASELINE, tried);
        return String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", needed.mean(), needed.low(), needed.high());
    }

    private String verdict(MethodChoice choice) {
        return choice.isSwitch()
                ? String.format(
                        Locale.ROOT,
                        "tune --optimizer auto runs %s for this learner from now on: its mean regret is %.3f lower (95 %%: %.3f to %.3f)",
                        choice.method(),
                        choice.advantage(),
                        choice.low(),
                        choice.high())
                : "tune --optimizer auto stays as it is: nothing is clearly better on these tasks";
    }

    Map<String, @Nullable Object> document() {
        List<Object> methods = new ArrayList<>();
        evidence.methods().forEach(method -> methods.add(document(method)));
        MethodChoice choice = choice();
        return Json.object(
                "learner", history.learner(),
                "metric", history.metric().name(),
                "tasks", evidence.tasks(),
                "trials", trials(),
                "leftOut", history.leftOut(),
                "points", TransferEvidence.POINTS,
                "methods", methods,
                "chosen", choice == null ? null : choice.method());
    }

    private Map<String, @Nullable Object> document(String method) {
        return Json.object(
                "method",
                method,
                "regret",
                at(tried -> estimate(evidence.regret(method, tried))),
                "advantage",
                estimate(evidence.advantage(method, STANDARD)),
                "saved",
                at(tried -> estimate(evidence.saved(method, BASELINE, tried))),
                "neededToMatch",
                at(tried -> estimate(evidence.needed(method, BASELINE, tried))));
    }

    private static List<Object> at(IntFunction<Object> figure) {
        return TransferEvidence.POINTS.stream().map(figure::apply).toList();
    }

    private static Object estimate(Estimate estimate) {
        return Json.object("mean", estimate.mean(), "low", estimate.low(), "high", estimate.high());
    }
}
