package org.headstart.metafeatures;

import java.util.stream.IntStream;

/**
 * What surrounds each row of the sample, near rows counting for more: one pass over the pairs of rows. Not copied.
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

    /** Rows that a thread takes at once; fixed, so that sums do not depend on the number of threads. */
    private static final int BLOCK = 64;

    /**
     * @param sample    rows, at least two
     * @param distances of them, scaled
     * @param rows      how many rows the sample stands for; sums of weights are those of so many
     * @param workers   threads that share the work
     */
    static Neighbourhood of(Sample sample, Distances distances, int rows, Workers workers) {
        int blocks = (sample.rows() + BLOCK - 1) / BLOCK;
        Sums sums = new Sums(sample.rows());
        workers.map(blocks, block -> new Pass(sample, distances).over(block * BLOCK))
                .forEach(sums::add);
        return sums.neighbourhood((rows - 1.0) / (sample.rows() - 1.0));
    }

    /** What is summed for each row over the others. */
    private static final class Sums {

        private final double[] near;
        private final double[] nearOthers;
        private final double[] all;
        private final double[] others;
        private final double[] distances;

        Sums(int rows) {
            near = new double[rows];
            nearOthers = new double[rows];
            all = new double[rows];
            others = new double[rows];
            distances = new double[rows];
        }

        void add(Sums other) {
            for (int row = 0; row < near.length; row++) {
                near[row] += other.near[row];
                nearOthers[row] += other.nearOthers[row];
                all[row] += other.all[row];
                others[row] += other.others[row];
                distances[row] += other.distances[row];
            }
        }

        /** @param share how many rows one of the sample stands for */
        Neighbourhood neighbourhood(double share) {
            for (int row = 0; row < near.length; row++) {
                near[row] *= share;
                nearOthers[row] *= share;
                others[row] = all[row] == 0 ? Double.NaN : others[row] / all[row];
                distances[row] = all[row] == 0 ? Double.NaN : distances[row] / all[row];
            }
            return new Neighbourhood(near, others, nearOthers, distances);
        }
    }

    /** The pass over the pairs of a block of rows with those that come after them; a pair counts for both. */
    private static final class Pass {

        private final Distances distances;
        private final double[] target;
        private final double[] from;
        private final double farthest;
        private final double[] halves;
        private final Sums sums;

        Pass(Sample sample, Distances distances) {
            this.distances = distances;
            this.target = sample.target();
            this.from = new double[distances.rows()];
            this.sums = new Sums(from.length);
            this.farthest = Math.sqrt(distances.cells(0).length);
            this.halves = IntStream.rangeClosed(0, 1 + (int) Math.ceil(farthest))
                    .mapToDouble(radius -> Math.scalb(1.0, -Math.max(1, radius)))
                    .toArray();
        }

        Sums over(int start) {
            int end = Math.min(from.length, start + BLOCK);
            for (int row = start; row < end; row++) {
                distances.from(row, from);
                byRadius(row);
                byDistance(row);
            }
            return sums;
        }

        /** Weights 2^-r, where r is the distance rounded up, at least 1. Vilalta and Drissi, 2002. */
        private void byRadius(int row) {
            double all = 0;
            double others = 0;
            double own = target[row];
            for (int other = row + 1; other < from.length; other++) {
                double weight = halves[(int) Math.ceil(from[other] * (1 - ROUNDING))];
                double apart = target[other] == own ? 0 : weight;
                all += weight;
                others += apart;
                sums.near[other] += weight;
                sums.nearOthers[other] += apart;
            }
            sums.near[row] += all;
            sums.nearOthers[row] += others;
        }

        /** Weights 2^-(alpha D / (sqrt(d) - D)) at the distance D among d columns. Vilalta, 1999. */
        private void byDistance(int row) {
            double all = 0;
            double others = 0;
            double sum = 0;
            double own = target[row];
            for (int other = row + 1; other < from.length; other++) {
                double distance = from[other];
                double weight = weight(distance);
                double apart = target[other] == own ? 0 : weight;
                all += weight;
                others += apart;
                sum += weight * distance;
                sums.all[other] += weight;
                sums.others[other] += apart;
                sums.distances[other] += weight * distance;
            }
            sums.all[row] += all;
            sums.others[row] += others;
            sums.distances[row] += sum;
        }

        private double weight(double distance) {
            if (distance == 0) {
                return 1;
            }
            return distance >= farthest ? 0 : Math.exp(-ALPHA * Math.log(2) * distance / (farthest - distance));
        }
    }
}
