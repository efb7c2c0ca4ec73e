package org.headstart.cli.benchmark;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.dataset.DataException;

/** Curves as a table {@code pack,method,task,seed,n,regret}, a row for each n. Written curve by curve, so that a run can be taken up again. */
final class CurveFile {

    private static final String[] HEADER = {"pack", "method", "task", "seed", "n", "regret"};

    private final Path file;

    CurveFile(Path file) {
        this.file = file;
    }

    /**
     * @return the curves of the file, cut short where it was cut short; empty when there is no file
     * @throws DataException if the file is no such table
     */
    List<Curve> read() {
        Map<Curve.Key, List<Double>> regrets = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                reader.forEach(row -> add(row, regrets));
            } catch (IOException | CsvParseException | IllegalArgumentException | java.util.NoSuchElementException e) {
                throw new DataException(
                        "The file '" + file + "' is no table of benchmark results: " + e.getMessage() + ".",
                        "it belongs to something else; another --out is safer.",
                        e);
            }
        }
        List<Curve> curves = new ArrayList<>();
        regrets.forEach(
                (key, values) -> curves.add(new Curve(key.pack(), key.method(), key.task(), key.seed(), values)));
        return curves;
    }

    private static void add(NamedCsvRecord row, Map<Curve.Key, List<Double>> regrets) {
        Curve.Key key = new Curve.Key(
                row.getField("pack"),
                row.getField("method"),
                row.getField("task"),
                Integer.parseInt(row.getField("seed")));
        regrets.computeIfAbsent(key, k -> new ArrayList<>()).add(Double.parseDouble(row.getField("regret")));
    }

    /** Writes the file anew with these curves. */
    void write(List<Curve> curves) {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(HEADER);
            curves.forEach(curve -> write(curve, writer));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Adds a curve at the end. */
    void append(Curve curve) {
        try (CsvWriter writer = CsvWriter.builder()
                .build(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            write(curve, writer);
        } catch (IOException | UncheckedIOException e) {
            throw notWritten(e);
        }
    }

    private static void write(Curve curve, CsvWriter writer) {
        for (int n = 1; n <= curve.regrets().size(); n++) {
            writer.writeRecord(
                    curve.pack(),
                    curve.method(),
                    curve.task(),
                    Integer.toString(curve.seed()),
                    Integer.toString(n),
                    Double.toString(curve.after(n)));
        }
    }

    private DataException notWritten(Exception e) {
        return new DataException(
                "The file '" + file + "' cannot be written: " + e.getMessage() + ".", "its folder does not exist.", e);
    }
}
