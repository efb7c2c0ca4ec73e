package org.headstart.files;

import java.nio.file.Path;
import org.headstart.api.dataset.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file something stands.
 *
 * @param file   the file
 * @param line   1-based; 0 = the file as a whole
 * @param column which character of the line, 1-based; 0 = the line as a whole
 * @param cell   which cell of the row, 1-based; 0 = not known
 */
record Place(Path file, long line, int column, int cell) {

    static Place of(Path file) {
        return new Place(file, 0, 0, 0);
    }

    Place line(long number) {
        return new Place(file, number, 0, 0);
    }

    Place column(int number) {
        return new Place(file, line, number, cell);
    }

    Place cell(int number) {
        return new Place(file, line, column, number);
    }

    /** The exception for what is wrong here; {@code what} goes on after a colon. */
    DataException malformed(String what, @Nullable String hint) {
        return new DataException(this + ": " + what, hint);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("'" + file + "'");
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (column > 0) {
            text.append(", column ").append(column);
        } else if (cell > 0) {
            text.append(", cell ").append(cell);
        }
        return text.toString();
    }
}
