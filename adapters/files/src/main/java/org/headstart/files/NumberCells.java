package org.headstart.files;

import org.headstart.api.dataset.NumericColumn;

/** A column of numbers; whatever is neither a number nor a missing marker is refused. */
final class NumberCells implements CellBuffer {

    private final String column;
    private final MissingMarkers markers;
    private final DoubleCells values = new DoubleCells();

    NumberCells(String column, MissingMarkers markers) {
        this.column = column;
        this.markers = markers;
    }

    @Override
    public void add(Cell cell) {
        double value = cell.number();
        if (Double.isNaN(value) && !cell.is("NaN") && !markers.match(cell)) {
            throw cell.place()
                    .malformed(
                            Advice.quoted(cell.text()) + " in column '" + column + "' is not a number.",
                            hint(cell.text()));
        }
        values.add(value);
    }

    private static String hint(String text) {
        return Numbers.isWithDecimalComma(text)
                ? "the decimal sign has to be a point."
                : "the column is categorical, or the text means that the value is missing (ReadOptions.missingMarkers).";
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
