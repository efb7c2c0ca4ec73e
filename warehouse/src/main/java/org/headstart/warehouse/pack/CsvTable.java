package org.headstart.warehouse.pack;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.warehouse.WarehouseException;

/** One CSV file of a pack, read row by row; every message names file and line. */
final class CsvTable {

    private static final int MAX_FIELD_CHARACTERS = 1 << 24;

    private CsvTable() {}

    /** What takes one row, of as many cells as the header. */
    @FunctionalInterface
    interface Rows {
        void row(List<String> cells);
    }

    /**
     * @param file   a CSV file, compressed when its name ends with {@code .gz}
     * @param header given the header's cells, returns what takes the rows
     */
    static void read(Path file, Function<List<String>, Rows> header) {
        try (InputStream in = open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .maxBufferSize(MAX_FIELD_CHARACTERS)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            readAll(file, records, header);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new WarehouseException(
                    "The file '" + file + "' cannot be read: " + e.getMessage() + ".", PackReader.HINT, e);
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

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
