package org.headstart.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/**
 * Writes ARFF that both {@link ArffDatasetReader} and Weka read back cell by cell: numbers to the last bit, levels in their order, also those
 * that no row has. ARFF does not say which column is the target; readers take the last. Thread-safe.
 */
public final class ArffDatasetWriter {

    private static final String NEEDS_QUOTES = ",{}'\"%\\";

    private ArffDatasetWriter() {}

    /**
     * @param dataset the table
     * @param file    where to; replaced if it is there
     * @throws org.headstart.api.dataset.DataException if the file cannot be written
     */
    public static void write(Dataset dataset, Path file) {
        TextOutput.write(file, out -> write(dataset, out));
    }

    private static void write(Dataset dataset, Writer out) throws IOException {
        out.write("@relation " + quoted(dataset.name()) + "\n\n");
        for (Column column : dataset.columns()) {
            out.write("@attribute " + quoted(column.name()) + " " + type(column) + "\n");
        }
        out.write("\n@data\n");
        List<String[]> labels =
                dataset.columns().stream().map(ArffDatasetWriter::labels).toList();
        for (int row = 0; row < dataset.rows(); row++) {
            for (int i = 0; i < labels.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(dataset.columns().get(i), labels.get(i), row));
            }
            out.write('\n');
        }
    }

    private static String type(Column column) {
        return column instanceof CategoricalColumn ? "{" + String.join(",", labels(column)) + "}" : "numeric";
    }

    private static String[] labels(Column column) {
        return column instanceof CategoricalColumn labels
                ? labels.levels().stream().map(ArffDatasetWriter::quoted).toArray(String[]::new)
                : new String[0];
    }

    private static String cell(Column column, String[] labels, int row) {
        if (column.isMissing(row)) {
            return "?";
        }
        return column instanceof NumericColumn numbers
                ? Numbers.exact(numbers.value(row))
                : labels[((CategoricalColumn) column).code(row)];
    }

    /** The text, in single quotes where it would not be read as one word. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && !text.equals("?")
                && text.chars().allMatch(c -> c > ' ' && NEEDS_QUOTES.indexOf(c) < 0);
        if (plain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("'");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('\'').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\'', '\\' -> "\\" + c;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c);
        };
    }
}
