package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What surrounds each row of the sample, near rows counting for more: one pass over the rows. Not copied.
 *
 * @param cohesiveness      [rows], the sum of the weights of the others, more than 0
 * @param variation         [rows], the share of other classes in the weights, 0 to 1; NaN where all weights are 0
 * @param improvedVariation [rows], the sum of the weights of rows of other classes, at least 0
 * @param weightedDistance  [rows], the weighted mean of the distances; NaN where all weights are 0
 */
record Neighbourhood(double[] cohesiveness, double[] variation, double[] improvedVariation, double[] weightedDistance) {

    /** How fast weights fall, alpha in Vilalta, 1999. */
    private static final double ALPHA = 2;

    /** A distance that is greater than a whole number by less is that number. */
    private static final double ROUNDING = 1e-12;

    /** Rows that a thread takes at once. */
    private static final int BLOCK = 64;

    /**
     * @param sample    rows, at least two
     * @param distances of them, scaled
     * @param rows      how many rows the sample stands for; sums of weights are those of so many
     * @param workers   threads that share the work
     */
    static Neighbourhood of(Sample sample, Distances distances, int rows, Workers workers) {
        int blocks = (sample.rows() + BLOCK - 1) / BLOCK;
        double share = (rows - 1.0) / (sample.rows() - 1.0);
        List<double[][]> parts = workers.map(blocks, block -> new Pass(sample, distances, share).over(block * BLOCK));
        return new Neighbourhood(joined(parts, 0), joined(parts, 1), joined(parts, 2), joined(parts, 3));
    }

    private static double[] joined(List<double[][]> parts, int figure) {
        return parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part[figure]))
                .toArray();
    }

    /** The pass over a block of rows. */
    private static final class Pass {

        private final Distances distances;
        private final double[] target;
        private final double share;
        private final double[] from;
        private final double farthest;
        private final double[] halves;

        Pass(Sample sample, Distances distances, double share) {
            this.distances = distances;
            this.target = sample.target();
            this.share = share;
            this.from = new double[distances.rows()];
            this.farthest = Math.sqrt(distances.cells(0).length);
            this.halves = IntStream.rangeClosed(0, 1 + (int) Math.ceil(farthest))
                    .mapToDouble(radius -> Math.scalb(1.0, -Math.max(1, radius)))
                    .toArray();
        }

        /** [4][block], one array for each figure. */
        double[][] over(int start) {
            int size = Math.min(BLOCK, from.length - start);
            double[][] figures = new double[4][size];
            for (int i = 0; i < size; i++) {
                distances.from(start + i, from);
                byRadius(start + i, i, figures);
                byDistance(start + i, i, figures);
            }
            return figures;
        }

        /** Weights 2^-r, where r is the distance rounded up, at least 1. Vilalta and Drissi, 2002. */
        private void byRadius(int row, int i, double[][] figures) {
            double all = -halves[0];
            double others = 0;
            double own = target[row];
            for (int other = 0; other < from.length; other++) {
                double weight = halves[(int) Math.ceil(from[other] * (1 - ROUNDING))];
                all += weight;
                others += target[other] == own ? 0 : weight;
            }
            figures[0][i] = all * share;
            figures[2][i] = others * share;
        }

        /** Weights 2^-(alpha D / (sqrt(d) - D)) at the distance D among d columns. Vilalta, 1999. */
        private void byDistance(int row, int i, double[][] figures) {
            double all = 0;
            double others = 0;
            double sum = 0;
            double own = target[row];
            for (int other = 0; other < from.length; other++) {
                double distance = from[other];
                if (other == row || (distance > 0 && distance >= farthest)) {
                    continue;
                }
                double weight = distance == 0 ? 1 : Math.exp(-ALPHA * Math.log(2) * distance / (farthest - distance));
                all += weight;
                sum += weight * distance;
                others += target[other] == own ? 0 : weight;
            }
            figures[1][i] = all == 0 ? Double.NaN : others / all;
            figures[3][i] = all == 0 ? Double.NaN : sum / all;
        }
    }
}
