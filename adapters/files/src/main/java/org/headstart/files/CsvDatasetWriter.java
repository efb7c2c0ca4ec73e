package org.headstart.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;

/**
 * Writes CSV with a header, commas, and {@code ?} for a missing cell. Numbers read back to the last bit. CSV has no place for levels that no row has
 * or for their order, and labels that are all numbers read back as numbers unless the reader is told otherwise; ARFF keeps all of it.
 * Thread-safe.
 */
public final class CsvDatasetWriter {

    private static final String NEEDS_QUOTES = ",;|\"'\n\r\t";
    private static final String BEGINS_OTHER_FORMATS = "@%<[{\uFEFF";

    private CsvDatasetWriter() {}

    /**
     * @param dataset the table
     * @param file    where to; replaced if it is there
     * @throws org.headstart.api.dataset.DataException if the file cannot be written
     */
    public static void write(Dataset dataset, Path file) {
        TextOutput.write(file, out -> write(dataset, out));
    }

    private static void write(Dataset dataset, Writer out) throws IOException {
        List<Column> columns = dataset.columns();
        for (int i = 0; i < columns.size(); i++) {
            out.write((i == 0 ? "" : ",") + header(columns.get(i).name()));
        }
        out.write('\n');
        for (int row = 0; row < dataset.rows(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(columns.get(i), row));
            }
            out.write('\n');
        }
    }

    /** A name that is a number would be taken for a cell; one that begins like another format, for that. */
    private static String header(String name) {
        boolean misread = !Double.isNaN(Numbers.parse(name))
                || (!name.isEmpty() && BEGINS_OTHER_FORMATS.indexOf(name.charAt(0)) >= 0);
        return misread ? inQuotes(name) : quoted(name);
    }

    private static String cell(Column column, int row) {
        if (column.isMissing(row)) {
            return "?";
        }
        return column instanceof NumericColumn numbers
                ? Numbers.exact(numbers.value(row))
                : quoted(((CategoricalColumn) column).levels().get(((CategoricalColumn) column).code(row)));
    }

    private static String quoted(String label) {
        boolean plain = !label.isEmpty()
                && !ReadOptions.defaults().missingMarkers().contains(label)
                && label.charAt(0) > ' '
                && label.charAt(label.length() - 1) > ' '
                && label.chars().allMatch(c -> NEEDS_QUOTES.indexOf(c) < 0);
        return plain ? label : inQuotes(label);
    }

    private static String inQuotes(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
