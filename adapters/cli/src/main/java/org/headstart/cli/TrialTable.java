package org.headstart.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/** Trials as lines of a table whose columns are known before the first trial has ended. */
final class TrialTable {

    private static final int MOST_MESSAGE = 160;

    private final Metric metric;
    private final List<String> measures;
    private final int learnerWidth;
    private final int valueWidth;
    private final boolean hasParts;

    TrialTable(Study study) {
        this.metric = study.metric();
        this.measures = measures(study.criteria());
        this.learnerWidth =
                study.spaces().keySet().stream().mapToInt(String::length).max().orElse(0);
        this.valueWidth = Math.max(8, metric.name().length());
        this.hasParts = study.settings().parts() != null;
    }

    String header() {
        String whole = measures.contains(Metric.SECONDS.name()) ? "in all" : "seconds";
        return line("trial", "learner", "source", "effort", metric.name(), measures, whole, "state", "configuration");
    }

    /** What trials are judged by beside the metric. */
    static List<String> measures(Criteria criteria) {
        Stream<String> objectives = criteria.objectives().stream().map(Metric::name);
        Stream<String> constrained = criteria.constraints().stream().map(Constraint::measure);
        return Stream.concat(objectives, constrained)
                .distinct()
                .filter(name -> !name.equals(criteria.primary().name()))
                .toList();
    }

    String line(Trial trial) {
        Outcome outcome = trial.outcome();
        return line(
                Integer.toString(trial.number()),
                trial.proposal().learner(),
                Texts.word(trial.proposal().source()),
                Texts.percent(trial.proposal().share()),
                Texts.number(trial.value()),
                measures.stream()
                        .map(name -> Texts.number(trial.measures().get(name)))
                        .toList(),
                outcome == null ? "-" : Texts.seconds(outcome.seconds()),
                Texts.words(trial.state()),
                trial.proposal().configuration() + because(outcome));
    }

    private static String because(@Nullable Outcome outcome) {
        String message = outcome == null ? null : outcome.message();
        return message == null
                ? ""
                : "  (" + Texts.brief(message.lines().findFirst().orElse(""), MOST_MESSAGE) + ")";
    }

    private String line(
            String number,
            String learner,
            String source,
            String effort,
            String value,
            List<String> measured,
            String seconds,
            String state,
            String configuration) {
        String form = "%5s  %-" + Math.max(7, learnerWidth) + "s  %-9s  %s%" + valueWidth + "s  %s%7s  %-13s  %s";
        String part = hasParts ? String.format(Locale.ROOT, "%6s  ", effort) : "";
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < measures.size(); i++) {
            int width = Math.max(8, measures.get(i).length());
            others.append(String.format(Locale.ROOT, "%" + width + "s  ", measured.get(i)));
        }
        return String.format(
                        Locale.ROOT, form, number, learner, source, part, value, others, seconds, state, configuration)
                .stripTrailing();
    }
}
