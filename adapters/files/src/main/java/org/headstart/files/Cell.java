package org.headstart.files;

import java.nio.file.Path;

/**
 * The cell that is being read: a stretch of characters, and where it stands. One object serves all cells of a file, so that a number needs no
 * string; nobody may keep it.
 */
final class Cell {

    private final Path file;
    private char[] chars = new char[0];
    private int from;
    private int to;
    private boolean quoted;
    private long line;
    private int column;
    private int number;

    Cell(Path file) {
        this.file = file;
    }

    /** Points at another cell; {@code column} is the 1-based character of the line or 0, {@code number} the 1-based cell of the row. */
    Cell at(long line, int column, int number) {
        this.line = line;
        this.column = column;
        this.number = number;
        return this;
    }

    Cell is(char[] buffer, int start, int end, boolean inQuotes) {
        chars = buffer;
        from = start;
        to = end;
        quoted = inQuotes;
        return this;
    }

    char[] chars() {
        return chars;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean quoted() {
        return quoted;
    }

    String text() {
        return new String(chars, from, to - from);
    }

    /** The number in the cell, NaN when there is none. */
    double number() {
        return Numbers.parse(chars, from, to);
    }

    boolean is(String text) {
        int length = to - from;
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    Place place() {
        return new Place(file, line, column, number);
    }
}
