package org.headstart.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is to be read. */
final class DataOptions {

    @Option(
            names = {"-t", "--target"},
            paramLabel = "COL",
            description = "The column to predict; without it, the last one.")
    private @Nullable String target;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "classification or regression; without it, by the target's values.")
    private @Nullable TaskType type;

    @Option(names = "--ignore", paramLabel = "COL", split = ",", description = "Columns to leave out.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--missing",
            paramLabel = "TEXT",
            split = ",",
            description = "Cells that mean nothing, beside ?, NA, N/A, NaN, null and empty ones; such as -999.")
    private List<String> missing = new ArrayList<>();

    /** The options for one table, where {@code --target} and {@code --type} say nothing with these of its own. */
    ReadOptions options(@Nullable String ownTarget, @Nullable TaskType ownType) {
        Set<String> markers = new HashSet<>(ReadOptions.defaults().missingMarkers());
        markers.addAll(missing);
        ReadOptions options = ReadOptions.defaults()
                .withMissingMarkers(markers)
                .withTarget(target == null ? ownTarget : target)
                .withTaskType(type == null ? ownType : type);
        for (String column : ignored) {
            if (column.equals(options.target())) {
                throw new InvalidValueException(
                        "Column '" + column + "' is to be ignored, but it is the target; it cannot be both.", null);
            }
            options = options.withColumn(column, ColumnType.IGNORE);
        }
        return options;
    }

    ReadOptions options() {
        return options(null, null);
    }

    /** The file that a DATA argument means: the file of that path, else the bundled table of that name. */
    static Path file(String data) {
        Path file = Path.of(data);
        boolean bundled = BundledTables.names().contains(data.toLowerCase(Locale.ROOT));
        return bundled && Files.notExists(file) ? BundledTables.file(data.toLowerCase(Locale.ROOT)) : file;
    }
}
