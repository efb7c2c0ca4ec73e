package org.headstart.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headstart.api.TaskComparison;
import org.headstart.api.TaskComparison.Difference;
import org.headstart.api.TaskComparison.Neighbour;
import org.headstart.api.TaskComparison.Scale;
import org.headstart.api.TaskComparison.Side;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * How two tables differ, for people and for scripts.
 *
 * @param comparison what was found
 */
record ComparisonReport(TaskComparison comparison) {

    private static final int SHOWN_DIFFERENCES = 15;
    private static final int SHOWN_NAMES = 8;
    private static final int SHOWN_NEIGHBOURS = 5;

    Map<String, @Nullable Object> document() {
        Scale scale = comparison.scale();
        return Json.object(
                "a",
                side(comparison.a()),
                "b",
                side(comparison.b()),
                "scale",
                scale == null ? "relative" : "tasks",
                "tasks",
                scale == null ? null : scale.tasks(),
                "distance",
                scale == null ? null : scale.distance(),
                "differences",
                comparison.differences().stream()
                        .map(each -> Json.object(
                                "name", each.name(),
                                "a", Json.plain(each.a()),
                                "b", Json.plain(each.b()),
                                "difference", each.size(),
                                "scaled", each.scaled()))
                        .toList());
    }

    private static Map<String, @Nullable Object> side(Side side) {
        Map<String, @Nullable Object> document = TuneDocument.task(side.task());
        document.put("extractor", side.task().metaFeatures().extractor());
        document.put("alone", side.alone());
        document.put(
                "nearest",
                side.nearest().stream()
                        .map(near -> Json.object(
                                "task", near.name(),
                                "fingerprint", near.fingerprint(),
                                "distance", near.distance()))
                        .toList());
        return document;
    }

    /**
     * Prints the largest differences.
     *
     * @param out   where to print
     * @param shown the meta-features that people look at
     */
    void print(PrintWriter out, Set<String> shown) {
        printTask(out, comparison.a().task());
        printTask(out, comparison.b().task());
        out.println();
        printDifferences(out, shown);
        out.println();
        printAlone(out, comparison.a(), shown);
        printAlone(out, comparison.b(), shown);
        printNearest(out, comparison.a());
        printNearest(out, comparison.b());
        if (comparison.a().nearest().isEmpty() && comparison.b().nearest().isEmpty()) {
            out.println(
                    "No warehouse with past tasks to be near to; `headstart collect` fills one, --warehouse names it.");
        }
    }

    private static void printTask(PrintWriter out, Task task) {
        String classes = task.classes() > 0 ? ", " + task.classes() + " classes" : "";
        out.println("%s: %s, %d rows, %d features%s"
                .formatted(task.name(), Texts.word(task.type()), task.rows(), task.columns(), classes));
    }

    private void printDifferences(PrintWriter out, Set<String> shown) {
        List<Difference> both = comparison.differences().stream()
                .filter(each -> shown.contains(each.name()))
                .toList();
        List<Difference> differing =
                both.stream().filter(each -> each.size() != 0).toList();
        Scale scale = comparison.scale();
        out.println("%d of %d meta-features that both have differ, %s"
                .formatted(differing.size(), both.size(), unit(scale)));
        Table table = new Table(
                "meta-feature",
                Table.RIGHT + comparison.a().task().name(),
                Table.RIGHT + comparison.b().task().name(),
                Table.RIGHT + "difference");
        differing.stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(each -> table.row(each.name(), Texts.number(each.a()), Texts.number(each.b()), size(each)));
        table.print(out);
        if (differing.size() > SHOWN_DIFFERENCES) {
            out.println("and " + (differing.size() - SHOWN_DIFFERENCES)
                    + " more; --summaries names other functions than mean and sd, --json has all");
        }
    }

    private static String unit(@Nullable Scale scale) {
        return scale == null
                ? "relative to the larger value"
                : "in interquartile ranges of %d past tasks; distance %s"
                        .formatted(scale.tasks(), Texts.number(scale.distance()));
    }

    private static String size(Difference each) {
        String sign = each.size() > 0 ? "+" : "";
        return sign + (each.scaled() ? Texts.number(each.size()) : Texts.percent(each.size()));
    }

    private static void printAlone(PrintWriter out, Side side, Set<String> shown) {
        List<String> alone = side.alone().stream().filter(shown::contains).toList();
        if (!alone.isEmpty()) {
            int more = Math.max(0, alone.size() - SHOWN_NAMES);
            out.println("only %s has %s%s"
                    .formatted(
                            side.task().name(),
                            alone.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", ")),
                            more == 0 ? "" : " and " + more + " more"));
        }
    }

    private static void printNearest(PrintWriter out, Side side) {
        if (!side.nearest().isEmpty()) {
            out.println("nearest to %s: %s"
                    .formatted(
                            side.task().name(),
                            side.nearest().stream()
                                    .limit(SHOWN_NEIGHBOURS)
                                    .map(ComparisonReport::near)
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static String near(Neighbour near) {
        return near.name() + " " + Texts.number(near.distance());
    }
}
