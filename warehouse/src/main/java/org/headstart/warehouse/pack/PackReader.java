package org.headstart.warehouse.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.pack.TaskRows.TaskRow;
import org.headstart.warehouse.pack.TrialRows.Trials;

/** Reads packs. Thread-safe. */
public final class PackReader {

    static final String SPACE = "space.json";
    static final String TASKS = "tasks.csv";
    static final String TRIALS = "trials.csv";

    /** Whoever made the pack knows what is wrong with it, and is seldom the one who reads this. */
    static final String HINT =
            "the pack was changed or cut off after it was written: 'headstart warehouse export' writes sound ones.";

    /** The name of trials that are compressed; in a folder that has both, these count. */
    public static final String COMPRESSED = TRIALS + ".gz";

    private PackReader() {}

    /**
     * @param folder a folder that holds {@code space.json}, {@code tasks.csv} and {@code trials.csv} or {@code trials.csv.gz}
     * @return the pack
     * @throws WarehouseException if a file is missing or malformed; the message names file and line
     */
    public static Pack read(Path folder) {
        return read(folder, PackLimits.defaults());
    }

    static Pack read(Path folder, PackLimits limits) {
        SpaceFile description = description(existing(folder, SPACE), limits);
        Map<String, TaskRow> rows = new LinkedHashMap<>();
        CsvTable.read(
                existing(folder, TASKS), limits, header -> new TaskRows("pack " + description.name(), header, rows));
        Map<String, Trials> trials = new LinkedHashMap<>();
        rows.keySet().forEach(task -> trials.put(task, new Trials()));
        PackValues values = new PackValues();
        CsvTable.read(trialsFile(folder), limits, header -> new TrialRows(description, limits, values, header, trials));
        List<PackTask> tasks = new ArrayList<>();
        rows.forEach((name, row) -> {
            Trials own = trials.getOrDefault(name, new Trials());
            tasks.add(new PackTask(name, row.test(), row.metaFeatures(), own.observations, own.extras));
        });
        return new Pack(description, tasks, values.clamped());
    }

    /**
     * @param folder any folder
     * @return the folder itself when it is a pack, else every pack below it, in alphabetical order
     */
    public static List<Path> find(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(PackReader::isPack)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WarehouseException(
                    "The folder '" + folder + "' cannot be read: " + e.getMessage() + ".", null, e);
        }
    }

    private static boolean isPack(Path folder) {
        return Files.isRegularFile(folder.resolve(SPACE)) && Files.isRegularFile(folder.resolve(TASKS));
    }

    static SpaceFile description(Path file, PackLimits limits) {
        try {
            limits.checkSpace(file);
            return SpaceJson.file(Files.readString(file));
        } catch (InvalidValueException e) {
            throw new WarehouseException("The file '" + file + "': " + e.getMessage(), HINT, e);
        } catch (IOException e) {
            throw new WarehouseException("The file '" + file + "' cannot be read: " + e.getMessage() + ".", HINT, e);
        }
    }

    private static Path trialsFile(Path folder) {
        Path compressed = folder.resolve(COMPRESSED);
        return Files.isRegularFile(compressed) ? compressed : existing(folder, TRIALS);
    }

    private static Path existing(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(
                    "'" + folder + "' is no pack: it has no file '" + name + "'.",
                    "the pack is one folder further down.");
        }
        return file;
    }
}
