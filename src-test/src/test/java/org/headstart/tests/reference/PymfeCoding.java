package org.headstart.tests.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.run.Folds;

/** A table as pymfe's learners see it: labels as columns of zeros and ones, and the folds of scikit-learn 1. */
final class PymfeCoding {

    /** The first words of a Mersenne twister with seed 42, which NumPy masks and refuses until one is small enough. */
    private static final int[] TWISTER = {1608637542, (int) 3421126067L, (int) 4083286876L, 787846414};

    private PymfeCoding() {}

    /** Numeric columns first; then, level by level in alphabetical order, the labels: all levels of the first column, all but the first of others. */
    static Dataset coded(Dataset table) {
        List<Column> columns = new ArrayList<>();
        table.features().stream().filter(NumericColumn.class::isInstance).forEach(columns::add);
        boolean isFirst = true;
        for (Column feature : table.features()) {
            if (feature instanceof CategoricalColumn labels) {
                columns.addAll(indicators(labels, isFirst));
                isFirst = false;
            }
        }
        columns.add(byAppearance((CategoricalColumn) table.target()));
        return Dataset.of(table.name(), columns, table.target().name());
    }

    private static List<Column> indicators(CategoricalColumn labels, boolean all) {
        int[] counts = labels.counts();
        return IntStream.range(0, counts.length)
                .filter(level -> counts[level] > 0)
                .boxed()
                .sorted((a, b) ->
                        labels.levels().get(a).compareTo(labels.levels().get(b)))
                .skip(all ? 0 : 1)
                .<Column>map(level -> NumericColumn.of(
                        labels.name() + "=" + labels.levels().get(level),
                        IntStream.of(labels.toArray())
                                .mapToDouble(code -> code == level ? 1 : 0)
                                .toArray()))
                .toList();
    }

    /** scikit-learn's folds number classes in the order of their first rows. */
    private static CategoricalColumn byAppearance(CategoricalColumn target) {
        Set<Integer> seen = new LinkedHashSet<>();
        IntStream.of(target.toArray()).forEach(seen::add);
        List<Integer> order = new ArrayList<>(seen);
        int[] codes = IntStream.of(target.toArray()).map(order::indexOf).toArray();
        return CategoricalColumn.of(
                target.name(),
                codes,
                order.stream().map(code -> target.levels().get(code)).toList());
    }

    /**
     * The fold of each row by scikit-learn's StratifiedKFold without a shuffle: of the sorted classes every so-manieth row is dealt to a fold, which tells
     * how many rows of each class it gets; it gets them in the order of the file.
     *
     * @param codes [rows], classes numbered by first appearance
     * @param folds how many
     */
    static int[] folds(int[] codes, int folds) {
        int[] sorted = Arrays.stream(codes).sorted().toArray();
        Map<Integer, int[]> left = new HashMap<>();
        for (int i = 0; i < sorted.length; i++) {
            left.computeIfAbsent(sorted[i], code -> new int[folds])[i % folds]++;
        }
        int[] foldOf = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            int[] rest = left.getOrDefault(codes[row], new int[0]);
            int fold = 0;
            while (rest[fold] == 0) {
                fold++;
            }
            rest[fold]--;
            foldOf[row] = fold;
        }
        return foldOf;
    }

    /**
     * The same rows in another order within each class, so that our seeded folds hold the rows that scikit-learn's hold.
     *
     * @param coded a table of {@link #coded}
     * @param folds how many
     * @param seed  of our folds
     */
    static Dataset folded(Dataset coded, int folds, long seed) {
        int[] codes = ((CategoricalColumn) coded.target()).toArray();
        int[] theirs = folds(codes, folds);
        Map<List<Integer>, Deque<Integer>> rows = new HashMap<>();
        for (int row = 0; row < codes.length; row++) {
            rows.computeIfAbsent(List.of(codes[row], theirs[row]), cell -> new ArrayDeque<>())
                    .add(row);
        }
        int[] ours = Folds.of(coded, folds, seed).toArray();
        int[] order = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            order[row] = rows.getOrDefault(List.of(codes[row], ours[row]), new ArrayDeque<>())
                    .remove();
        }
        return coded.select(order);
    }

    /**
     * The feature that pymfe draws with seed 42, and the target.
     *
     * @param coded a table of {@link #coded}
     */
    static Dataset drawn(Dataset coded) {
        int features = coded.features().size();
        int mask = Integer.highestOneBit(Math.max(1, features - 1)) * 2 - 1;
        int drawn = IntStream.of(TWISTER)
                .map(word -> word & mask)
                .filter(word -> word < features)
                .findFirst()
                .orElseThrow();
        return Dataset.of(
                coded.name(),
                List.of(coded.features().get(drawn), coded.target()),
                coded.target().name());
    }
}
