package org.headstart.metamodel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.Clusterable;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.MersenneTwister;

/** k-means with k-means++ seeding (Arthur and Vassilvitskii 2007), the best of several starts by its sum of squares. */
final class KMeans {

    private static final int STARTS = 10;
    private static final int ITERATIONS = 100;

    private KMeans() {}

    /** A point that knows its place. */
    private record Point(int index, double[] coordinates) implements Clusterable {

        @Override
        public double[] getPoint() {
            return coordinates;
        }
    }

    /**
     * @param points [n][coordinates], finite
     * @param count  how many clusters, 1 to the number of distinct points
     * @param seed   decides the starts
     * @return the clusters
     */
    static Partition of(double[][] points, int count, long seed) {
        List<Point> all = IntStream.range(0, points.length)
                .mapToObj(i -> new Point(i, points[i]))
                .toList();
        int[] best = new int[points.length];
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            List<CentroidCluster<Point>> clusters = new KMeansPlusPlusClusterer<Point>(
                            count, ITERATIONS, new EuclideanDistance(), new MersenneTwister(seed + start))
                    .cluster(all);
            double squares = squares(clusters);
            if (squares < least - 1e-12) {
                least = squares;
                best = labels(clusters, points.length);
            }
        }
        return Partition.bySize(best);
    }

    private static double squares(List<CentroidCluster<Point>> clusters) {
        double sum = 0;
        for (CentroidCluster<Point> cluster : clusters) {
            double[] center = cluster.getCenter().getPoint();
            for (Point point : cluster.getPoints()) {
                double distance = new EuclideanDistance().compute(point.getPoint(), center);
                sum += distance * distance;
            }
        }
        return sum;
    }

    private static int[] labels(List<CentroidCluster<Point>> clusters, int points) {
        int[] labels = new int[points];
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            for (Point point : clusters.get(cluster).getPoints()) {
                labels[point.index()] = cluster;
            }
        }
        return labels;
    }

    /** Euclidean distances of all points, [n][n]. */
    static double[][] distances(double[][] points) {
        EuclideanDistance euclidean = new EuclideanDistance();
        return Arrays.stream(points)
                .map(a -> Arrays.stream(points)
                        .mapToDouble(b -> euclidean.compute(a, b))
                        .toArray())
                .toArray(double[][]::new);
    }
}
