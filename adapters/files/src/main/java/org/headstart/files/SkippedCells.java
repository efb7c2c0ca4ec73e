package org.headstart.files;

import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/** A column that is left out: takes anything and keeps nothing. */
final class SkippedCells implements CellBuffer {

    private final String column;

    SkippedCells(String column) {
        this.column = column;
    }

    @Override
    public void add(Cell cell) {
        // Left out on the user's word.
    }

    @Override
    public void addMissing() {
        // Left out on the user's word.
    }

    @Override
    public void addOmitted() {
        // Left out on the user's word.
    }

    @Override
    public Column toColumn() {
        return NumericColumn.of(column);
    }
}
