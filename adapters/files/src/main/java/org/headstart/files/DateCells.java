package org.headstart.files;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import org.headstart.api.dataset.NumericColumn;

/**
 * A column of dates in a declared pattern, read as milliseconds since 1970-01-01 00:00 UTC. As Weka does, a pattern without a time zone means
 * the time zone of this JVM.
 */
final class DateCells implements CellBuffer {

    private final String column;
    private final String pattern;
    private final MissingMarkers markers;
    private final SimpleDateFormat format;
    private final DoubleCells values = new DoubleCells();

    /** @throws IllegalArgumentException if the pattern is none */
    DateCells(String column, String pattern, MissingMarkers markers) {
        this.column = column;
        this.pattern = pattern;
        this.markers = markers;
        this.format = new SimpleDateFormat(pattern, Locale.ENGLISH);
        format.setLenient(false);
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // ARFF's patterns are those of SimpleDateFormat, which knows no other class.
    public void add(Cell cell) {
        String text = cell.text();
        ParsePosition position = new ParsePosition(0);
        Date date = format.parse(text, position);
        if (date != null && position.getIndex() == text.length()) {
            values.add(date.getTime());
        } else if (markers.match(cell)) {
            addMissing();
        } else {
            throw cell.place()
                    .malformed(
                            Advice.quoted(text) + " in column '" + column + "' is not a date of the pattern '" + pattern
                                    + "'.",
                            "the pattern that the header declares is another one.");
        }
    }

    @Override
    public void addMissing() {
        values.add(Double.NaN);
    }

    @Override
    public void addOmitted() {
        values.add(0);
    }

    @Override
    public NumericColumn toColumn() {
        return NumericColumn.wrap(column, values.toArray());
    }
}
