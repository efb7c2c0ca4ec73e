package org.headstart.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headstart.api.TuningResult;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.run.Ensemble;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** What a person wants to know at the end of a study. */
final class TuneSummary {

    private static final int SHOWN_TASKS = 5;

    private final TuningResult result;
    private final Metric metric;

    TuneSummary(TuningResult result) {
        this.result = result;
        this.metric = result.study().metric();
    }

    /** Prints the table of all trials. */
    void printTrials(PrintWriter out) {
        TrialTable table = new TrialTable(result.study());
        out.println(table.header());
        result.trials().forEach(trial -> out.println(table.line(trial)));
    }

    /** Prints the incumbent against the library's default, the trials' states, and what history contributed. */
    void print(PrintWriter out) {
        result.incumbent().ifPresent(best -> {
            out.println("best      " + metric.name() + " " + Texts.number(best.value()) + ": trial " + best.number()
                    + ", " + best.proposal().learner());
            out.println("          " + best.proposal().configuration());
            out.println("default   " + againstDefault(best));
        });
        printFront(out);
        printFeasible(out);
        Ensemble ensemble = result.ensemble();
        if (ensemble != null) {
            printEnsemble(ensemble, out);
        }
        out.println("trials    " + states() + cost());
        if (result.stopped() != null) {
            out.println("stopped   " + result.stopped());
        }
        out.println("history   " + history());
    }

    private void printFront(PrintWriter out) {
        Criteria criteria = result.study().criteria();
        List<Trial> front = result.front();
        if (!criteria.isMultiObjective() || front.isEmpty()) {
            return;
        }
        String names = criteria.objectives().stream().map(Metric::name).collect(Collectors.joining(", "));
        out.println("front     " + front.size() + " of " + result.trials().size()
                + " trials: no other is better in one of " + names + " and no worse in the rest");
        for (Trial trial : front) {
            String values = criteria.objectives().stream()
                    .map(objective -> objective.name() + " "
                            + Texts.number(criteria.known(objective.name(), trial.value(), trial.measures())))
                    .collect(Collectors.joining("  "));
            out.println("          %s  trial %d, %s  %s"
                    .formatted(
                            values,
                            trial.number(),
                            trial.proposal().learner(),
                            trial.proposal().configuration()));
        }
    }

    private void printFeasible(PrintWriter out) {
        Criteria criteria = result.study().criteria();
        if (criteria.constraints().isEmpty()) {
            return;
        }
        long complete = result.trials().stream()
                .filter(trial -> trial.fullValue() != null)
                .count();
        String all = criteria.constraints().stream().map(Constraint::toString).collect(Collectors.joining(", "));
        out.println("feasible  %d of %d complete trials keep to %s%s"
                .formatted(
                        result.feasibleCount(),
                        complete,
                        all,
                        result.feasibleCount() == 0 && complete > 0 ? "; the best violates it least" : ""));
    }

    private void printEnsemble(Ensemble ensemble, PrintWriter out) {
        String what = ensemble.stacker() == null ? "ensemble  " : "stacked   ";
        out.println("%s%s %s on folds that it was not made on; the best trial chosen likewise: %s"
                .formatted(what, metric.name(), Texts.number(ensemble.value()), Texts.number(ensemble.single())));
        String members = ensemble.members().stream()
                .map(member -> "trial " + member.trial().number() + weight(member.weight()))
                .collect(Collectors.joining(", "));
        out.println("          " + (ensemble.stacker() == null ? "" : ensemble.stacker() + " on ") + members);
        out.println("          " + ensemble.pool() + " trials were run once more for that, "
                + Texts.seconds(ensemble.seconds()) + " s in all");
    }

    private static String weight(@Nullable Double weight) {
        return weight == null ? "" : " " + Texts.percent(weight);
    }

    private String againstDefault(Trial best) {
        return result.defaultTrial()
                .map(plain -> metric.name() + " " + Texts.number(plain.value()) + ": the library's own "
                        + plain.proposal().learner() + "; " + gain(best, plain))
                .orElse("the library's own " + best.proposal().learner() + " has not completed, so there is no gain");
    }

    private String gain(Trial best, Trial plain) {
        Double value = best.value();
        Double own = plain.value();
        if (value == null || own == null || value.equals(own)) {
            return "tuning gained nothing";
        }
        String better = metric.gain(1) > 0 ? "higher" : "lower";
        return "tuning made it " + Texts.number(Math.abs(value - own)) + " " + better;
    }

    private String states() {
        Map<TrialState, Long> counts = result.trials().stream()
                .collect(Collectors.groupingBy(Trial::state, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + Texts.words(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What was spent, where it is less than the number of trials says. */
    private String cost() {
        return result.study().settings().parts() == null
                ? ""
                : String.format(Locale.ROOT, "; together %.1f full evaluations", result.fullEvaluations());
    }

    private String history() {
        Transfer transfer = Transfer.of(result.recommendations());
        List<Reason> reasons = transfer.reasons();
        if (reasons.isEmpty()) {
            return transfer.guard();
        }
        String tasks = reasons.stream()
                .limit(SHOWN_TASKS)
                .map(reason -> reason.task() + " " + Texts.percent(reason.weight()))
                .collect(Collectors.joining(", "));
        String more = reasons.size() > SHOWN_TASKS ? " and " + (reasons.size() - SHOWN_TASKS) + " more" : "";
        return "%d past tasks (%s%s). %s".formatted(reasons.size(), tasks, more, transfer.guard());
    }
}
