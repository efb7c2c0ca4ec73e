package org.headstart.tests.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/**
 * Some measures of complexity as pymfe takes them, computed a second time, as plainly as can be, with its habits: rows at distance 0 have no edge, a column in
 * which two classes do not vary makes their volume 0 / 0, and of equals the first in the file counts.
 */
final class PlainComplexity {

    private static final double NEAR = 0.15;
    private static final int ROUNDS = 3000;

    private final double[][] columns;
    private final double[][] scaled;
    private final int[] classes;
    private final List<String> names;
    private final int rows;

    /** @param table numeric features, classes, no missing cells */
    PlainComplexity(Dataset table) {
        this.columns = table.features().stream()
                .map(column -> ((NumericColumn) column).toArray())
                .toArray(double[][]::new);
        this.scaled = Arrays.stream(columns).map(PlainComplexity::scaled).toArray(double[][]::new);
        this.classes = ((CategoricalColumn) table.target()).toArray();
        this.names = ((CategoricalColumn) table.target()).levels();
        this.rows = classes.length;
    }

    /** The measures by name; each computes its values. */
    Map<String, Supplier<double[]>> measures() {
        Map<String, Supplier<double[]>> measures = new LinkedHashMap<>();
        measures.put("cls_coef", () -> new double[] {1 - transitivity(network())});
        measures.put("density", () -> new double[] {1 - density(network())});
        measures.put("f2", this::volumes);
        measures.put("f4", this::collective);
        measures.put("hubs", () -> hubs(network()));
        measures.put("n1", () -> new double[] {borderline()});
        measures.put("n3", this::neighbourErrors);
        return measures;
    }

    private static double[] scaled(double[] column) {
        double low = Arrays.stream(column).min().orElse(0);
        double high = Arrays.stream(column).max().orElse(0);
        return Arrays.stream(column)
                .map(value -> high > low ? (value - low) / (high - low) : 0)
                .toArray();
    }

    private float[] from(int row) {
        double[] sums = new double[rows];
        for (double[] column : scaled) {
            for (int other = 0; other < rows; other++) {
                sums[other] += Math.abs(column[row] - column[other]);
            }
        }
        float[] distances = new float[rows];
        for (int other = 0; other < rows; other++) {
            distances[other] = (float) (sums[other] / scaled.length);
        }
        return distances;
    }

    private BitSet[] network() {
        int near = (int) Math.max(1, Math.rint(NEAR * rows));
        BitSet[] edges = new BitSet[rows];
        Arrays.setAll(edges, row -> new BitSet(rows));
        for (int row = 0; row < rows; row++) {
            float[] distances = from(row);
            int self = row;
            IntStream.range(0, rows)
                    .filter(other -> other != self)
                    .boxed()
                    .sorted((a, b) -> Float.compare(distances[a], distances[b]))
                    .limit(near)
                    .filter(other -> distances[other] > 0 && classes[other] == classes[self])
                    .forEach(other -> {
                        edges[self].set(other);
                        edges[other].set(self);
                    });
        }
        return edges;
    }

    private double density(BitSet[] edges) {
        return Arrays.stream(edges).mapToDouble(BitSet::cardinality).sum() / (rows * (rows - 1.0));
    }

    private static double transitivity(BitSet[] edges) {
        double closed = 0;
        double paths = 0;
        for (BitSet neighbours : edges) {
            double degree = neighbours.cardinality();
            paths += degree * (degree - 1);
            for (int other = neighbours.nextSetBit(0); other >= 0; other = neighbours.nextSetBit(other + 1)) {
                BitSet common = (BitSet) neighbours.clone();
                common.and(edges[other]);
                closed += common.cardinality();
            }
        }
        return paths == 0 ? 0 : closed / paths;
    }

    /** Powers of the network and the identity, whose principal eigenvector is the same. */
    private double[] hubs(BitSet[] edges) {
        int[][] neighbours =
                Arrays.stream(edges).map(set -> set.stream().toArray()).toArray(int[][]::new);
        double[] hubs = new double[rows];
        Arrays.fill(hubs, 1);
        double change = 1;
        for (int round = 0; round < ROUNDS && change > 1e-12; round++) {
            double[] next = hubs.clone();
            for (int row = 0; row < rows; row++) {
                for (int other : neighbours[row]) {
                    next[row] += hubs[other];
                }
            }
            double most = Arrays.stream(next).max().orElse(1);
            change = 0;
            for (int row = 0; row < rows; row++) {
                change = Math.max(change, Math.abs(next[row] / most - hubs[row]));
                hubs[row] = next[row] / most;
            }
        }
        return Arrays.stream(hubs).map(hub -> 1 - hub).toArray();
    }

    private double borderline() {
        int[] parents = new int[rows];
        float[] least = new float[rows];
        boolean[] joined = new boolean[rows];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        BitSet border = new BitSet(rows);
        int last = 0;
        for (int step = 1; step < rows; step++) {
            joined[last] = true;
            float[] distances = from(last);
            int next = -1;
            for (int row = 0; row < rows; row++) {
                if (!joined[row]) {
                    if (distances[row] > 0 && distances[row] < least[row]) {
                        least[row] = distances[row];
                        parents[row] = last;
                    }
                    next = next < 0 || least[row] < least[next] ? row : next;
                }
            }
            if (classes[next] != classes[parents[next]]) {
                border.set(next);
                border.set(parents[next]);
            }
            last = next;
        }
        return (double) border.cardinality() / rows;
    }

