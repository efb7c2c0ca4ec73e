package org.headstart.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.TaskClusterer.Cluster;
import org.headstart.api.metamodel.TaskClusterer.Grouping;
import org.headstart.api.metamodel.TaskClusterer.Trait;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of a warehouse's tasks.
 *
 * @param metric    what trials were judged by
 * @param learners  whose trials were compared
 * @param groupings one by each method
 */
record ClusterReport(Metric metric, List<String> learners, List<Grouping> groupings) {

    /** One report for each metric. */
    static List<ClusterReport> of(List<History> histories, int entries, long seed) {
        return histories.stream()
                .map(History::metric)
                .distinct()
                .map(metric -> {
                    List<History> same = histories.stream()
                            .filter(history -> history.metric().equals(metric))
                            .toList();
                    return new ClusterReport(
                            metric,
                            same.stream().map(History::learner).toList(),
                            Providers.taskClusterer().group(same, entries, seed));
                })
                .toList();
    }

    void print(PrintWriter out) {
        out.println("%s of %s".formatted(metric.name(), String.join(", ", learners)));
        if (groupings.isEmpty()) {
            out.println("no task has a trial with a value");
        }
        out.println();
        groupings.forEach(grouping -> print(grouping, out));
    }

    private static void print(Grouping grouping, PrintWriter out) {
        List<Cluster> clusters = grouping.clusters();
        Double silhouette = grouping.silhouette();
        out.println(
                silhouette == null
                        ? "by %s: one cluster, as no number of clusters has a silhouette above 0"
                                .formatted(grouping.method())
                        : String.format(
                                Locale.ROOT,
                                "by %s: %d clusters, silhouette %.2f (%s)",
                                grouping.method(),
                                clusters.size(),
                                silhouette,
                                structure(silhouette)));
        int number = 1;
        for (Cluster cluster : clusters) {
            print(number++, cluster, out);
        }
        out.println();
    }

    /** What a mean silhouette is taken to say (Kaufman and Rousseeuw 1990, table 4). */
    private static String structure(double silhouette) {
        if (silhouette > 0.7) {
            return "strong structure";
        }
        if (silhouette > 0.5) {
            return "reasonable structure";
        }
        return silhouette > 0.25 ? "weak structure" : "no substantial structure";
    }

    private static void print(int number, Cluster cluster, PrintWriter out) {
        Table table = new Table(
                "  cluster " + number,
                cluster.members().size() + (cluster.members().size() == 1 ? " task" : " tasks") + " around "
                        + cluster.medoid().name());
        table.row("    members", cluster.members().stream().map(Task::name).collect(Collectors.joining(", ")));
        if (!cluster.traits().isEmpty()) {
            table.row(
                    "    apart by",
                    cluster.traits().stream().map(ClusterReport::text).collect(Collectors.joining(", ")));
        }
        cluster.portfolios().forEach((learner, portfolio) -> {
            String head = "    " + learner;
            for (Candidate candidate : portfolio) {
                String configuration = candidate.configuration().toString();
                table.row(head, configuration.isEmpty() ? "no hyperparameter" : configuration);
                head = "";
            }
        });
        table.print(out);
    }

    private static String text(Trait trait) {
        return String.format(Locale.ROOT, "%s %+.1f", trait.metaFeature(), trait.difference());
    }

    Map<String, @Nullable Object> document() {
        return Json.object(
                "metric",
                metric.name(),
                "learners",
                learners,
                "groupings",
                groupings.stream()
                        .map(grouping -> Json.object(
                                "method",
                                grouping.method(),
                                "silhouette",
                                grouping.silhouette(),
                                "clusters",
                                grouping.clusters().stream()
                                        .map(ClusterReport::document)
                                        .toList()))
                        .toList());
    }

    private static Map<String, @Nullable Object> document(Cluster cluster) {
        List<Object> portfolios = new ArrayList<>();
        cluster.portfolios()
                .forEach((learner, candidates) -> portfolios.add(Json.object(
                        "learner",
                        learner,
                        "configurations",
                        candidates.stream()
                                .map(candidate -> TuneDocument.configuration(candidate.configuration()))
                                .toList())));
        return Json.object(
                "medoid",
                cluster.medoid().name(),
                "tasks",
                cluster.members().stream()
                        .map(task -> Json.object("name", task.name(), "fingerprint", task.fingerprint()))
                        .toList(),
                "traits",
                cluster.traits().stream()
                        .map(trait -> Json.object("metaFeature", trait.metaFeature(), "difference", trait.difference()))
                        .toList(),
                "portfolios",
                portfolios);
    }
}
