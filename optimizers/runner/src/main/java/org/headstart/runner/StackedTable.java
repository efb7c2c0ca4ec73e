package org.headstart.runner;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Predictions;

/**
 * The table that a stacked learner sees (Wolpert 1992; Ting and Witten 1999): the members' predictions beside the answers. Of the probabilities
 * of all classes the last is left out, as it follows from the others.
 */
final class StackedTable {

    private static final String TARGET = "target";

    private StackedTable() {}

    /**
     * @param members [members], predictions of the same rows
     * @param target  the answers, which may be missing
     * @return a numeric column for each member and each class but the last, or for each member; and the target
     */
    static Dataset of(List<Predictions> members, Column target) {
        int width = target instanceof CategoricalColumn classes
                ? Math.max(1, classes.levels().size() - 1)
                : 1;
        List<Column> columns = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            for (int k = 0; k < width; k++) {
                columns.add(column("member" + member + "." + k, members.get(member), k));
            }
        }
        columns.add(renamed(target));
        return Dataset.of("predictions", columns, TARGET);
    }

    private static NumericColumn column(String name, Predictions predictions, int k) {
        double[] values = new double[predictions.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = predictions.values()[row][k];
        }
        return NumericColumn.wrap(name, values);
    }

    private static Column renamed(Column target) {
        return target instanceof CategoricalColumn classes
                ? CategoricalColumn.wrap(TARGET, classes.toArray(), classes.levels())
                : NumericColumn.wrap(TARGET, ((NumericColumn) target).toArray());
    }
}