    private double[] neighbourErrors() {
        double[] errors = new double[rows];
        for (int row = 0; row < rows; row++) {
            float[] distances = from(row);
            int nearest = -1;
            for (int other = 0; other < rows; other++) {
                if (other != row && (nearest < 0 || distances[other] < distances[nearest])) {
                    nearest = other;
                }
            }
            errors[row] = classes[nearest] == classes[row] ? 0 : 1;
        }
        return errors;
    }

    /** [pairs][2][], the rows of both classes. */
    private List<int[][]> pairs() {
        int most = Arrays.stream(classes).max().orElse(0);
        List<int[][]> pairs = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            for (int j = i + 1; j <= most; j++) {
                pairs.add(new int[][] {rowsOf(i), rowsOf(j)});
            }
        }
        return pairs;
    }

    private int[] rowsOf(int code) {
        return IntStream.range(0, rows).filter(row -> classes[row] == code).toArray();
    }

    private static double low(double[] column, int[] of) {
        return IntStream.of(of).mapToDouble(row -> column[row]).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double high(double[] column, int[] of) {
        return IntStream.of(of).mapToDouble(row -> column[row]).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private double[] volumes() {
        return pairs().stream()
                .mapToDouble(pair -> {
                    double volume = 1;
                    for (double[] column : columns) {
                        double a = high(column, pair[0]);
                        double b = high(column, pair[1]);
                        double c = low(column, pair[0]);
                        double d = low(column, pair[1]);
                        volume *= Math.max(0, Math.min(a, b) - Math.max(c, d)) / (Math.max(a, b) - Math.min(c, d));
                    }
                    return volume;
                })
                .toArray();
    }

    private double[] collective() {
        return pairs().stream().mapToDouble(this::collective).toArray();
    }

    private double collective(int[][] pair) {
        List<double[]> open = new ArrayList<>(Arrays.asList(columns));
        int[] first = pair[0];
        int[] second = pair[1];
        while (!open.isEmpty()) {
            int[][] best = {first, second};
            int chosen = -1;
            for (int j = 0; j < open.size(); j++) {
                double[] column = open.get(j);
                double low = first.length * second.length == 0 ? 1 : Math.max(low(column, first), low(column, second));
                double high =
                        first.length * second.length == 0 ? 0 : Math.min(high(column, first), high(column, second));
                int[] a = inside(column, first, low, high);
                int[] b = inside(column, second, low, high);
                if (chosen < 0 || a.length + b.length < best[0].length + best[1].length) {
                    best = new int[][] {a, b};
                    chosen = j;
                }
            }
            first = best[0];
            second = best[1];
            open.remove(chosen);
        }
        return (double) (first.length + second.length) / (pair[0].length + pair[1].length);
    }

    private static int[] inside(double[] column, int[] of, double low, double high) {
        return IntStream.of(of)
                .filter(row -> column[row] >= low && column[row] <= high)
                .toArray();
    }

    /** Whether, for some row, it is a matter of ties which rows are its nearest. */
    boolean hasTies() {
        int near = (int) Math.max(1, Math.rint(NEAR * rows));
        for (int row = 0; row < rows; row++) {
            float[] distances = from(row);
            Arrays.sort(distances);
            if (distances[near] == distances[near + 1]) {
                return true;
            }
        }
        return false;
    }

    /**
     * [rows], the errors at new rows when distances from new rows to rows are taken for symmetric, as the package gower takes any square matrix: instead of the
     * distance from a new row to a row before it, that row's number among the new rows and the new row's among the rows are looked up.
     *
     * @param random draws the new rows, of each class as many as it has, class by class in alphabetical order
     */
    double[] errorsBetweenAsIfSymmetric(Random random) {
        int[] order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .flatMapToInt(code -> Arrays.stream(rowsOf(code)))
                .toArray();
        double[][] drawn = new double[rows][scaled.length];
        for (int i = 0; i < rows; i++) {
            int[] members = rowsOf(classes[order[i]]);
            int a = members[random.nextInt(members.length)];
            int b = members[random.nextInt(members.length)];
            for (int j = 0; j < scaled.length; j++) {
                drawn[i][j] = scaled[j][a] + (scaled[j][b] - scaled[j][a]) * random.nextDouble();
            }
        }
        float[] least = new float[rows];
        int[] nearest = new int[rows];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                double sum = 0;
                for (int k = 0; k < scaled.length; k++) {
                    sum += Math.abs(drawn[i][k] - scaled[k][j]);
                }
                float distance = (float) (sum / scaled.length);
                if (distance < least[i]) {
                    least[i] = distance;
                    nearest[i] = j;
                }
                if (distance < least[j]) {
                    least[j] = distance;
                    nearest[j] = i;
                }
            }
        }
        return IntStream.range(0, rows)
                .mapToDouble(i -> classes[nearest[i]] == classes[order[i]] ? 0 : 1)
                .toArray();
    }
}
