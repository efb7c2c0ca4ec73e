package org.headstart.tests.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.converters.AbstractFileLoader;
import weka.core.converters.ArffLoader;
import weka.core.converters.CSVLoader;

/** Tables of ours beside those of Weka, and what differs: "file: column: what", and the two values. */
final class WekaComparison {

    private static final int SHOWN = 60;

    private final Map<String, String> differences = new TreeMap<>();

    Map<String, String> differences() {
        return differences;
    }

    /** The file as Weka's loader for its extension reads it. */
    static Instances weka(Path file) {
        try {
            AbstractFileLoader loader = file.toString().endsWith(".csv") ? new CSVLoader() : new ArffLoader();
            loader.setFile(file.toFile());
            return loader.getDataSet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void compare(String file, Dataset ours, Instances weka) {
        note(file + ": rows", ours.rows(), weka.numInstances());
        note(file + ": columns", ours.columns().size(), weka.numAttributes());
        if (ours.rows() != weka.numInstances() || ours.columns().size() != weka.numAttributes()) {
            return;
        }
        for (int i = 0; i < weka.numAttributes(); i++) {
            Column column = ours.columns().get(i);
            String where = file + ": " + column.name() + ": ";
            Attribute attribute = weka.attribute(i);
            note(where + "name", column.name(), attribute.name());
            note(where + "kind", kind(column), kind(attribute));
            note(where + "levels", levels(column), levels(attribute));
            note(where + "missing", column.missingCount(), weka.attributeStats(i).missingCount);
            note(where + "cells", cells(column), cells(weka, i));
        }
    }

    void note(String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            differences.put(what, shortened(ours) + " here, " + shortened(theirs) + " there");
        }
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static String kind(Column column) {
        return column instanceof NumericColumn ? "numeric" : "categorical";
    }

    private static String kind(Attribute attribute) {
        return attribute.isNumeric()
                ? "numeric"
                : attribute.isNominal() ? "categorical" : Attribute.typeToString(attribute);
    }

    private static List<String> levels(Column column) {
        return column instanceof CategoricalColumn labels ? labels.levels() : List.of();
    }

    private static List<String> levels(Attribute attribute) {
        if (!attribute.isNominal()) {
            return List.of();
        }
        List<String> levels = new ArrayList<>();
        Collections.list(attribute.enumerateValues()).forEach(value -> levels.add(value.toString()));
        return levels;
    }

    /** Numbers, or codes into the levels; NaN = missing. Zero has no sign, for Weka's sparse rows do not keep it. */
    private static List<Double> cells(Column column) {
        List<Double> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                cells.add(Double.NaN);
            } else {
                cells.add(
                        column instanceof CategoricalColumn labels
                                ? (double) labels.code(row)
                                : ((NumericColumn) column).value(row) + 0.0);
            }
        }
        return cells;
    }

    private static List<Double> cells(Instances weka, int column) {
        List<Double> cells = new ArrayList<>();
        weka.forEach(row -> cells.add(row.value(column) + 0.0));
        return cells;
    }
}
