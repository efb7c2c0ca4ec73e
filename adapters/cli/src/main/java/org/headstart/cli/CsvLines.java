package org.headstart.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Lines of CSV on a writer that stays open; each line is there as soon as it is written. */
final class CsvLines {

    private final CsvWriter writer;

    CsvLines(PrintWriter out) {
        this.writer = CsvWriter.builder().build(out);
    }

    void write(List<String> cells) {
        writer.writeRecord(cells.toArray(String[]::new));
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
