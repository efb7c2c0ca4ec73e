package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rows of a sample with classes are to each other, found in one pass over all pairs. Distances are compared as single-precision numbers,
 * so that rounding does not tell apart what is equally far; of equally near rows the first counts. A friend is another row of the same class, an enemy
 * one of another class. Immutable and thread-safe.
 */
final class Neighbourhoods {

    /** The share of rows that a row is joined to in the network. Garcia et al., Effect of label noise in the complexity of classification problems, 2015. */
    private static final double NEAR = 0.15;

    private static final int BLOCK = 32;

    private final List<Row> rows;
    private final BitMatrix[] near;

    private Neighbourhoods(List<Row> rows, BitMatrix[] near) {
        this.rows = rows;
        this.near = near;
    }

    /**
     * What one row is to the others.
     *
     * @param friend   the distance of the nearest friend; infinite if there is none
     * @param enemy    the distance of the nearest enemy; infinite if there is none
     * @param enemyRow the nearest enemy, -1 if there is none
     * @param enemies  whether several enemies are as near
     * @param nearest  the nearest other row, -1 if there is none
     * @param local    the rows that are nearer than the nearest enemy, itself among them if no enemy is as near as 0
     */
    record Row(float friend, float enemy, int enemyRow, boolean enemies, int nearest, long[] local) {

        /** How many rows are nearer than the nearest enemy. */
        int localSize() {
            int size = 0;
            for (long word : local) {
                size += Long.bitCount(word);
            }
            return size;
        }
    }

    static Neighbourhoods of(CanonicalSample sample, Distances distances, Workers workers) {
        int rows = sample.rows();
        BitMatrix[] near =
                IntStream.of(sample.counts()).mapToObj(BitMatrix::new).toArray(BitMatrix[]::new);
        int[] slots = new int[rows];
        for (int[] members : sample.rowsByClass()) {
            for (int i = 0; i < members.length; i++) {
                slots[members[i]] = i;
            }
        }
        int[] classOf = IntStream.range(0, rows).map(sample::classOf).toArray();
        List<List<Row>> blocks = workers.map((rows + BLOCK - 1) / BLOCK, block -> {
            Pass pass = new Pass(distances, classOf, slots, near);
            return IntStream.range(block * BLOCK, Math.min(rows, (block + 1) * BLOCK))
                    .mapToObj(pass::over)
                    .toList();
        });
        return new Neighbourhoods(blocks.stream().flatMap(List::stream).toList(), near);
    }

    List<Row> rows() {
        return rows;
    }

    /**
     * The rows of each class that are among the nearest of a row of the same class, both counted from 0 within the class. Each row looks at the nearest
     * 15 % of all rows and drops the enemies among them.
     */
    BitMatrix[] near() {
        return near;
    }

    /** Looks at one row after another; for one thread. */
    private static final class Pass {

        private final Distances distances;
        private final int[] classOf;
        private final int[] slots;
        private final BitMatrix[] near;
        private final int count;
        private final double[] exact;
        private final float[] rounded;
        private final Nearest nearest;

        Pass(Distances distances, int[] classOf, int[] slots, BitMatrix[] near) {
            this.distances = distances;
            this.classOf = classOf;
            this.slots = slots;
            this.near = near;
            this.count = Math.min(classOf.length - 1, (int) Math.max(1, Math.rint(NEAR * classOf.length)));
            this.exact = new double[classOf.length];
            this.rounded = new float[classOf.length];
            this.nearest = new Nearest(classOf.length);
        }

        Row over(int row) {
            distances.from(row, exact);
            for (int other = 0; other < rounded.length; other++) {
                rounded[other] = (float) exact[other];
            }
            rounded[row] = Float.POSITIVE_INFINITY;
            for (int other : nearest.of(rounded, count)) {
                if (classOf[other] == classOf[row]) {
                    near[classOf[row]].set(slots[row], slots[other]);
                }
            }
            return neighbours(row);
        }

        private Row neighbours(int row) {
            float friend = Float.POSITIVE_INFINITY;
            float enemy = Float.POSITIVE_INFINITY;
            int friendRow = -1;
            int enemyRow = -1;
            boolean enemies = false;
            for (int other = 0; other < rounded.length; other++) {
                float distance = rounded[other];
                if (classOf[other] != classOf[row]) {
                    if (distance <= enemy) {
                        enemies = distance == enemy && enemyRow >= 0;
                        enemyRow = enemies ? enemyRow : other;
                        enemy = distance;
                    }
                } else if (distance < friend) {
                    friend = distance;
                    friendRow = other;
                }
            }
            boolean friendFirst = friend < enemy || (friend == enemy && friendRow < enemyRow);
            rounded[row] = 0;
            return new Row(friend, enemy, enemyRow, enemies, friendFirst ? friendRow : enemyRow, local(enemy));
        }

        private long[] local(float enemy) {
            long[] local = new long[(rounded.length + Long.SIZE - 1) / Long.SIZE];
            for (int other = 0; other < rounded.length; other++) {
                if (rounded[other] < enemy) {
                    local[other / Long.SIZE] |= 1L << other;
                }
            }
            return local;
        }
    }

    /** Finds the nearest rows without sorting all: by counts of rows in narrow bands of distance. For one thread. */
    private static final class Nearest {

        /** Gower's distance goes from 0 to 1. */
        private static final int BANDS = 4096;

        private final int[] counts = new int[BANDS + 1];
        private final int[] band;
        private final int[] found;

        Nearest(int rows) {
            this.band = new int[rows];
            this.found = new int[rows];
        }

        /** The first so many by distance and position, in any order. */
        int[] of(float[] distances, int count) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < distances.length; i++) {
                band[i] = Math.min(BANDS, (int) (distances[i] * BANDS));
                counts[band[i]]++;
            }
            int last = 0;
            int before = 0;
            while (before + counts[last] < count) {
                before += counts[last++];
            }
            long[] ties = new long[counts[last]];
            int tied = 0;
            int next = 0;
            for (int i = 0; i < distances.length; i++) {
                if (band[i] < last) {
                    found[next++] = i;
                } else if (band[i] == last) {
                    ties[tied++] = (long) Float.floatToIntBits(distances[i]) << Integer.SIZE | i;
                }
            }
            if (!isOneDistance(ties)) {
                Arrays.sort(ties);
            }
            for (int i = 0; next < count; i++) {
                found[next++] = (int) ties[i];
            }
            return Arrays.copyOf(found, count);
        }

        /** Then they are in order already. */
        private static boolean isOneDistance(long[] ties) {
            for (long tie : ties) {
                if (tie >>> Integer.SIZE != ties[0] >>> Integer.SIZE) {
                    return false;
                }
            }
            return true;
        }
    }
}
