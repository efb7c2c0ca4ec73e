package org.headstart.warehouse;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.pack.PackTask;

/**
 * Which datasets the tasks of a pack are, in a file beside it: {@code identities.csv}. A warehouse that reads the pack then knows them when
 * they come again. Packs from elsewhere have no such file; there a task is known by the names of pack and task.
 */
final class Identities {

    private static final String FILE = "identities.csv";
    private static final List<String> HEADER =
            List.of("task", "fingerprint", "name", "type", "target", "rows", "columns", "classes", "extractor");
    private static final Set<String> REGRESSION = Set.of(Metric.RMSE.name(), Metric.MAE.name(), Metric.R2.name());

    private final Map<String, Task> byName;

    private Identities(Map<String, Task> byName) {
        this.byName = byName;
    }

    static void write(Path folder, Map<String, Task> byName) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(FILE))) {
            csv.writeRecord(HEADER);
            byName.forEach((name, task) -> csv.writeRecord(
                    name,
                    task.fingerprint(),
                    task.name(),
                    task.type().name(),
                    task.target(),
                    Integer.toString(task.rows()),
                    Integer.toString(task.columns()),
                    Integer.toString(task.classes()),
                    task.metaFeatures().extractor()));
        }
    }

    static Identities read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, Task> byName = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return new Identities(byName);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> byName.put(row.getField("task"), task(row)));
            return new Identities(byName);
        } catch (HeadstartException e) {
            throw new WarehouseException("The file '" + file + "': " + e.getMessage(), null, e);
        } catch (IOException | RuntimeException e) {
            throw new WarehouseException("The file '" + file + "' cannot be read: " + e.getMessage() + ".", null, e);
        }
    }

    private static Task task(NamedCsvRecord row) {
        return new Task(
                row.getField("fingerprint"),
                row.getField("name"),
                TaskType.valueOf(row.getField("type")),
                row.getField("target"),
                Integer.parseInt(row.getField("rows")),
                Integer.parseInt(row.getField("columns")),
                Integer.parseInt(row.getField("classes")),
                new MetaFeatureVector(Check.notBlank(row.getField("extractor"), "The extractor"), Map.of()));
    }

    /** The task that a pack's task is. */
    Task of(String pack, Metric metric, PackTask task) {
        Task known = byName.get(task.name());
        MetaFeatureVector found = task.metaFeatures();
        if (known != null) {
            MetaFeatureVector own = new MetaFeatureVector(known.metaFeatures().extractor(), found.values());
            return new Task(
                    known.fingerprint(),
                    known.name(),
                    known.type(),
                    known.target(),
                    known.rows(),
                    known.columns(),
                    known.classes(),
                    own);
        }
        TaskType type = REGRESSION.contains(metric.name()) ? TaskType.REGRESSION : TaskType.CLASSIFICATION;
        return new Task("pack:" + pack + ":" + task.name(), task.name(), type, "unknown", 0, 0, 0, found);
    }
}
