package org.headstart.weka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.NumericColumn;
import org.jspecify.annotations.Nullable;
import weka.core.Attribute;
import weka.core.Instances;

/**
 * The columns and levels that a model was trained on. Tables to be predicted are arranged by them: columns are found by name and levels by
 * label, so that neither's order matters. Labels that training did not declare become missing cells.
 *
 * @param header the training table without rows
 */
record TrainingLayout(Instances header) {

    /**
     * @param rows a table with all the feature columns; a target that is not there counts as missing
     * @return its rows in the order of the training table
     * @throws DataException if a feature is not there or of another kind
     */
    Instances arrange(Dataset rows) {
        Map<String, Column> byName = new HashMap<>();
        rows.columns().forEach(column -> byName.put(column.name(), column));
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < header.numAttributes(); j++) {
            Attribute attribute = header.attribute(j);
            Column column = byName.get(attribute.name());
            boolean unknownTarget = j == header.classIndex() && (column == null || !fits(column, attribute));
            columns.add(unknownTarget ? missing(attribute, rows.rows()) : fitted(column, attribute, rows));
        }
        return WekaDatasets.toInstances(
                Dataset.of(rows.name(), columns, header.classAttribute().name()));
    }

    private static boolean fits(Column column, Attribute attribute) {
        return column instanceof CategoricalColumn == attribute.isNominal();
    }

    private static Column missing(Attribute attribute, int rows) {
        if (attribute.isNominal()) {
            int[] codes = new int[rows];
            Arrays.fill(codes, CategoricalColumn.MISSING);
            return CategoricalColumn.wrap(attribute.name(), codes, WekaDatasets.levels(attribute));
        }
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return NumericColumn.wrap(attribute.name(), values);
    }

    private static Column fitted(@Nullable Column column, Attribute attribute, Dataset rows) {
        if (column == null || !fits(column, attribute)) {
            throw new DataException(
                    "The model was trained on a %s column '%s', but table '%s' has %s."
                            .formatted(
                                    attribute.isNominal() ? "categorical" : "numeric",
                                    attribute.name(),
                                    rows.name(),
                                    column == null
                                            ? Names.some(rows.columns().stream()
                                                    .map(Column::name)
                                                    .toList())
                                            : "one of the other kind"),
                    null);
        }
        return column instanceof CategoricalColumn categorical ? relabelled(categorical, attribute) : column;
    }

    private static Column relabelled(CategoricalColumn column, Attribute attribute) {
        List<String> levels = WekaDatasets.levels(attribute);
        if (column.levels().equals(levels)) {
            return column;
        }
        int[] codeOf = column.levels().stream().mapToInt(levels::indexOf).toArray();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.code(row);
            codes[row] = code == CategoricalColumn.MISSING ? code : codeOf[code];
        }
        return CategoricalColumn.wrap(column.name(), codes, levels);
    }
}
