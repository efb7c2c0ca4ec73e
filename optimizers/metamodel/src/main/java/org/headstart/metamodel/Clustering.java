package org.headstart.metamodel;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Past tasks in clusters, as many as give the highest mean silhouette. Where even that is not above 0, no task is nearer to its own cluster
 * than to the next, and all stay in one.
 *
 * @param method     what was compared
 * @param distances  [tasks][tasks], what it was compared by
 * @param partition  the clusters
 * @param silhouette the mean silhouette; null when there is one cluster
 */
record Clustering(
        String method,
        double[][] distances,
        Partition partition,
        @Nullable Double silhouette) {

    static final String META_FEATURES = "meta-features";
    static final String SCORES = "scores";

    private static final int MOST = 8;

    /** By k-means on robustly scaled meta-features. */
    static Clustering ofMetaFeatures(RobustDistances scaled, long seed) {
        double[][] points = scaled.points();
        long distinct = Arrays.stream(points).map(Arrays::hashCode).distinct().count();
        return best(
                META_FEATURES,
                KMeans.distances(points),
                (int) Math.min(distinct, points.length - 1L),
                count -> KMeans.of(points, count, seed));
    }

    /** By k-medoids on how differently tasks order candidates. */
    static Clustering ofScores(double[][] distances) {
        return best(SCORES, distances, distances.length - 1, count -> KMedoids.of(distances, count));
    }

    private static Clustering best(String method, double[][] distances, int most, IntFunction<Partition> into) {
        Partition best = Partition.whole(distances.length);
        double highest = 0;
        for (int count = 2; count <= Math.min(MOST, most); count++) {
            Partition partition = into.apply(count);
            double silhouette = Silhouette.of(distances, partition);
            if (silhouette > highest + 1e-12) {
                highest = silhouette;
                best = partition;
            }
        }
        return new Clustering(method, distances, best, best.count() == 1 ? null : highest);
    }
}
