package org.headstart.tests.benchmarks.yahpo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.headstart.api.dataset.DataException;
import org.headstart.tests.benchmarks.yahpo.ConfigSpace.Parameter;
import org.headstart.tests.benchmarks.yahpo.Recorded.Difference;

/**
 * Finds which column of a surrogate means what, which no file of a scenario says. YAHPO Gym lists a scenario's names by hand: mostly the instance
 * and then the searched categories, and the searched numbers after the fidelities ({@code lcbench}) or before them ({@code rbv2_*}). The order
 * that reproduces the recorded trials is the right one. Where none of these does, columns change places as long as that brings the surrogate nearer
 * to the record. Names whose columns the trials cannot tell apart may stay mixed up, which then makes no difference to any trial.
 */
final class ColumnSearch {

    private static final int SAMPLE = 200;

    private final Surrogate surrogate;
    private final Inputs inputs;
    private final List<String> searched;
    private final Recorded all;
    private final Recorded sample;

    /**
     * @param surrogate the model
     * @param inputs    what it is told
     * @param searched  the searched hyperparameters, in the order of {@code space.json}
     * @param recorded  trials to reproduce, not empty
     */
    ColumnSearch(Surrogate surrogate, Inputs inputs, List<String> searched, Recorded recorded) {
        this.surrogate = surrogate;
        this.inputs = inputs;
        this.searched = searched;
        this.all = recorded;
        this.sample = recorded.some(SAMPLE);
    }

    /**
     * The columns, and where the metric stands among the targets.
     *
     * @param columns what the inputs mean
     * @param target  the column of the output
     * @param largest the largest difference to a recorded value
     */
    record Found(Columns columns, int target, double largest) {}

    /** @throws DataException if the counts do not agree, or no order reproduces the record */
    Found find() {
        checkCounts();
        Columns best = nearest(usual());
        if (!reproduced(best)) {
            best = descend(best);
        }
        Difference difference = all.from(surrogate, best);
        if (!all.isReproduced(difference)) {
            throw new DataException(
                    "No order of the columns reproduces the " + all.values().length + " recorded trials; the nearest, "
                            + best + ", is off by " + difference.mean() + " in the mean and up to "
                            + difference.largest()
                            + ", which rounding does not explain.",
                    "the trials were recorded at another fidelity than the highest.");
        }
        return new Found(best, difference.target(), difference.largest());
    }

    private void checkCounts() {
        check("x_cat", surrogate.categories(), inputs.categories(), "with codes in encoding.json");
        check("x_cont", surrogate.numbers(), inputs.numbers(), "without them");
    }

    private static void check(String input, int columns, List<String> names, String which) {
        if (columns != names.size()) {
            throw new DataException(
                    "The model's input '" + input + "' has " + columns + " columns, but config_space.json names "
                            + names.size() + " hyperparameters " + which + ": " + names + ".",
                    "model.onnx, config_space.json and encoding.json are of different versions.");
        }
    }

    private boolean reproduced(Columns columns) {
        return sample.isReproduced(sample.from(surrogate, columns));
    }

    private Columns nearest(List<Columns> candidates) {
        Columns nearest = candidates.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Columns candidate : candidates) {
            double off = sample.from(surrogate, candidate).mean();
            if (off < least) {
                least = off;
                nearest = candidate;
            }
            if (reproduced(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** The orders that are usual: the instance at each place among the categories, fidelities at either end. */
    List<Columns> usual() {
        List<Columns> orders = new ArrayList<>();
        for (List<String> categories : categories()) {
            for (List<String> numbers : numbers()) {
                orders.add(new Columns(categories, numbers));
            }
        }
        return orders;
    }

    private List<List<String>> categories() {
        List<String> own = searched.stream().filter(inputs.codes()::has).toList();
        List<String> coded = fidelities().stream().filter(inputs.codes()::has).toList();
        List<List<String>> orders = new ArrayList<>();
        for (int place = 0; place <= own.size(); place++) {
            List<String> order = new ArrayList<>(own);
            order.add(place, inputs.instance().name());
            order.addAll(coded);
            orders.add(order);
        }
        return orders;
    }

    private List<List<String>> numbers() {
        List<String> own =
                searched.stream().filter(name -> !inputs.codes().has(name)).toList();
        List<String> ahead =
                fidelities().stream().filter(name -> !inputs.codes().has(name)).toList();
        List<String> turned = new ArrayList<>(ahead);
        Collections.reverse(turned);
        return List.of(joined(own, turned), joined(own, ahead), joined(ahead, own), joined(turned, own));
    }

    private List<String> fidelities() {
        return inputs.fidelities().stream().map(Parameter::name).toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Columns change places, two at a time or one moved past others, as long as anything is won. */
    private Columns descend(Columns start) {
        Columns best = start;
        double least = sample.from(surrogate, best).mean();
        boolean won = true;
        while (won && !reproduced(best)) {
            won = false;
            for (UnaryOperator<Columns> change : changes()) {
                Columns changed = change.apply(best);
                double off = sample.from(surrogate, changed).mean();
                if (off < least) {
                    best = changed;
                    least = off;
                    won = true;
                }
            }
        }
        return best;
    }

    private List<UnaryOperator<Columns>> changes() {
        List<UnaryOperator<Columns>> changes = new ArrayList<>();
        for (UnaryOperator<List<String>> change : changes(inputs.numbers().size())) {
            changes.add(columns -> new Columns(columns.categories(), change.apply(columns.numbers())));
        }
        for (UnaryOperator<List<String>> change : changes(inputs.categories().size())) {
            changes.add(columns -> new Columns(change.apply(columns.categories()), columns.numbers()));
        }
        return changes;
    }

    private static List<UnaryOperator<List<String>>> changes(int size) {
        List<UnaryOperator<List<String>>> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int from = i;
                int to = j;
                if (from < to) {
                    changes.add(order -> swapped(order, from, to));
                }
                if (Math.abs(from - to) > 1) {
                    changes.add(order -> moved(order, from, to));
                }
            }
        }
        return changes;
    }

    private static List<String> swapped(List<String> order, int from, int to) {
        List<String> changed = new ArrayList<>(order);
        Collections.swap(changed, from, to);
        return changed;
    }

    private static List<String> moved(List<String> order, int from, int to) {
        List<String> changed = new ArrayList<>(order);
        changed.add(to, changed.remove(from));
        return changed;
    }
}
