package org.headstart.warehouse.pack;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.warehouse.WarehouseException;

/** Writes packs; numbers are written so that they read back equal. Observations without a value are left out. Thread-safe. */
public final class PackWriter {

    private PackWriter() {}

    /**
     * @param pack     what to write
     * @param folder   where; made when it does not exist, files in it are replaced
     * @param compress whether the trials are written as {@code trials.csv.gz}
     * @throws WarehouseException if the folder cannot be written
     */
    public static void write(Pack pack, Path folder, boolean compress) {
        Path plain = folder.resolve(PackReader.TRIALS);
        Path gz = folder.resolve(PackReader.COMPRESSED);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(compress ? plain : gz);
            Files.writeString(folder.resolve(PackReader.SPACE), SpaceJson.text(pack.description()));
            try (CsvWriter tasks = csv(Files.newOutputStream(folder.resolve(PackReader.TASKS)))) {
                writeTasks(pack, tasks);
            }
            OutputStream out = Files.newOutputStream(compress ? gz : plain);
            try (CsvWriter trials = csv(compress ? new GZIPOutputStream(out) : out)) {
                writeTrials(pack, trials);
            }
        } catch (IOException | UncheckedIOException e) { // the latter by FastCSV
            throw new WarehouseException(
                    "The pack '" + folder + "' cannot be written: " + e.getMessage() + ".", null, e);
        }
    }

    private static CsvWriter csv(OutputStream out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }

    private static void writeTasks(Pack pack, CsvWriter csv) {
        Set<String> names = new LinkedHashSet<>();
        pack.tasks().forEach(task -> names.addAll(task.metaFeatures().values().keySet()));
        List<String> header = new ArrayList<>(List.of("task", "split"));
        header.addAll(names);
        csv.writeRecord(header);
        for (PackTask task : pack.tasks()) {
            List<String> cells = new ArrayList<>(List.of(task.name(), task.test() ? "test" : "train"));
            for (String name : names) {
                OptionalDouble value = task.metaFeatures().known(name);
                cells.add(value.isPresent() ? number(value.getAsDouble()) : "");
            }
            csv.writeRecord(cells);
        }
    }

    private static void writeTrials(Pack pack, CsvWriter csv) {
        Set<String> extras = new LinkedHashSet<>();
        pack.tasks().forEach(task -> extras.addAll(task.extras().keySet()));
        boolean timed = pack.tasks().stream()
                .flatMap(task -> task.observations().stream())
                .anyMatch(observation -> observation.seconds() > 0);
        List<String> header = new ArrayList<>(List.of("task"));
        pack.space().parameters().forEach(parameter -> header.add(parameter.name()));
        header.add("value");
        if (timed) {
            header.add("seconds");
        }
        header.addAll(extras);
        csv.writeRecord(header);
        pack.tasks().forEach(task -> writeTrials(pack, task, timed, extras, csv));
    }

    private static void writeTrials(Pack pack, PackTask task, boolean timed, Set<String> extras, CsvWriter csv) {
        for (int i = 0; i < task.observations().size(); i++) {
            Observation observation = task.observations().get(i);
            Double value = observation.value();
            if (value == null) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(task.name()));
            pack.space().parameters().forEach(p -> cells.add(cell(observation.configuration(), p)));
            cells.add(number(value));
            if (timed) {
                cells.add(number(observation.seconds()));
            }
            for (String name : extras) {
                List<String> column = task.extras().get(name);
                cells.add(column == null ? "" : column.get(i));
            }
            csv.writeRecord(cells);
        }
    }

    private static String cell(Configuration configuration, Hyperparameter parameter) {
        if (!configuration.has(parameter.name())) {
            return "";
        }
        return configuration.get(parameter.name()) instanceof Double real
                ? number(real)
                : configuration.text(parameter.name());
    }

    /** Whole numbers without a fraction; all others as Java prints them, which reads back to the same bits. Keeps the sign of -0. */
    private static String number(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0)
                ? "-0.0"
                : Configuration.text(value);
    }
}
