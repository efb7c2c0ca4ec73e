package org.headstart.metamodel;

import java.util.Arrays;

/** How much nearer objects are to their own cluster than to the next one (Rousseeuw 1987). */
final class Silhouette {

    private Silhouette() {}

    /**
     * @param distances [n][n], symmetric, at least 0
     * @param partition of the n objects, at least two clusters
     * @return the mean silhouette, -1 to 1; an object that is alone in its cluster counts as 0
     */
    static double of(double[][] distances, Partition partition) {
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            sum += width(distances[i], i, partition);
        }
        return sum / distances.length;
    }

    private static double width(double[] distances, int object, Partition partition) {
        int own = partition.of()[object];
        if (partition.size(own) == 1) {
            return 0;
        }
        double[] sums = new double[partition.count()];
        int[] sizes = new int[partition.count()];
        for (int i = 0; i < distances.length; i++) {
            if (i != object) {
                sums[partition.of()[i]] += distances[i];
                sizes[partition.of()[i]]++;
            }
        }
        double[] means = new double[sums.length];
        Arrays.setAll(means, cluster -> cluster == own ? Double.POSITIVE_INFINITY : sums[cluster] / sizes[cluster]);
        double inside = sums[own] / sizes[own];
        double outside = Arrays.stream(means).min().orElseThrow();
        double larger = Math.max(inside, outside);
        return larger > 0 ? (outside - inside) / larger : 0;
    }
}
