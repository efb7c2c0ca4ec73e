package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.MetaModel.Query;
import org.headstart.api.metamodel.TaskClusterer;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Task;

/** Shows the clusters that {@link ClustersModel} works with, and those of the tasks of several learners together. */
public final class ClusteringByBothMethods implements TaskClusterer {

    private static final int TRAITS = 5;

    /** For the service loader. */
    public ClusteringByBothMethods() {}

    /** What is known of one learner. */
    private record Known(History history, List<SourceTask> tasks) {

        List<Candidate> portfolio(Set<Task> members, int entries) {
            List<SourceTask> some =
                    tasks.stream().filter(task -> members.contains(task.task())).toList();
            double[] equal = new double[some.size()];
            Arrays.fill(equal, 1.0 / equal.length);
            return some.isEmpty()
                    ? List.of()
                    : PortfolioAdvice.of(
                            history, some, equal, new Query(MetaFeatureVector.empty(), List.of(), entries));
        }
    }

    @Override
    public List<Grouping> group(List<History> histories, int entries, long seed) {
        List<Known> known = histories.stream()
                .map(history -> new Known(history, SourceTask.of(history, seed)))
                .toList();
        List<Task> tasks = known.stream()
                .flatMap(one -> one.tasks().stream().map(SourceTask::task))
                .distinct()
                .toList();
        if (tasks.isEmpty()) {
            return List.of();
        }
        RobustDistances scaled =
                new RobustDistances(tasks.stream().map(Task::metaFeatures).toList());
        return List.of(
                grouping(Clustering.ofMetaFeatures(scaled, seed), tasks, scaled, known, entries),
                grouping(Clustering.ofScores(distances(known, tasks)), tasks, scaled, known, entries));
    }

    /** The mean over the learners that both tasks have trials of. */
    private static double[][] distances(List<Known> known, List<Task> tasks) {
        double[][] sums = new double[tasks.size()][tasks.size()];
        int[][] counts = new int[tasks.size()][tasks.size()];
        Map<Task, Integer> places = new HashMap<>();
        tasks.forEach(task -> places.put(task, places.size()));
        for (Known one : known) {
            double[][] some =
                    ScoreDistances.of(one.tasks(), one.history().space().defaultConfiguration());
            int[] at = one.tasks().stream()
                    .mapToInt(task -> places.getOrDefault(task.task(), -1))
                    .toArray();
            for (int i = 0; i < at.length; i++) {
                for (int j = 0; j < at.length; j++) {
                    sums[at[i]][at[j]] += some[i][j];
                    counts[at[i]][at[j]]++;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[i][j] = counts[i][j] == 0 ? ScoreDistances.UNKNOWN : sums[i][j] / counts[i][j];
            }
        }
        return sums;
    }

    private static Grouping grouping(
            Clustering clustering, List<Task> tasks, RobustDistances scaled, List<Known> known, int entries) {
        Partition partition = clustering.partition();
        List<Cluster> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < partition.count(); cluster++) {
            int medoid = partition.medoid(cluster, clustering.distances());
            List<Task> members = IntStream.concat(
                            IntStream.of(medoid),
                            IntStream.of(partition.members(cluster)).filter(task -> task != medoid))
                    .mapToObj(tasks::get)
                    .toList();
            Map<String, List<Candidate>> portfolios = new LinkedHashMap<>();
            for (Known one : known) {
                portfolios.put(one.history().learner(), one.portfolio(Set.copyOf(members), entries));
            }
            clusters.add(new Cluster(members, traits(scaled, partition, cluster), portfolios));
        }
        return new Grouping(clustering.method(), clustering.silhouette(), clusters);
    }

    /** Of several summaries of one meta-feature only that with the largest difference. */
    private static List<Trait> traits(RobustDistances scaled, Partition partition, int cluster) {
        if (partition.count() == 1) {
            return List.of();
        }
        double[] inside = new double[scaled.names().size()];
        double[] outside = new double[inside.length];
        double[][] points = scaled.points();
        int size = partition.size(cluster);
        for (int task = 0; task < points.length; task++) {
            double[] side = partition.of()[task] == cluster ? inside : outside;
            int count = partition.of()[task] == cluster ? size : points.length - size;
            for (int feature = 0; feature < inside.length; feature++) {
                side[feature] += points[task][feature] / count;
            }
        }
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, inside.length)
                .mapToObj(feature -> new Trait(scaled.names().get(feature), inside[feature] - outside[feature]))
                .filter(trait -> trait.difference() != 0)
                .sorted(Comparator.comparingDouble(trait -> -Math.abs(trait.difference())))
                .filter(trait -> seen.add(withoutSummary(trait.metaFeature())))
                .limit(TRAITS)
                .toList();
    }

    private static String withoutSummary(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
