package org.headstart.files;

import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Names;

/** A column of labels that the header declares; any other is refused. */
final class NominalCells implements CellBuffer {

    private final String column;
    private final MissingMarkers markers;
    private final Levels levels;
    private final IntCells codes = new IntCells();

    NominalCells(String column, Levels levels, MissingMarkers markers) {
        this.column = column;
        this.levels = levels;
        this.markers = markers;
    }

    @Override
    public void add(Cell cell) {
        int code = levels.find(cell);
        if (code < 0 && !markers.match(cell)) {
            throw undeclared(cell);
        }
        codes.add(code);
    }

    private RuntimeException undeclared(Cell cell) {
        List<String> names = levels.names();
        return cell.place()
                .malformed(
                        "%s is not among the %d declared values of column '%s': %s."
                                .formatted(Advice.quoted(cell.text()), names.size(), column, Names.some(names)),
                        Names.closest(cell.text(), names)
                                .map(close -> "it should be '" + close + "'.")
                                .orElse("the values have moved to another column, or the header lacks this one."));
    }

    @Override
    public void addMissing() {
        codes.add(CategoricalColumn.MISSING);
    }

    @Override
    public void addOmitted() {
        codes.add(levels.size() == 0 ? CategoricalColumn.MISSING : 0);
    }

    @Override
    public CategoricalColumn toColumn() {
        return CategoricalColumn.wrap(column, codes.toArray(), levels.names());
    }
}
