package org.headstart.weka;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * Tables to and from Weka. Names, order of columns and levels, cells, missing cells and the target come through unchanged in both directions;
 * what Weka knows and a table does not (weights of rows and attributes, date formats, the order flag of a nominal attribute) is dropped.
 * Thread-safe; neither argument is ever modified.
 */
public final class WekaDatasets {

    private static final String UNNAMED = "dataset";

    static {
        WekaRuntime.prepare();
    }

    private WekaDatasets() {}

    /**
     * @param dataset a table
     * @return the same table for Weka: numeric and nominal attributes, the target as class attribute, NaN for missing cells, weights of 1
     */
    public static Instances toInstances(Dataset dataset) {
        Instances instances = header(dataset);
        List<Column> columns = dataset.columns();
        for (int row = 0; row < dataset.rows(); row++) {
            double[] cells = new double[columns.size()];
            for (int j = 0; j < cells.length; j++) {
                cells[j] = cell(columns.get(j), row);
            }
            instances.add(new DenseInstance(1, cells));
        }
        return instances;
    }

    /** The attributes and the class, with room for all rows. */
    private static Instances header(Dataset dataset) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (Column column : dataset.columns()) {
            attributes.add(
                    column instanceof CategoricalColumn categorical
                            ? new Attribute(categorical.name(), categorical.levels())
                            : new Attribute(column.name()));
        }
        Instances instances = new Instances(dataset.name(), attributes, dataset.rows());
        instances.setClassIndex(dataset.targetIndex());
        return instances;
    }

    private static double cell(Column column, int row) {
        if (column instanceof CategoricalColumn categorical) {
            int code = categorical.code(row);
            return code == CategoricalColumn.MISSING ? Double.NaN : code;
        }
        return ((NumericColumn) column).value(row);
    }

    /**
     * @param instances a table of Weka with a class attribute; dates become numbers (milliseconds since 1970)
     * @return the same table
     * @throws DataException if no class is set, or an attribute holds texts or tables
     */
    public static Dataset toDataset(Instances instances) {
        if (instances.classIndex() < 0) {
            throw new DataException(
                    "The instances of '" + instances.relationName() + "' have no class attribute; one is needed.",
                    "setClassIndex was not called.");
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < instances.numAttributes(); j++) {
            columns.add(column(instances, j));
        }
        String name = instances.relationName().isBlank() ? UNNAMED : instances.relationName();
        return Dataset.of(name, columns, instances.classAttribute().name());
    }

    private static Column column(Instances instances, int index) {
        Attribute attribute = instances.attribute(index);
        if (attribute.isNominal()) {
            return CategoricalColumn.wrap(attribute.name(), codes(instances, index), levels(attribute));
        }
        if (attribute.isNumeric()) {
            return NumericColumn.wrap(attribute.name(), instances.attributeToDoubleArray(index));
        }
        throw new DataException(
                "Attribute '%s' of '%s' is of type %s; it must be numeric, nominal or date."
                        .formatted(attribute.name(), instances.relationName(), Attribute.typeToString(attribute)),
                attribute.isString() ? "it should be turned into a nominal one, or removed." : null);
    }

    private static int[] codes(Instances instances, int index) {
        int[] codes = new int[instances.numInstances()];
        for (int row = 0; row < codes.length; row++) {
            double value = instances.instance(row).value(index);
            codes[row] = Double.isNaN(value) ? CategoricalColumn.MISSING : (int) value;
        }
        return codes;
    }

    static List<String> levels(Attribute attribute) {
        List<String> levels = Collections.list(attribute.enumerateValues()).stream()
                .map(Object::toString)
                .toList();
        return levels;
    }
}
