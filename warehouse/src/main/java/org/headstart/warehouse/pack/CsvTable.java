package org.headstart.warehouse.pack;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.headstart.api.InvalidValueException;
import org.headstart.api.warehouse.WarehouseException;

/** One CSV file of a pack, read row by row; every message names file and line. */
final class CsvTable {

    private CsvTable() {}

    /** What takes one row, of as many cells as the header. */
    @FunctionalInterface
    interface Rows {
        void row(List<String> cells);
    }

    /**
     * @param file   a CSV file, compressed when its name ends with {@code .gz}
     * @param limits what it may be
     * @param header given the header's cells, returns what takes the rows
     */
    static void read(Path file, PackLimits limits, Function<List<String>, Rows> header) {
        try (InputStream in = open(file, limits);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .maxBufferSize(limits.cellChars())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(
                                CsvRecordHandler.of(handler -> handler.maxFields(limits.columns())
                                        .maxFieldSize(limits.cellChars())
                                        .maxRecordSize(limits.cellChars())),
                                in);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            readAll(file, records, header);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new WarehouseException(
                    "The file '" + file + "' cannot be read: " + reason(e, limits) + ".", PackReader.HINT, e);
        }
    }

    private static void readAll(Path file, CloseableIterator<CsvRecord> records, Function<List<String>, Rows> header) {
        Rows rows = null;
        long line = 1;
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                if (rows == null) {
                    rows = header.apply(record.getFields());
                } else {
                    rows.row(record.getFields());
                }
            }
        } catch (InvalidValueException e) {
            throw new WarehouseException(
                    "The file '" + file + "', line " + line + ": " + e.getMessage(), PackReader.HINT, e);
        }
        if (rows == null) {
            throw new WarehouseException(
                    "The file '" + file + "' is empty, but it must begin with a header.", PackReader.HINT);
        }
    }

    private static InputStream open(Path file, PackLimits limits) throws IOException {
        return file.getFileName().toString().endsWith(".gz")
                ? Decompressed.open(file, limits)
                : Files.newInputStream(file);
    }

    /** The parser's complaints about what is too large, under the names that our limits have. */
    private static String reason(Exception thrown, PackLimits limits) {
        Throwable first = thrown.getCause() instanceof IOException ? thrown.getCause() : thrown;
        String what = String.valueOf(first.getMessage());
        if (what.contains("buffer size") || what.contains("characters")) {
            return "a cell or row is longer than " + limits.cellChars() + " characters (limit: cellChars)";
        }
        return what.contains(" fields") ? "a row has more than " + limits.columns() + " cells (limit: columns)" : what;
    }
}
