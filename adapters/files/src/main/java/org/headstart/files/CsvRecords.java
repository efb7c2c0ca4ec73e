package org.headstart.files;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Takes a CSV file's cells from the parser: those of the first record into a header, all others into one buffer a column. */
final class CsvRecords extends CsvCallbackHandler<Boolean> {

    private final Path file;
    private final FileLimits limits;
    private final MissingMarkers markers;
    private final CsvHeader header;
    private final Function<CsvHeader, List<CellBuffer>> toBuffers;
    private final Cell cell;
    private List<CellBuffer> buffers = List.of();
    private long line;
    private long records;
    private int count;
    /** Whether the record began with an empty cell: the line is blank if no other cell follows. */
    private boolean blankSoFar;

    CsvRecords(Path file, FileLimits limits, MissingMarkers markers, Function<CsvHeader, List<CellBuffer>> toBuffers) {
        this.file = file;
        this.limits = limits;
        this.markers = markers;
        this.toBuffers = toBuffers;
        this.cell = new Cell(file);
        this.header = new CsvHeader(Place.of(file).line(1));
    }

    @Override
    protected RecordType getRecordType() {
        return isBlank() ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = startingLine;
        count = 0;
        blankSoFar = false;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        while (!quoted && from < to && chars[from] <= ' ') {
            from++;
        }
        while (!quoted && to > from && chars[to - 1] <= ' ') {
            to--;
        }
        count++;
        if (count == 1 && !quoted && from == to && buffers.size() > 1) {
            blankSoFar = true;
            return;
        }
        if (blankSoFar) {
            blankSoFar = false;
            take(cell.at(line, 0, 1).is(chars, from, from, false), 0);
        }
        take(cell.at(line, 0, count).is(chars, from, to, quoted), count - 1);
    }

    private void take(Cell taken, int column) {
        if (records == 0) {
            limits.checkColumns(taken.place(), count);
            header.add(taken);
        } else if (column < buffers.size()) {
            CellBuffer buffer = buffers.get(column);
            if (markers.match(taken)) {
                buffer.addMissing();
            } else {
                buffer.add(taken);
            }
        }
    }

    private boolean isBlank() {
        return count == 0 || blankSoFar;
    }

    @Override
    protected void setComment(char[] chars, int offset, int length) {
        throw new IllegalStateException("Comments are switched off.");
    }

    @Override
    protected void setEmpty() {
        count = 0;
    }

    @Override
    protected Boolean buildRecord() {
        if (isBlank()) {
            return true;
        }
        if (records++ == 0) {
            buffers = toBuffers.apply(header);
        } else {
            limits.checkSize(place(), records - 1, buffers.size());
            checkCount();
        }
        return true;
    }

    private void checkCount() {
        if (count != buffers.size()) {
            throw place().malformed(
                            "the row has %d cells, but the header has %d.".formatted(count, buffers.size()),
                            count == buffers.size() + 1 && records == 2
                                    ? "the header lacks a name for the first column, as when row names are written without one."
                                    : "a cell holds the delimiter or a quote and has to be quoted.");
        }
    }

    /** The record that is being read. */
    Place place() {
        return Place.of(file).line(line);
    }
}
