package org.headstart.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.Names;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;

/**
 * Compares two tables in front of the user; stores nothing.
 *
 * @param console   where to print
 * @param data      how files are read
 * @param options   what is extracted of files
 * @param warehouse whose tasks set the scale
 */
record ComparisonSession(
        Console console, DataOptions data, MetaFeatureExtractor.Options options, WarehouseOption warehouse) {

    private static final int LEAST_FINGERPRINT = 6;

    /** As a document, compares all that is known of what two words mean: files, bundled tables, or tasks of the warehouse. */
    int printDocument(String left, String right) {
        Json.print(console.out(), compare(left, right).document());
        return ExitCode.DONE;
    }

    /** For people, compares what two words mean. */
    int printTable(String left, String right, Set<String> shown) {
        compare(left, right).print(console.out(), shown);
        return ExitCode.DONE;
    }

    private ComparisonReport compare(String left, String right) {
        List<Task> past = past();
        Task a = task(left, past);
        Task b = task(right, past);
        return new ComparisonReport(MetaFeatures.compare(a, b, past));
    }

    private List<Task> past() {
        Optional<Warehouse> existing = warehouse.openIfThere();
        if (existing.isEmpty()) {
            return List.of();
        }
        try (Warehouse opened = existing.get()) {
            return opened.tasks();
        }
    }

    private Task task(String word, List<Task> past) {
        Path file = DataOptions.file(word);
        return Files.exists(file) ? described(word, file) : remembered(word, past);
    }

    private Task described(String word, Path file) {
        ReadResult table = Providers.read(file, data.options());
        Extraction extraction = MetaFeatures.extract(table.dataset(), options);
        table.warnings().forEach(warning -> console.warn(word + ": " + warning));
        TableDescriber.dropped(extraction).forEach(warning -> console.warn(word + ": " + warning));
        return Task.of(table.dataset(), extraction.vector());
    }

    private Task remembered(String word, List<Task> past) {
        List<Task> meant = past.stream().filter(task -> isMeant(word, task)).toList();
        if (meant.isEmpty()) {
            throw unknown(word, past);
        }
        if (meant.size() > 1) {
            throw new DataException(
                    "The name '" + word + "' is that of " + meant.size() + " tasks of the warehouse: "
                            + Names.some(meant.stream().map(Task::fingerprint).toList()) + ".",
                    "the beginning of a fingerprint says which is meant.");
        }
        Task task = meant.get(0);
        if (!task.metaFeatures().extractor().equals(Providers.extractor().version())) {
            console.warn(
                    "Task '%s' was described by %s, but this is %s; what changed in between differs for that reason."
                            .formatted(
                                    task.name(),
                                    task.metaFeatures().extractor(),
                                    Providers.extractor().version()));
        }
        return task;
    }

    private static boolean isMeant(String word, Task task) {
        boolean begins =
                word.length() >= LEAST_FINGERPRINT && task.fingerprint().startsWith(word.toLowerCase(Locale.ROOT));
        return begins || task.name().equals(word);
    }

    private DataException unknown(String word, List<Task> past) {
        List<String> names = new ArrayList<>(BundledTables.names());
        past.forEach(task -> names.add(task.name()));
        String known = past.isEmpty()
                ? "there is no warehouse with tasks at '" + warehouse.location() + "'"
                : "the warehouse at '" + warehouse.location() + "' has " + past.size() + " tasks, none of that name";
        return new DataException(
                "There is no file '" + word + "' and no bundled table of that name, and " + known + ".",
                Names.closest(word, names)
                        .map(close -> "you meant '" + close + "'.")
                        .orElse("the path is relative to another folder."));
    }
}
