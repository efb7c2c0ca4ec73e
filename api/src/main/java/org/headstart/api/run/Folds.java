package org.headstart.api.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.Check;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/**
 * Which row is tested in which fold: stratified by class, or by rank of a numeric target, so that every fold sees the whole range. The same
 * for every trial of a study. Immutable and thread-safe.
 */
public final class Folds {

    private final int count;
    private final int[] foldOf;

    private Folds(int count, int[] foldOf) {
        this.count = count;
        this.foldOf = foldOf;
    }

    /**
     * Shuffles the rows, sorts them by target, and deals them out in turn.
     *
     * @param dataset a table without missing targets and with at least two rows
     * @param count   how many folds, at least 2; no more than rows are made
     * @param seed    decides the shuffle
     * @return the folds
     */
    public static Folds of(Dataset dataset, int count, long seed) {
        Check.atLeast(count, 2, "The number of folds");
        Check.atLeast(dataset.rows(), 2, "The number of rows to be cut into folds");
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, dataset.rows()).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        rows.sort(byTarget(dataset));
        int folds = Math.min(count, dataset.rows());
        int[] foldOf = new int[dataset.rows()];
        for (int i = 0; i < foldOf.length; i++) {
            foldOf[rows.get(i)] = i % folds;
        }
        return new Folds(folds, foldOf);
    }

    /**
     * @param foldOf [rows], the fold of each row, 0-based, every fold with at least one row
     * @return the folds
     */
    public static Folds of(int[] foldOf) {
        int count = Math.toIntExact(IntStream.of(foldOf).distinct().count());
        for (int fold : foldOf) {
            Check.that(
                    fold >= 0 && fold < count,
                    "A row is in fold %d, but with %d folds it must be 0 to %d.",
                    fold,
                    count,
                    count - 1);
        }
        return new Folds(count, foldOf.clone());
    }

    private static Comparator<Integer> byTarget(Dataset dataset) {
        if (dataset.target() instanceof CategoricalColumn classes) {
            return Comparator.comparingInt(classes::code);
        }
        NumericColumn numbers = dataset.numericTarget();
        return Comparator.comparingDouble(numbers::value);
    }

    /** @return how many folds there are, at least 2 */
    public int count() {
        return count;
    }

    /** @return [rows], the fold of each row, a copy */
    public int[] toArray() {
        return foldOf.clone();
    }

    /**
     * @param fold 0-based
     * @return the rows that are tested, ascending
     */
    public int[] testRows(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] == fold)
                .toArray();
    }

    /**
     * @param fold 0-based
     * @return the rows that are trained on, ascending
     */
    public int[] trainRows(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] != fold)
                .toArray();
    }
}
