package org.headstart.weka;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.headstart.api.TuningResult;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;

/**
 * What a person wants to see of a tuning job inside Weka.
 *
 * @param result what came of the job
 */
record TrialReport(TuningResult result) {

    /** @return the incumbent's value; NaN when there is none */
    double best() {
        return result.incumbent().map(TrialReport::value).orElse(Double.NaN);
    }

    /** @return the value of the incumbent's learner at the library's default; NaN when it was not run */
    double atDefault() {
        return result.defaultTrial().map(TrialReport::value).orElse(Double.NaN);
    }

    /** @return how many trials ended */
    int ended() {
        return (int)
                result.trials().stream().filter(trial -> trial.state().isEnd()).count();
    }

    private static double value(Trial trial) {
        return Objects.requireNonNull(trial.value());
    }

    /** @return incumbent, default, warnings and a line for each trial */
    String text() {
        List<String> lines = new ArrayList<>();
        String metric = result.study().metric().name();
        result.incumbent().ifPresent(trial -> {
            lines.add("Incumbent: trial %d, %s, %s %s"
                    .formatted(trial.number(), trial.proposal().learner(), metric, number(value(trial))));
            lines.add("  " + trial.proposal().configuration());
        });
        lines.add("Weka's default: " + metric + " " + number(atDefault()));
        lines.add("Study: " + result.study().id());
        result.warnings().forEach(warning -> lines.add("Note: " + warning));
        lines.add("");
        lines.add("%5s  %10s  %8s  %-13s  %-9s  %s".formatted("trial", metric, "seconds", "state", "source", "what"));
        result.trials().forEach(trial -> lines.add(line(trial)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Trial trial) {
        Outcome outcome = trial.outcome();
        Double value = outcome == null ? null : outcome.value();
        return "%5d  %10s  %8s  %-13s  %-9s  %s: %s"
                .formatted(
                        trial.number(),
                        value == null ? "-" : number(value),
                        outcome == null ? "-" : String.format(Locale.ROOT, "%.2f", outcome.seconds()),
                        lower(trial.state()),
                        lower(trial.proposal().source()),
                        trial.proposal().learner(),
                        trial.proposal().configuration());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "not run" : String.format(Locale.ROOT, "%.5f", value);
    }
}
