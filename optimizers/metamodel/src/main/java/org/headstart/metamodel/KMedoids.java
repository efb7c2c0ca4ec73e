package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Partitioning around medoids (Kaufman and Rousseeuw 1990, chapter 2): medoids are added greedily, then swapped for other objects as long as
 * that lowers the sum of distances to the nearest medoid. No chance; ties go to the first object.
 */
final class KMedoids {

    private static final double GAIN = 1e-12;

    private final double[][] distances;
    private final List<Integer> medoids = new ArrayList<>();

    private KMedoids(double[][] distances) {
        this.distances = distances;
    }

    /**
     * @param distances [n][n], symmetric, at least 0
     * @param count     how many clusters, 1 to n
     * @return the clusters
     */
    static Partition of(double[][] distances, int count) {
        return Partition.bySize(search(distances, count).labels());
    }

    /** The medoids themselves, [count]. */
    static int[] medoids(double[][] distances, int count) {
        return search(distances, count).medoids.stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static KMedoids search(double[][] distances, int count) {
        KMedoids search = new KMedoids(distances);
        search.build(count);
        while (search.swap()) {
            // Each swap lowers the cost, and there are finitely many sets of medoids.
        }
        return search;
    }

    private void build(int count) {
        while (medoids.size() < count) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int object = 0; object < distances.length; object++) {
                double cost = medoids.contains(object) ? Double.POSITIVE_INFINITY : costWith(object, -1);
                if (cost < least) {
                    least = cost;
                    best = object;
                }
            }
            medoids.add(best);
        }
    }

    /** Makes the best swap; false when none lowers the cost. */
    private boolean swap() {
        double least = costWith(medoids.get(0), -1) - GAIN;
        int out = -1;
        int in = -1;
        for (int place = 0; place < medoids.size(); place++) {
            for (int object = 0; object < distances.length; object++) {
                double cost = medoids.contains(object) ? Double.POSITIVE_INFINITY : costWith(object, place);
                if (cost < least) {
                    least = cost;
                    out = place;
                    in = object;
                }
            }
        }
        if (out < 0) {
            return false;
        }
        medoids.set(out, in);
        return true;
    }

    /** The sum of distances when an object is a medoid too and the one at a place (-1 = none) is not. */
    private double costWith(int added, int without) {
        double sum = 0;
        for (double[] row : distances) {
            double nearest = row[added];
            for (int place = 0; place < medoids.size(); place++) {
                nearest = place == without ? nearest : Math.min(nearest, row[medoids.get(place)]);
            }
            sum += nearest;
        }
        return sum;
    }

    /** The place of each object's nearest medoid; a medoid is always its own, even where another one lies at the same spot. */
    private int[] labels() {
        return IntStream.range(0, distances.length)
                .map(object -> medoids.contains(object) ? medoids.indexOf(object) : nearest(distances[object]))
                .toArray();
    }

    private int nearest(double[] row) {
        int nearest = 0;
        for (int place = 1; place < medoids.size(); place++) {
            nearest = row[medoids.get(place)] < row[medoids.get(nearest)] ? place : nearest;
        }
        return nearest;
    }
}
