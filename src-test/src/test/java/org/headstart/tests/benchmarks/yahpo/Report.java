package org.headstart.tests.benchmarks.yahpo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** What is printed of one scenario: regret, ranks and how soon the reference is reached. */
final class Report {

    private static final int LAST = 100;
    private static final List<String> TARGETS = List.of(Reference.MARK + "tpe", Reference.MARK + "tpe_mv_warm5");

    private final String scenario;
    private final List<RegretCurve> own;
    private final Reference reference;

    /**
     * @param scenario  its name
     * @param own       our curves
     * @param reference those of others
     */
    Report(String scenario, List<RegretCurve> own, Reference reference) {
        this.scenario = scenario;
        this.own = List.copyOf(own);
        this.reference = reference;
    }

    /** Tables for all instances, and for those that every reference method was run on. */
    String text() {
        Set<String> instances = Standing.of(own).instances();
        List<RegretCurve> all = new ArrayList<>(own);
        all.addAll(reference.on(instances));
        StringBuilder text = new StringBuilder(tables("all seeds", Standing.of(all)));
        Set<String> part = reference.commonInstances();
        if (!part.isEmpty() && instances.containsAll(part)) {
            List<RegretCurve> some = new ArrayList<>(own);
            some.removeIf(curve -> !part.contains(curve.key().instance()));
            some.addAll(reference.on(part));
            some.removeIf(curve -> !Reference.isCommonSeed(curve));
            text.append(tables("seeds 0 and 1, instances of the slow references", Standing.of(some)));
        }
        return text.append(firsts(Standing.of(all))).toString();
    }

    private String tables(String what, Standing standing) {
        String title = String.format(
                Locale.ROOT,
                "%s, %d instances, %s",
                scenario,
                standing.instances().size(),
                what);
        return table(title + ": mean regret after", standing, "%9.4f", standing::mean)
                + table("standard error over instances", standing, "%9.4f", standing::standardError)
                + table("mean rank", standing, "%9.2f", standing::rank);
    }

    private String table(String title, Standing standing, String format, BiFunction<String, Integer, Double> figure) {
        List<Integer> points = RegretCurve.CHECKPOINTS.stream()
                .filter(point -> own.stream().anyMatch(curve -> !Double.isNaN(curve.after(point))))
                .toList();
        StringBuilder text = new StringBuilder(title).append(System.lineSeparator());
        text.append(String.format(Locale.ROOT, "%-32s%6s", "", "seeds"));
        points.forEach(point -> text.append(String.format(Locale.ROOT, "%9d", point)));
        for (String method : standing.methods()) {
            text.append(System.lineSeparator())
                    .append(String.format(Locale.ROOT, "%-32s%6d", method, standing.seeds(method)));
            points.forEach(point -> text.append(cell(format, figure.apply(method, point))));
        }
        return text.append(System.lineSeparator())
                .append(System.lineSeparator())
                .toString();
    }

    private static String cell(String format, double value) {
        return Double.isNaN(value) ? String.format("%9s", "-") : String.format(Locale.ROOT, format, value);
    }

    private String firsts(Standing standing) {
        StringBuilder text = new StringBuilder();
        for (String target : TARGETS) {
            double regret = standing.mean(target, LAST);
            if (!Double.isNaN(regret)) {
                text.append(String.format(
                        Locale.ROOT,
                        "first n with the mean regret of %s at %d (%.4f); ref: at checkpoints only%n",
                        target,
                        LAST,
                        regret));
                standing.methods()
                        .forEach(method -> text.append(
                                String.format(Locale.ROOT, "%-32s%6s%n", method, first(standing, method, regret))));
            }
        }
        return text.toString();
    }

    private static String first(Standing standing, String method, double regret) {
        int first = standing.firstAtMost(method, regret);
        return first == 0 ? "never" : Integer.toString(first);
    }

    /** What the optimizers' own steps took. */
    static String times(String scenario, Map<String, StepTimes> times) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-32s%6s%16s%12s%12s%16s%n",
                scenario + ": ms a step",
                "runs",
                "cpu, last 20",
                "wall, p50",
                "wall, p99",
                "longest advice"));
        times.forEach((method, own) -> text.append(String.format(
                Locale.ROOT,
                "%-32s%6d%16.2f%12.2f%12.2f%16.0f%n",
                method,
                own.runs(),
                own.cpuOfLastSteps(),
                own.wall(0.5),
                own.wall(0.99),
                own.longestAdvice())));
        return text.append(System.lineSeparator()).toString();
    }
}
