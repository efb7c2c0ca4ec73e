package org.headstart.files;

import java.util.OptionalLong;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/**
 * A column whose kind its cells decide: numbers if all are, else dates if all are, else labels. A kind is refuted by the first cell that does not
 * fit it. When cells were taken before, their text is gone; the file is then read once more, and this column fills as labels.
 */
final class InferredCells implements CellBuffer {

    private enum Kind {
        NUMBERS,
        DATES,
        LABELS
    }

    private final String column;
    private final FileLimits limits;
    private final Warnings warnings;
    private Kind kind = Kind.NUMBERS;
    private DoubleCells values = new DoubleCells();
    private LabelCells labels;
    private long taken;
    private boolean refuted;
    private boolean complete;

    InferredCells(String column, FileLimits limits, Warnings warnings) {
        this.column = column;
        this.limits = limits;
        this.warnings = warnings;
        this.labels = new LabelCells(column, limits);
    }

    @Override
    public void add(Cell cell) {
        if (complete || refuted) {
            return;
        }
        while (!fits(cell)) {
            if (taken > 0) {
                refute(cell);
                return;
            }
            widen();
        }
        taken++;
    }

    private boolean fits(Cell cell) {
        return switch (kind) {
            case NUMBERS -> take(cell.number());
            case DATES -> {
                OptionalLong date = IsoDates.parse(cell);
                yield take(date.isPresent() ? date.getAsLong() : Double.NaN);
            }
            case LABELS -> {
                labels.add(cell);
                yield true;
            }
        };
    }

    private boolean take(double value) {
        if (Double.isNaN(value)) {
            return false;
        }
        values.add(value);
        return true;
    }

    /** To the next kind, with nothing but missing cells behind us. */
    private void widen() {
        kind = kind == Kind.NUMBERS ? Kind.DATES : Kind.LABELS;
        if (kind == Kind.LABELS) {
            for (int i = 0; i < values.size(); i++) {
                labels.addMissing();
            }
            values = new DoubleCells();
        }
    }

    private void refute(Cell cell) {
        refuted = true;
        values = new DoubleCells();
        warnings.add("Column '%s' was read as labels: %s on line %d is not a %s, as the %d cells before it are."
                .formatted(
                        column,
                        Advice.quoted(cell.text()),
                        cell.place().line(),
                        kind == Kind.NUMBERS ? "number" : "date",
                        taken));
    }

    @Override
    public void addMissing() {
        if (complete || refuted) {
            return;
        }
        if (kind == Kind.LABELS) {
            labels.addMissing();
        } else {
            values.add(Double.NaN);
        }
    }

    @Override
    public void addOmitted() {
        throw new IllegalStateException("A CSV file has no sparse rows.");
    }

    /** Whether all cells so far hold nothing. */
    boolean isEmpty() {
        return taken == 0;
    }

    /** Whether the file has to be read once more for this column. */
    boolean isRefuted() {
        return refuted;
    }

    /** Before the file is read once more: a refuted column starts afresh, any other keeps what it has. */
    void rewind() {
        complete = !refuted;
        if (refuted) {
            refuted = false;
            kind = Kind.LABELS;
            labels = new LabelCells(column, limits);
        }
    }

    @Override
    public Column toColumn() {
        if (kind == Kind.LABELS) {
            return labels.toColumn();
        }
        if (kind == Kind.DATES) {
            warnings.add("Column '" + column + "' holds dates; they were read as milliseconds since 1970-01-01 UTC.");
        }
        if (taken == 0) {
            warnings.add("Column '" + column + "' holds nothing; it was read as numeric.");
        }
        return NumericColumn.wrap(column, values.toArray());
    }
}
