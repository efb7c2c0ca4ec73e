package org.headstart.tests.benchmarks.yahpo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.headstart.api.dataset.DataException;

/** {@code scenario,method,instance,seed,n,regret}, compressed where the name ends in {@code .gz}. What was cut off by a kill is left out. */
final class CurveFile {

    private static final String HEADER = "scenario,method,instance,seed,n,regret";

    private final Path file;

    CurveFile(Path file) {
        this.file = file;
    }

    /**
     * @return the curves in the order in which they begin; empty when there is no file. The last may be cut short
     * @throws DataException if the file is no such table
     */
    List<RegretCurve> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<CurveKey, NavigableMap<Integer, Double>> regrets = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new StringReader(wholeLines()))) {
            rows.forEach(row -> regrets.computeIfAbsent(key(row), key -> new TreeMap<>())
                    .put(Integer.valueOf(row.getField("n")), Double.valueOf(row.getField("regret"))));
        } catch (IOException | CsvParseException | IllegalArgumentException | NoSuchElementException e) {
            throw new DataException(
                    "The file '" + file + "' is no table " + HEADER + ": " + e.getMessage() + ".",
                    "it belongs to something else; another --out is safer.",
                    e);
        }
        List<RegretCurve> curves = new ArrayList<>();
        regrets.forEach((key, values) -> curves.add(new RegretCurve(key, values)));
        return curves;
    }

    /**
     * What need not be run again. The last curve is left out when a kill cut it short, and the file is left without it.
     *
     * @param budget of all its curves
     * @throws DataException if the file is no such table, or its curves have another budget
     */
    Map<CurveKey, RegretCurve> resume(int budget) {
        List<RegretCurve> curves = new ArrayList<>(read());
        if (!curves.isEmpty() && curves.get(curves.size() - 1).length() < budget) {
            curves.remove(curves.size() - 1);
        }
        Map<CurveKey, RegretCurve> known = new LinkedHashMap<>();
        for (RegretCurve curve : curves) {
            if (curve.length() != budget) {
                throw new DataException(
                        "The file '" + file + "' holds curves of " + curve.length()
                                + " full evaluations, but the budget is " + budget + ".",
                        "another --out, or the --budget of the file.");
            }
            known.put(curve.key(), curve);
        }
        write(curves);
        return known;
    }

    private static CurveKey key(NamedCsvRecord row) {
        return new CurveKey(
                row.getField("scenario"),
                row.getField("method"),
                row.getField("instance"),
                Integer.parseInt(row.getField("seed")));
    }

    /** All up to the last line end: what follows was being written when the process was killed. */
    private String wholeLines() throws IOException {
        String text = text();
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private String text() throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readString(file);
        }
        StringBuilder text = new StringBuilder();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** Writes the file anew with these curves; a kill leaves the old or the new one. */
    void write(List<RegretCurve> curves) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        curves.forEach(curve -> text.append(lines(curve)));
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Adds a curve at the end. */
    synchronized void append(RegretCurve curve) {
        try {
            Files.writeString(file, lines(curve), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static String lines(RegretCurve curve) {
        CurveKey key = curve.key();
        String start = key.scenario() + ',' + key.method() + ',' + key.instance() + ',' + key.seed() + ',';
        StringBuilder lines = new StringBuilder();
        curve.regrets()
                .forEach((n, regret) ->
                        lines.append(start).append(n).append(',').append(regret).append('\n'));
        return lines.toString();
    }

    private DataException notWritten(IOException e) {
        return new DataException(
                "The file '" + file + "' cannot be written: " + e.getMessage() + ".", "its folder does not exist.", e);
    }
}
