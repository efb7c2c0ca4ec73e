package org.headstart.tests.benchmarks.yahpo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.headstart.api.dataset.DataException;

/**
 * What can be reached on an instance, in the metric's own sign.
 *
 * @param best  the best value known
 * @param worst the worst
 */
record Bounds(double best, double worst) {

    /** By instance, from {@code bounds.csv}. */
    static Map<String, Bounds> read(Path file) {
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> bounds.put(
                    row.getField("instance"),
                    new Bounds(Double.parseDouble(row.getField("best")), Double.parseDouble(row.getField("worst")))));
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            throw new DataException(
                    "The file '" + file + "' has no columns instance, best and worst of numbers: " + e.getMessage()
                            + ".",
                    "the folder is not that of a scenario.",
                    e);
        }
        return bounds;
    }

    /** Whether nothing can be won or lost. */
    boolean areFlat() {
        return best == worst;
    }

    /** 0 at the best known value and beyond it, 1 at the worst; whichever sign is better. */
    double regret(double value) {
        return Math.max(0, (best - value) / (best - worst));
    }
}
