package org.headstart.metamodel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely a new task belongs to each cluster, by its distances to the past ones: a kernel density in each cluster times the cluster's share
 * of all tasks. The kernel is as sharp as tells best of each past task, left out in turn, where it belongs; when distances say nothing of the
 * clusters, that is flat, and what is left are the clusters' shares. Immutable.
 */
final class ClusterPosterior {

    /** The share of all belief that stays with the clusters' shares, whatever the distances say. */
    static final double RESERVE = 0.2;

    private static final double[] SHARPNESS = {0, 1, 2, 4, 8, 16};

    private final Partition partition;
    private final double sharpness;

    /**
     * @param distances [tasks][tasks]
     * @param partition of the tasks
     */
    ClusterPosterior(double[][] distances, Partition partition) {
        this.partition = partition;
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (double candidate : SHARPNESS) {
            double likelihood = partition.count() == 1 ? 0 : leaveOneOut(distances, candidate);
            if (likelihood > highest + 1e-9) {
                highest = likelihood;
                best = candidate;
            }
        }
        this.sharpness = best;
    }

    /** 0 when distances do not tell clusters apart. */
    double sharpness() {
        return sharpness;
    }

    /**
     * @param distances [tasks] of the new task
     * @return [clusters], sum 1
     */
    double[] of(double[] distances) {
        return posterior(distances, -1, sharpness);
    }

    private double leaveOneOut(double[][] distances, double candidate) {
        double sum = 0;
        for (int task = 0; task < distances.length; task++) {
            sum += Math.log(
                    posterior(distances[task], task, candidate)[partition.of()[task]]);
        }
        return sum;
    }

    /** Without what is known of one task, -1 for none; that task's cluster keeps its share, so that no likelihood is 0. */
    private double[] posterior(double[] distances, int without, double sharp) {
        double[] kernel = kernel(distances, without, sharp);
        double[] posterior = new double[partition.count()];
        double total = Arrays.stream(kernel).sum();
        for (int task = 0; task < kernel.length; task++) {
            posterior[partition.of()[task]] += (1 - RESERVE) * kernel[task] / total + RESERVE / kernel.length;
        }
        return posterior;
    }

    private static double[] kernel(double[] distances, int without, double sharp) {
        double[] sorted = IntStream.range(0, distances.length)
                .filter(task -> task != without)
                .mapToDouble(task -> distances[task])
                .sorted()
                .toArray();
        double median = Quantiles.of(sorted, 0.5);
        double[] kernel = new double[distances.length];
        Arrays.setAll(
                kernel,
                task -> task == without
                        ? 0
                        : median > 0 ? Math.exp(-sharp * (distances[task] - sorted[0]) / median) : 1);
        return kernel;
    }
}
