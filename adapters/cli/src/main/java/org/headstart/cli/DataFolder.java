package org.headstart.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;

/**
 * A folder of tables. An {@code index.csv} with the columns {@code name}, {@code file} and, if wanted, {@code task} and {@code target} says which
 * there are and what is predicted; without one, every {@code .arff} and {@code .csv} file is a table whose last column is predicted.
 */
final class DataFolder {

    private static final String INDEX = "index.csv";

    private DataFolder() {}

    /**
     * One table of a folder.
     *
     * @param name   its name
     * @param file   where it is
     * @param target what is predicted; null = the last column
     * @param type   as what; null = by the target's values
     */
    record Entry(
            String name,
            Path file,
            @Nullable String target,
            @Nullable TaskType type) {}

    /**
     * The tables of a folder by name.
     *
     * @param folder the folder
     * @param names  the names wanted; empty = all
     * @throws DataException if it is no folder or holds no table
     */
    static List<Entry> entries(Path folder, List<String> names) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "'" + folder + "' is not a folder of tables.",
                    Files.exists(folder) ? "the folder that the file is in was meant." : "the path is mistyped.");
        }
        Path index = folder.resolve(INDEX);
        List<Entry> all = Files.isRegularFile(index) ? indexed(index) : listed(folder);
        if (all.isEmpty()) {
            throw new DataException(
                    "The folder '" + folder + "' holds no table: neither " + INDEX + " nor an .arff or .csv file.",
                    "the tables are in a folder below it.");
        }
        return names.isEmpty() ? all : chosen(all, names);
    }

    private static List<Entry> chosen(List<Entry> all, List<String> names) {
        List<String> known = all.stream().map(Entry::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidValueException(
                        "There is no table '" + name + "' in the folder; it holds " + known.size() + ": "
                                + Names.some(known) + ".",
                        Names.closest(name, known)
                                .map(close -> "you meant '" + close + "'.")
                                .orElse(null));
            }
        }
        return all.stream().filter(entry -> names.contains(entry.name())).toList();
    }

    private static List<Entry> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(arff|csv)"))
                    .sorted()
                    .map(file -> new Entry(stem(file), file, null, null))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Entry> indexed(Path index) {
        List<Entry> entries = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(index)) {
            for (NamedCsvRecord row : rows) {
                Path file = inside(index, cell(index, row, "file"));
                String name = row.findField("name").orElseGet(() -> stem(file));
                entries.add(new Entry(name, file, optional(row, "target"), type(index, row)));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw unreadable(index, e);
        }
        return entries;
    }

    /** An index may have come with its tables from anywhere: it names none elsewhere. */
    private static Path inside(Path index, String name) throws IOException {
        try {
            Path folder = index.toAbsolutePath().normalize().getParent();
            Path file = index.resolveSibling(name);
            Path found = file.toAbsolutePath().normalize();
            boolean leadsOut = folder == null
                    || !found.startsWith(folder)
                    || (Files.exists(found) && !found.toRealPath().startsWith(folder.toRealPath()));
            if (!leadsOut) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw outside(index, name, e);
        }
        throw outside(index, name, null);
    }

    private static DataException outside(Path index, String name, @Nullable Exception cause) {
        return new DataException(
                "'" + index + "' names the file '" + name + "', but it must be one in the folder of the index.",
                "it has to be copied there.",
                cause);
    }

    private static String cell(Path index, NamedCsvRecord row, String column) {
        return row.findField(column)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new DataException(
                        "Line " + row.getStartingLineNumber() + " of '" + index + "' has no '" + column
                                + "'; its columns are " + row.getHeader() + ".",
                        "the index needs the columns name, file, task, target."));
    }

    private static @Nullable String optional(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isBlank()).orElse(null);
    }

    private static @Nullable TaskType type(Path index, NamedCsvRecord row) {
        String task = optional(row, "task");
        if (task == null) {
            return null;
        }
        return Stream.of(TaskType.values())
                .filter(type -> Texts.word(type).equals(task.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "Line " + row.getStartingLineNumber() + " of '" + index + "' has the task '" + task
                                + "'; it must be classification or regression.",
                        null));
    }

    private static DataException unreadable(Path path, Exception e) {
        return new DataException("'" + path + "' cannot be read: " + e.getMessage() + ".", null, e);
    }
}
