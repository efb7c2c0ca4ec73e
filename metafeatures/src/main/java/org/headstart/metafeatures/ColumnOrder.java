package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of columns that depends on what they hold and not on where they stand, so that ties between columns are decided by value. Rows and columns
 * refine each other's keys as in colour refinement (Weisfeiler and Leman, The reduction of a graph to canonical form, 1968): a column's key comes from
 * the keys of the rows with each of its values, a row's key from its cells' keys. Keys are the same when rows, classes or labels are numbered otherwise, a
 * column is turned round, or numbers are multiplied. Columns with the same key are duplicates or, nearly always, can stand for each other.
 */
final class ColumnOrder {

    private static final int ROUNDS = 2;

    private final int[][] ranks;
    private final long[] rows;
    private final long[] columns;

    private ColumnOrder(int[][] ranks, double[] target, int classes) {
        this.ranks = ranks;
        this.rows = classes > 0 ? classKeys(target, classes) : numberKeys(target);
        this.columns = new long[ranks.length];
    }

    /**
     * @param ranks   [columns][rows], the cells of each column as ranks from 0 without gaps
     * @param target  [rows], the class or number
     * @param classes how many classes there are; 0 for a numeric target
     * @return the positions of the columns in the order of their keys
     */
    static int[] of(int[][] ranks, double[] target, int classes) {
        ColumnOrder order = new ColumnOrder(ranks, target, classes);
        for (int round = 0; round < ROUNDS; round++) {
            order.refine();
        }
        return IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingLong(column -> order.columns[column]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A class is known by how frequent it is. */
    private static long[] classKeys(double[] target, int classes) {
        long[] counts = new long[classes];
        for (double code : target) {
            counts[(int) code]++;
        }
        return Arrays.stream(target).mapToLong(code -> mix(counts[(int) code])).toArray();
    }

    /** A number is known by its rank. */
    private static long[] numberKeys(double[] target) {
        return Arrays.stream(LandmarkSample.ranks(target))
                .mapToLong(ColumnOrder::mix)
                .toArray();
    }

    private void refine() {
        long[] refined = new long[rows.length];
        for (int column = 0; column < ranks.length; column++) {
            long[] cells = cells(column);
            for (int row = 0; row < refined.length; row++) {
                refined[row] += cells[ranks[column][row]];
            }
        }
        for (int row = 0; row < refined.length; row++) {
            rows[row] = mix(rows[row] + mix(refined[row]));
        }
    }

    /** [ranks], a key for each value of a column; sets the column's. Each value is known by its rows and its ranks from both ends. */
    private long[] cells(int column) {
        int last = Arrays.stream(ranks[column]).max().orElse(-1);
        long[] cells = new long[last + 1];
        for (int row = 0; row < rows.length; row++) {
            cells[ranks[column][row]] += rows[row];
        }
        long up = 0;
        long down = 0;
        for (int rank = 0; rank <= last; rank++) {
            long fromBelow = mix(cells[rank] + mix(rank));
            long fromAbove = mix(cells[rank] + mix(last - rank));
            up += fromBelow;
            down += fromAbove;
            cells[rank] = fromBelow + fromAbove;
        }
        columns[column] = mix(up) + mix(down);
        for (int rank = 0; rank <= last; rank++) {
            cells[rank] = mix(columns[column] + mix(cells[rank]));
        }
        return cells;
    }

    /** The finaliser of SplitMix64. Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014, figure 17. */
    private static long mix(long key) {
        long mixed = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
