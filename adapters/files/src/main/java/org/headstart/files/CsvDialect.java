package org.headstart.files;

import java.util.List;
import java.util.Optional;

/**
 * How a CSV file writes its cells.
 *
 * @param delimiter what stands between cells: comma, semicolon, tab or bar
 * @param quote     what stands around cells that hold a delimiter: a double quote, or a single one where no cell begins with a double one
 * @param padded    whether blanks stand between a delimiter and a quote
 */
record CsvDialect(char delimiter, char quote, boolean padded) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int MOST_RECORDS = 50;

    /** The dialect in which most lines have as many cells as the first; empty when there is no delimiter on the first line. */
    static Optional<CsvDialect> of(String head) {
        char quote = quote(head);
        Shape best = new Shape(0, 0);
        Optional<CsvDialect> found = Optional.empty();
        for (char delimiter : DELIMITERS) {
            Shape shape = Shape.of(head, delimiter, quote);
            if (shape.cells > 1 && shape.isBetterThan(best)) {
                best = shape;
                found = Optional.of(new CsvDialect(delimiter, quote, isPadded(head, delimiter, quote)));
            }
        }
        return found;
    }

    private static char quote(String head) {
        boolean isDouble = head.indexOf('"') >= 0;
        boolean isSingle = DELIMITERS.stream()
                .anyMatch(delimiter ->
                        head.contains("'" + delimiter) && (head.startsWith("'") || head.contains(delimiter + "'")));
        return !isDouble && isSingle ? '\'' : '"';
    }

    private static boolean isPadded(String head, char delimiter, char quote) {
        return head.contains(delimiter + " " + quote) || head.contains(quote + " " + delimiter);
    }

    /**
     * How a delimiter cuts the first records.
     *
     * @param cells  of the first record
     * @param agrees the share of records with as many cells
     */
    private record Shape(int cells, double agrees) {

        static Shape of(String head, char delimiter, char quote) {
            int first = 0;
            int records = 0;
            int agreeing = 0;
            int cells = 1;
            boolean quoted = false;
            boolean blank = true;
            boolean cellStart = true;
            for (int i = 0; i < head.length() && records < MOST_RECORDS; i++) {
                char c = head.charAt(i);
                if (c == quote && (quoted || cellStart)) {
                    quoted = !quoted;
                    cellStart = false;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                    if (!blank) {
                        first = records == 0 ? cells : first;
                        agreeing += cells == first ? 1 : 0;
                        records++;
                    }
                    cells = 1;
                    blank = true;
                    cellStart = true;
                    continue;
                } else if (!quoted && c == delimiter) {
                    cells++;
                    cellStart = true;
                } else if (c != ' ') {
                    cellStart = false;
                }
                blank = false;
            }
            return records == 0 ? new Shape(cells, 1) : new Shape(first, (double) agreeing / records);
        }

        boolean isBetterThan(Shape other) {
            return agrees > other.agrees || (agrees == other.agrees && cells > other.cells);
        }
    }
}
