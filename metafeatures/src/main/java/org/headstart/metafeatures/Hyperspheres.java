package org.headstart.metafeatures;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Hyperspheres around the rows of a sample, each as large as it can be without meeting one of another class, and how many of them hold all rows. Ho and
 * Basu, Complexity measures of supervised classification problems, 2002; Lorena et al., 2019, algorithm 1.
 */
final class Hyperspheres {

    private final List<Neighbourhoods.Row> rows;
    private final CanonicalSample sample;
    private final Distances distances;
    private final float[] radius;
    private final double[] from;

    private Hyperspheres(CanonicalSample sample, Distances distances, Neighbourhoods neighbourhoods) {
        this.rows = neighbourhoods.rows();
        this.sample = sample;
        this.distances = distances;
        this.radius = new float[rows.size()];
        this.from = new double[rows.size()];
    }

    /**
     * How many spheres are left when, again and again, the one with the most rows that are in none yet is kept, of those around such rows. The
     * choice is greedy, so the count is not the least possible.
     */
    static int covering(CanonicalSample sample, Distances distances, Neighbourhoods neighbourhoods, Workers workers) {
        Hyperspheres spheres = new Hyperspheres(sample, distances, neighbourhoods);
        spheres.grow();
        return spheres.cover(workers);
    }

    /**
     * Two rows that are each other's nearest enemies share the distance; any other row takes what its nearest enemy leaves. Of equally near enemies the one
     * with the largest sphere decides. From the nearest enemies upward, so that an enemy's sphere is known before it is asked for.
     */
    private void grow() {
        IntStream.range(0, radius.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> rows.get(row).enemy()))
                .forEach(row -> radius[row] = radius(row));
    }

    private float radius(int row) {
        float enemy = rows.get(row).enemy();
        if (rows.get(rows.get(row).enemyRow()).enemy() == enemy) {
            return enemy / 2;
        }
        if (!rows.get(row).enemies()) {
            return enemy - radius[rows.get(row).enemyRow()];
        }
        distances.from(row, from);
        float largest = 0;
        for (int other = 0; other < from.length; other++) {
            if ((float) from[other] == enemy && sample.classOf(other) != sample.classOf(row)) {
                if (rows.get(other).enemy() == enemy) {
                    return enemy / 2;
                }
                largest = Math.max(largest, radius[other]);
            }
        }
        return enemy - largest;
    }

    private int cover(Workers workers) {
        List<long[]> spheres = workers.map(radius.length, this::sphere);
        int[] held = spheres.stream().mapToInt(Hyperspheres::size).toArray();
        long[] open = new long[words()];
        IntStream.range(0, radius.length).forEach(row -> open[row / Long.SIZE] |= 1L << row);
        PriorityQueue<Integer> queue = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(row -> -held[row]).thenComparingInt(row -> row));
        IntStream.range(0, radius.length).forEach(queue::add);
        int kept = 0;
        while (!queue.isEmpty()) {
            int row = queue.remove();
            if ((open[row / Long.SIZE] & (1L << row)) == 0) {
                continue;
            }
            int left = common(spheres.get(row), open);
            if (left < held[row]) {
                held[row] = left;
                queue.add(row);
            } else {
                kept++;
                remove(spheres.get(row), open);
            }
        }
        return kept;
    }

    private int words() {
        return (radius.length + Long.SIZE - 1) / Long.SIZE;
    }

    private static int size(long[] set) {
        return common(set, set);
    }

    private static int common(long[] a, long[] b) {
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            common += Long.bitCount(a[i] & b[i]);
        }
        return common;
    }

    private static void remove(long[] set, long[] from) {
        for (int i = 0; i < set.length; i++) {
            from[i] &= ~set[i];
        }
    }

    /** The rows in the sphere around a row, as bits; itself in any case. All are nearer than the nearest enemy. */
    private long[] sphere(int row) {
        long[] local = rows.get(row).local();
        long[] sphere = new long[local.length];
        for (int i = 0; i < local.length; i++) {
            for (long word = local[i]; word != 0; word &= word - 1) {
                int other = i * Long.SIZE + Long.numberOfTrailingZeros(word);
                if ((float) distances.between(row, other) < radius[row]) {
                    sphere[i] |= 1L << other;
                }
            }
        }
        sphere[row / Long.SIZE] |= 1L << row;
        return sphere;
    }
}
