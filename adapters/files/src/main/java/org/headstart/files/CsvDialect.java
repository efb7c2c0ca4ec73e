package org.headstart.files;

import java.util.List;
import java.util.Optional;

/**
 * How a CSV file writes its cells.
 *
 * @param delimiter what stands between cells: comma, semicolon, tab or bar
 * @param quote     what stands around cells that hold a delimiter: a double quote, or a single one where cells stand in single quotes and none in
 *                  double ones
 * @param padded    whether blanks stand between a delimiter and a quote
 */
record CsvDialect(char delimiter, char quote, boolean padded) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** The dialect in which most records have as many cells as the first; empty when the first has one only, whatever the delimiter. */
    static Optional<CsvDialect> of(String head) {
        Optional<CsvShape> found = Optional.empty();
        for (char delimiter : DELIMITERS) {
            CsvShape shape = shape(head, delimiter);
            if (shape.cells() > 1 && (found.isEmpty() || shape.isBetterThan(found.get()))) {
                found = Optional.of(shape);
            }
        }
        return found.map(shape -> new CsvDialect(shape.delimiter(), shape.quote(), shape.isPadded()));
    }

    private static CsvShape shape(String head, char delimiter) {
        CsvShape usual = new CsvShape(head, delimiter, '"');
        if (usual.quotedCells() > 0) {
            return usual;
        }
        CsvShape single = new CsvShape(head, delimiter, '\'');
        return single.quotedCells() > 0 && !usual.isBetterThan(single) ? single : usual;
    }

    /** Whether the quotes inside quoted cells are written as Weka writes them, after a backslash. */
    boolean isWekas() {
        return quote == '\'';
    }
}
