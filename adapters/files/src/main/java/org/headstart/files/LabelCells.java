package org.headstart.files;

import org.headstart.api.dataset.CategoricalColumn;

/** A column of labels that are not known beforehand: they are numbered in the order of first appearance. */
final class LabelCells implements CellBuffer {

    private final String column;
    private final FileLimits limits;
    private final Levels levels = new Levels();
    private final IntCells codes = new IntCells();

    LabelCells(String column, FileLimits limits) {
        this.column = column;
        this.limits = limits;
    }

    @Override
    public void add(Cell cell) {
        int known = levels.size();
        codes.add(levels.findOrAdd(cell));
        if (levels.size() > known) {
            limits.checkLevels(cell.place(), column, levels.size());
        }
    }

    @Override
    public void addMissing() {
        codes.add(CategoricalColumn.MISSING);
    }

    /** Nothing says which text a sparse row means when it leaves one out. */
    @Override
    public void addOmitted() {
        addMissing();
    }

    @Override
    public CategoricalColumn toColumn() {
        return CategoricalColumn.wrap(column, codes.toArray(), levels.names());
    }
}
