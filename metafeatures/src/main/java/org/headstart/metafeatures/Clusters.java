package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well classes are clusters, by Euclid's distance: one pass over the rows of the sample, and one over the classes. A figure that does not exist is NaN
 * or infinite.
 *
 * @param meanBetween      the mean distance of two rows of two classes, averaged over pairs of classes, at least 0
 * @param silhouette       the mean silhouette, -1 to 1
 * @param pointBiserial    the correlation of being in one class with distance, -1 to 1
 * @param dunn             the least distance between classes over the greatest within one, at least 0
 * @param daviesBouldin    the mean over classes of the spread of the most similar pair over the distance of its centres, at least 0
 * @param calinskiHarabasz the variance between classes over that within, at least 0
 */
record Clusters(
        double meanBetween,
        double silhouette,
        double pointBiserial,
        double dunn,
        double daviesBouldin,
        double calinskiHarabasz) {

    /** Rows that a thread takes at once; fixed, so that sums do not depend on the number of threads. */
    private static final int BLOCK = 64;

    static Clusters of(Sample sample, Distances distances, Workers workers) {
        int[][] members = members(sample);
        int blocks = (distances.rows() + BLOCK - 1) / BLOCK;
        Sums sums = new Sums();
        workers.map(blocks, block -> new Pass(sample, distances, members).over(block * BLOCK))
                .forEach(sums::add);
        Centres centres = Centres.of(sample, distances, members, workers);
        int classes = members.length;
        return new Clusters(
                sums.between / (classes * (classes - 1.0)),
                sums.silhouettes / distances.rows(),
                sums.pointBiserial(),
                sums.separation / sums.diameter,
                centres.daviesBouldin(),
                sums.diameter == 0 ? Double.NaN : centres.calinskiHarabasz());
    }

    /** [classes][members], the rows of each class, ascending. */
    private static int[][] members(Sample sample) {
        List<List<Integer>> rows = new ArrayList<>();
        IntStream.range(0, sample.classes()).forEach(i -> rows.add(new ArrayList<>()));
        for (int row = 0; row < sample.rows(); row++) {
            rows.get((int) sample.target()[row]).add(row);
        }
        return rows.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** What is summed over rows. Every pair of rows comes twice. */
    private static final class Sums {

        private double between;
        private double silhouettes;
        private double separation = Double.POSITIVE_INFINITY;
        private double diameter;
        private double pairs;
        private double pairsWithin;
        private double within;
        private double mean;
        private double squares;

        void add(Sums other) {
            between += other.between;
            silhouettes += other.silhouettes;
            separation = Math.min(separation, other.separation);
            diameter = Math.max(diameter, other.diameter);
            pairsWithin += other.pairsWithin;
            within += other.within;
            addMoments(other.pairs, other.mean, other.squares);
        }

        /** Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances, 1979. */
        void addMoments(double count, double otherMean, double otherSquares) {
            if (count > 0) {
                double all = pairs + count;
                double step = otherMean - mean;
                mean += step * count / all;
                squares += otherSquares + step * step * pairs * count / all;
                pairs = all;
            }
        }

        /** Lev, 1949; NaN if all pairs are alike, in class or but for rounding in distance. */
        double pointBiserial() {
            double sd = Math.sqrt(squares / pairs);
            double apart = pairs - pairsWithin;
            if (pairsWithin == 0 || apart == 0 || sd <= 1e-12 * mean) {
                return Double.NaN;
            }
            double step = within / pairsWithin - (mean * pairs - within) / apart;
            return Math.max(-1, Math.min(1, step / sd * Math.sqrt(pairsWithin / pairs * (apart / pairs))));
        }
    }

    /** The pass over a block of rows. */
    private static final class Pass {

        private final Sample sample;
        private final Distances distances;
        private final int[][] members;
        private final double[] from;
        private final Sums sums = new Sums();

        Pass(Sample sample, Distances distances, int[][] members) {
            this.sample = sample;
            this.distances = distances;
            this.members = members;
            this.from = new double[distances.rows()];
        }

        Sums over(int start) {
            int end = Math.min(start + BLOCK, from.length);
            for (int row = start; row < end; row++) {
                distances.from(row, from);
                add((int) sample.target()[row]);
            }
            return sums;
        }

        /** Adds a row of that class. */
        private void add(int own) {
            double total = 0;
            double within = 0;
            double between = 0;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < members.length; i++) {
                double sum = sum(members[i], i == own);
                total += sum;
                if (i == own) {
                    within = sum;
                } else {
                    double mean = sum / members[i].length;
                    between += mean;
                    nearest = Math.min(nearest, mean);
                }
            }
            int others = members[own].length - 1;
            sums.between += between / members[own].length;
            sums.silhouettes += others == 0 ? 0 : silhouette(within / others, nearest);
            sums.within += within;
            sums.pairsWithin += others;
            addMoments(total);
        }

        /** The sum of the distances to a class; notes the greatest to the own one and the least to another. */
        private double sum(int[] rows, boolean own) {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double greatest = 0;
            for (int row : rows) {
                double distance = from[row];
                sum += distance;
                least = Math.min(least, distance);
                greatest = Math.max(greatest, distance);
            }
            if (own) {
                sums.diameter = Math.max(sums.diameter, greatest);
            } else {
                sums.separation = Math.min(sums.separation, least);
            }
            return sum;
        }

        /** Rousseeuw, 1987, section 2. */
        private static double silhouette(double own, double nearest) {
            double most = Math.max(own, nearest);
            return most == 0 ? 0 : (nearest - own) / most;
        }

        /** The row's distance to itself, which is 0, is taken out of the squares again. */
        private void addMoments(double total) {
            int others = from.length - 1;
            if (others == 0) {
                return;
            }
            double mean = total / others;
            double squares = 0;
            for (double distance : from) {
                squares += (distance - mean) * (distance - mean);
            }
            sums.addMoments(others, mean, Math.max(0, squares - mean * mean));
        }
    }

    /**
     * The centres of classes, each the mean of its known cells.
     *
     * @param between [classes][classes], distances of centres
     * @param spreads [classes], the mean distance of a row to the centre of its class
     * @param within  the sum of the squared distances of rows to the centre of their class
     * @param apart   the sum over rows of the squared distance of the class's centre to the centre of all
     * @param rows    how many rows there are
     */
    private record Centres(Distances between, double[] spreads, double within, double apart, int rows) {

        static Centres of(Sample sample, Distances distances, int[][] members, Workers workers) {
            List<double[]> centres = workers.map(members.length, i -> centre(distances, members[i]));
            double[][] columns = new double[centres.get(0).length][members.length];
            for (int j = 0; j < columns.length; j++) {
                for (int i = 0; i < members.length; i++) {
                    columns[j][i] = centres.get(i)[j];
                }
            }
            List<double[]> radii = workers.map(members.length, i -> radii(distances, centres.get(i), members[i]));
            Distances between = Distances.of(Distances.Form.EUCLIDEAN, columns, members.length);
            double[] apart = new double[members.length];
            between.from(centre(distances, IntStream.range(0, sample.rows()).toArray()), apart);
            double[] parts = new double[members.length];
            Arrays.setAll(parts, i -> members[i].length * apart[i] * apart[i]);
            return new Centres(
                    between,
                    radii.stream()
                            .mapToDouble(radius -> SortedValues.of(radius).mean())
                            .toArray(),
                    radii.stream()
                            .flatMapToDouble(Arrays::stream)
                            .map(radius -> radius * radius)
                            .sum(),
                    SortedValues.of(parts).sum(),
                    sample.rows());
        }

        private static double[] centre(Distances distances, int[] rows) {
            double[] centre = new double[distances.cells(rows[0]).length];
            for (int j = 0; j < centre.length; j++) {
                int column = j;
                centre[j] = SortedValues.of(Arrays.stream(rows)
                                .mapToDouble(row -> distances.cells(row)[column])
                                .toArray())
                        .mean();
            }
            return centre;
        }

        private static double[] radii(Distances distances, double[] centre, int[] rows) {
            double[] from = new double[distances.rows()];
            distances.from(centre, from);
            return Arrays.stream(rows).mapToDouble(row -> from[row]).toArray();
        }

        /** Davies and Bouldin, 1979, with Euclid's distance and the mean distance for spread. */
        double daviesBouldin() {
            double[] from = new double[spreads.length];
            double[] worst = new double[spreads.length];
            for (int i = 0; i < spreads.length; i++) {
                between.from(i, from);
                for (int j = 0; j < spreads.length; j++) {
                    if (j != i) {
                        worst[i] = Math.max(worst[i], similarity(spreads[i] + spreads[j], from[j]));
                    }
                }
            }
            return SortedValues.of(worst).mean();
        }

        /** Infinite if two centres are the same but for rounding. */
        private static double similarity(double spread, double distance) {
            return distance <= 1e-12 * spread ? Double.POSITIVE_INFINITY : spread / distance;
        }

        /** Calinski and Harabasz, 1974. */
        double calinskiHarabasz() {
            return apart / (spreads.length - 1) / (within / (rows - spreads.length));
        }
    }
}
