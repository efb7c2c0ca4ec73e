package org.headstart.files;

import java.nio.file.Path;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.ReadOptions;

/**
 * Reads CSV (RFC 4180) with a header, its cells apart by comma, semicolon, tab or bar, whichever the first lines show. A column is numeric when
 * all its cells are numbers, dates as ISO 8601 writes them become milliseconds since 1970-01-01 UTC, anything else is categorical with its
 * levels in the order of first appearance. Blanks around an unquoted cell do not count. The dataset takes the name of the file without its
 * extension. Thread-safe.
 */
public final class CsvDatasetReader implements DatasetReader {

    private static final double LIKELY = 0.6;
    private static final double ONE_COLUMN = 0.05;

    private final FileLimits limits;

    /** With generous limits; for {@link java.util.ServiceLoader}. */
    public CsvDatasetReader() {
        this(FileLimits.defaults());
    }

    CsvDatasetReader(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public double confidence(byte[] head) {
        FileHead start = new FileHead(head);
        if (!start.isText() || ArffDatasetReader.isArff(start.text())) {
            return 0;
        }
        return CsvDialect.of(start.text()).isPresent() ? LIKELY : ONE_COLUMN;
    }

    @Override
    public ReadResult read(Path file, ReadOptions options) {
        TextFile text = TextFile.open(file);
        String other = text.head().otherFormat();
        if (other != null) {
            throw new DataException(
                    "'" + file + "' is " + other + ", but a CSV table is needed.",
                    "its table has to be saved as CSV first.");
        }
        String head = text.head().text();
        CsvDialect dialect = CsvDialect.of(head).orElseThrow(() -> noDelimiter(file, head));
        return text.parse(
                (opening, warnings) -> new CsvReading(file, options, limits, dialect, warnings).read(opening));
    }

    private static DataException noDelimiter(Path file, String head) {
        String first = head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Place.of(file)
                .malformed(
                        "the first line %s has no comma, semicolon, tab or bar, so the file is no CSV table of two or more columns."
                                .formatted(Advice.quoted(first)),
                        "it is in another format, or its cells are separated by blanks.");
    }
}
