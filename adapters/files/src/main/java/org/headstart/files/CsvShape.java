package org.headstart.files;

/** How a delimiter and a quote cut the first records of a text into cells. A record that the text breaks off does not count. */
final class CsvShape {

    private final char delimiter;
    private final char quote;
    private int first;
    private int records;
    private int agreeing;
    private int quotedCells;
    private boolean padded;
    /** Whether a quote stood within an unquoted cell, or text behind a quoted one. */
    private boolean stray;
    /** Of the record that is being scanned. */
    private int cells = 1;

    private boolean blank = true;
    private boolean cellStart = true;
    private boolean inQuotes;
    private boolean afterQuotes;
    private boolean escaped;

    CsvShape(String text, char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
        for (int i = 0; i < text.length(); i++) {
            scan(text.charAt(i), i > 0 ? text.charAt(i - 1) : '\n');
        }
        if (records == 0) {
            endRecord();
        }
    }

    private void scan(char c, char before) {
        if (inQuotes) {
            scanQuoted(c);
        } else if (c == '\n' || c == '\r') {
            endRecord();
        } else if (c == delimiter) {
            cells++;
            beginCell();
            blank = false;
        } else if (c == quote && cellStart) {
            inQuotes = true;
            stray |= afterQuotes && before != quote;
            padded |= before == ' ';
        } else if (c != ' ') {
            stray |= afterQuotes || c == quote;
            cellStart = false;
            blank = false;
        }
    }

    private void scanQuoted(char c) {
        blank = false;
        if (escaped) {
            escaped = false;
        } else if (c == '\\' && quote == '\'') {
            escaped = true;
        } else if (c == quote) {
            inQuotes = false;
            afterQuotes = true;
            quotedCells++;
        }
    }

    private void endRecord() {
        if (!blank) {
            first = records == 0 ? cells : first;
            agreeing += cells == first ? 1 : 0;
            records++;
        }
        cells = 1;
        blank = true;
        beginCell();
    }

    private void beginCell() {
        cellStart = true;
        afterQuotes = false;
    }

    /** A wrong delimiter cuts quoted cells in two: quotes in their places count more than records that agree. */
    boolean isBetterThan(CsvShape other) {
        if (stray != other.stray) {
            return other.stray;
        }
        double more = agreement() - other.agreement();
        return more > 0 || (more == 0 && first > other.first);
    }

    /** The share of records with as many cells as the first. */
    private double agreement() {
        return records == 0 ? 0 : (double) agreeing / records;
    }

    /** How many cells the first record has. */
    int cells() {
        return first;
    }

    int quotedCells() {
        return quotedCells;
    }

    boolean isPadded() {
        return padded;
    }

    char delimiter() {
        return delimiter;
    }

    char quote() {
        return quote;
    }
}
