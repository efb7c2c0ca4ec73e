package org.headstart.runner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.learner.Predictions;

/**
 * Ensemble selection from a library of models (Caruana, Niculescu-Mizil, Crew and Ksikes 2004, sections 2.1 to 2.3): it begins with the mean of
 * the best few, as many as do best together, and takes one model after another, the same again if need be, always the one that the mean of
 * predictions gains most by. Of all the ensembles on that way the best stays, the smallest of equals.
 *
 * @param library [models], predictions of all rows
 * @param scores  judges them
 * @param size    how many are taken at most, at least 1
 */
record GreedySelection(List<Predictions> library, FoldScores scores, int size) {

    private static final int FEW = 5;

    GreedySelection {
        library = List.copyOf(library);
    }

    /**
     * Selects on the rows of some folds.
     *
     * @param folds at least one
     * @return [models], how often each was taken
     */
    double[] counts(int[] folds) {
        double[] counts = new double[library.size()];
        double best = bestFew(counts, folds);
        double[] chosen = counts.clone();
        for (int taken = (int) Arrays.stream(counts).sum(); taken < size; taken++) {
            double[] gains = gains(counts, folds);
            int next = first(gains);
            counts[next]++;
            if (gains[next] > best) {
                best = gains[next];
                chosen = counts.clone();
            }
        }
        return chosen;
    }

    /** Takes the best few into {@code counts} and says what they gain. */
    private double bestFew(double[] counts, int[] folds) {
        double[] alone =
                library.stream().mapToDouble(model -> scores.gain(model, folds)).toArray();
        int[] order = IntStream.range(0, alone.length)
                .boxed()
                .sorted(Comparator.comparingDouble(model -> -alone[model]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] together = IntStream.rangeClosed(1, Math.min(size, Math.min(FEW, order.length)))
                .mapToDouble(few -> scores.gain(Blend.of(library, taken(order, few)), folds))
                .toArray();
        int few = first(together);
        System.arraycopy(taken(order, few + 1), 0, counts, 0, counts.length);
        return together[few];
    }

    private static double[] taken(int[] order, int few) {
        double[] counts = new double[order.length];
        Arrays.stream(order).limit(few).forEach(model -> counts[model] = 1);
        return counts;
    }

    private double[] gains(double[] counts, int[] folds) {
        IntToDoubleFunction with = model -> {
            double[] more = counts.clone();
            more[model]++;
            return scores.gain(Blend.of(library, more), folds);
        };
        return IntStream.range(0, counts.length).mapToDouble(with).toArray();
    }

    /** The model that is best alone on the rows of some folds, the first of equals. */
    int single(int[] folds) {
        return first(
                library.stream().mapToDouble(model -> scores.gain(model, folds)).toArray());
    }

    private static int first(double[] gains) {
        int best = 0;
        for (int i = 1; i < gains.length; i++) {
            best = gains[i] > gains[best] ? i : best;
        }
        return best;
    }

    /** Each fold is scored by the mean of what was selected on the others; the average over the folds, in the metric's sign. */
    double nestedValue() {
        return average(fold -> scores.value(Blend.of(library, counts(scores.allBut(fold))), fold));
    }

    /** The same of the one model that is best on the other folds. */
    double nestedSingle() {
        return average(fold -> scores.value(library.get(single(scores.allBut(fold))), fold));
    }

    private double average(IntToDoubleFunction value) {
        return IntStream.range(0, scores.folds()).mapToDouble(value).average().orElseThrow();
    }
}
