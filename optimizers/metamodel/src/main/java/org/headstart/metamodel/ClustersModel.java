package org.headstart.metamodel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.warehouse.History;

/**
 * Past tasks in clusters, by what they look like and by how they order candidates. A new task gets the portfolio of a mixture of the clusters:
 * each task weighs its cluster's posterior share, divided among the cluster's tasks, in the mean over both ways of clustering.
 */
final class ClustersModel implements MetaModel {

    private final History history;
    private final List<SourceTask> tasks;
    private final RobustDistances distances;
    private final List<Mixture> mixtures;

    /** One way of clustering and how a new task is placed in it. */
    private record Mixture(Clustering clustering, ClusterPosterior posterior) {

        Mixture(Clustering clustering, double[][] distances) {
            this(clustering, new ClusterPosterior(distances, clustering.partition()));
        }

        double[] taskWeights(double[] distances) {
            Partition partition = clustering.partition();
            double[] shares = posterior.of(distances);
            return Arrays.stream(partition.of())
                    .mapToDouble(cluster -> shares[cluster] / partition.size(cluster))
                    .toArray();
        }
    }

    ClustersModel(History history, List<SourceTask> tasks, long seed) {
        this.history = history;
        this.tasks = tasks;
        this.distances =
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList());
        double[][] among =
                tasks.stream().map(task -> distances.to(task.metaFeatures())).toArray(double[][]::new);
        this.mixtures = tasks.isEmpty()
                ? List.of()
                : List.of(
                        new Mixture(Clustering.ofMetaFeatures(distances, seed), among),
                        new Mixture(
                                Clustering.ofScores(
                                        ScoreDistances.of(tasks, history.space().defaultConfiguration())),
                                among));
    }

    @Override
    public String name() {
        return ClustersProvider.NAME;
    }

    @Override
    public Recommendation recommend(Query query) {
        if (tasks.isEmpty()) {
            return Recommendation.none(history.learner(), "No past task has a trial with a value.");
        }
        double[] away = distances.to(query.metaFeatures());
        double[] weights = new double[tasks.size()];
        for (Mixture mixture : mixtures) {
            double[] some = mixture.taskWeights(away);
            Arrays.setAll(weights, task -> weights[task] + some[task] / mixtures.size());
        }
        double[] trust = SourceTask.trust(tasks);
        Arrays.setAll(weights, task -> weights[task] * trust[task]);
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, task -> weights[task] / sum);
        return new Recommendation(
                history.learner(),
                name(),
                PortfolioAdvice.of(history, tasks, weights, query),
                guard(away),
                SourcePrior.of(history.space(), tasks, weights));
    }

    private String guard(double[] away) {
        String places = mixtures.stream().map(mixture -> place(mixture, away)).collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%s; %.0f %% of all weight stays spread over all %d tasks, whatever the clusters say.",
                places,
                100 * ClusterPosterior.RESERVE,
                tasks.size());
    }

    private String place(Mixture mixture, double[] away) {
        Clustering clustering = mixture.clustering();
        Partition partition = clustering.partition();
        if (partition.count() == 1) {
            return "By " + clustering.method() + " all past tasks are one cluster";
        }
        double[] posterior = mixture.posterior().of(away);
        int likeliest = IntStream.range(0, posterior.length)
                .reduce((a, b) -> posterior[b] > posterior[a] ? b : a)
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "By %s the task is with %.0f %% in cluster %d of %d, that of '%s' (%d tasks)%s",
                clustering.method(),
                100 * posterior[likeliest],
                likeliest + 1,
                partition.count(),
                tasks.get(partition.medoid(likeliest, clustering.distances())).name(),
                partition.size(likeliest),
                mixture.posterior().sharpness() > 0 ? "" : ", which is its share, as meta-features do not tell");
    }
}
