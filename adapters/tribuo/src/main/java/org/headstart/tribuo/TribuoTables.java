package org.headstart.tribuo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * Any Tribuo dataset as a table: a numeric column for each feature, in the order of their names, and the target last. An absent feature is 0, as
 * Tribuo's learners read it. The labels are the target's levels, in alphabetical order.
 */
final class TribuoTables {

    private static final String TARGET = "target";

    private TribuoTables() {}

    /**
     * @throws DataException if the outputs are neither labels nor regressors of one dimension
     */
    static <T extends Output<T>> Dataset table(org.tribuo.Dataset<T> examples) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String feature : new TreeSet<>(examples.getFeatureMap().keySet())) {
            values.put(feature, new double[examples.size()]);
        }
        int row = 0;
        for (Example<T> example : examples) {
            for (Feature feature : example) {
                double[] column = values.get(feature.getName());
                if (column != null) {
                    column[row] += feature.getValue();
                }
            }
            row++;
        }
        List<Column> columns = new ArrayList<>();
        values.forEach((feature, column) -> columns.add(NumericColumn.wrap(feature, column)));
        String target = free(values);
        columns.add(target(target, examples));
        return Dataset.of("tribuo", columns, target);
    }

    private static String free(Map<String, double[]> features) {
        StringBuilder name = new StringBuilder(TARGET);
        while (features.containsKey(name.toString())) {
            name.append('_');
        }
        return name.toString();
    }

    private static <T extends Output<T>> Column target(String name, org.tribuo.Dataset<T> examples) {
        List<Label> labels = new ArrayList<>();
        List<Regressor> numbers = new ArrayList<>();
        for (Example<T> example : examples) {
            if (example.getOutput() instanceof Label label) {
                labels.add(label);
            } else if (example.getOutput() instanceof Regressor regressor && regressor.size() == 1) {
                numbers.add(regressor);
            } else {
                throw new DataException(
                        "The output " + example.getOutput() + " cannot be tuned for; it must be a label or one number.",
                        "each dimension of a regressor can be tuned for on its own.");
            }
        }
        if (numbers.isEmpty()) {
            TreeSet<String> levels = new TreeSet<>();
            labels.forEach(label -> levels.add(label.getLabel()));
            levels.remove(Label.UNKNOWN);
            return new Targets.Labels(List.copyOf(levels)).column(name, labels);
        }
        return new Targets.Numbers().column(name, numbers);
    }

    /** Matches the features of a table made by {@link #table} that vary; empty when there are none. */
    static String varying(Dataset table) {
        StringBuilder pattern = new StringBuilder();
        for (Column column : table.features()) {
            NumericColumn numbers = (NumericColumn) column;
            boolean varies = false;
            for (int row = 1; row < numbers.size() && !varies; row++) {
                varies = numbers.value(row) != numbers.value(0);
            }
            if (varies) {
                pattern.append(pattern.isEmpty() ? "" : "|").append(Pattern.quote(column.name()));
            }
        }
        return pattern.toString();
    }
}
