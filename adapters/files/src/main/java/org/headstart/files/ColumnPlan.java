package org.headstart.files;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;

/** What the options ask of the columns of a file; known as soon as its header is read, so that a wrong name is refused before the rows. */
final class ColumnPlan {

    private final List<String> names;
    private final ReadOptions options;
    private final BitSet leftOut = new BitSet();
    private final int target;

    /** @param unnamed the columns to which the header gives no name; none of them is the target unless the options say so */
    ColumnPlan(Path file, List<String> names, BitSet unnamed, ReadOptions options) {
        this.names = names;
        this.options = options;
        for (String column : options.columnTypes().keySet()) {
            checkThere(file, names, column);
        }
        this.target = target(datasetName(file), names, unnamed, options);
        checkTarget(file);
        for (int i = 0; i < names.size(); i++) {
            leftOut.set(i, given(i) == ColumnType.IGNORE);
        }
    }

    /** The file's name without its last extension. */
    static String datasetName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static void checkThere(Path file, List<String> names, String column) {
        if (!names.contains(column)) {
            throw new DataException(
                    "'%s' has no column '%s', whose type is given; its %d columns are %s."
                            .formatted(file, column, names.size(), Names.some(names)),
                    Names.closest(column, names)
                            .map(close -> "you meant '" + close + "'.")
                            .orElse("the type was meant for a column of another file."));
        }
    }

    private static int target(String dataset, List<String> names, BitSet unnamed, ReadOptions options) {
        String target = options.target();
        if (target != null) {
            return Dataset.of(dataset, names.stream().map(NumericColumn::of).toList(), target)
                    .targetIndex();
        }
        int last = names.size() - 1;
        while (last > 0 && (unnamed.get(last) || options.columnTypes().get(names.get(last)) == ColumnType.IGNORE)) {
            last--;
        }
        return last;
    }

    private void checkTarget(Path file) {
        String name = names.get(target);
        ColumnType type = options.columnTypes().get(name);
        TaskType task = options.taskType();
        if (type == ColumnType.IGNORE) {
            throw new DataException(
                    "The target '" + name + "' of '" + file + "' cannot be left out.", "another column is the target.");
        }
        if (type != null && task != null && type != typeOf(task)) {
            throw new DataException(
                    "The target '%s' of '%s' is to be read as %s, but the task is %s."
                            .formatted(name, file, type, task),
                    "one of the two options is too much.");
        }
    }

    private static ColumnType typeOf(TaskType task) {
        return task == TaskType.CLASSIFICATION ? ColumnType.CATEGORICAL : ColumnType.NUMERIC;
    }

    int target() {
        return target;
    }

    boolean isLeftOut(int column) {
        return leftOut.get(column);
    }

    void leaveOut(int column) {
        leftOut.set(column);
    }

    /** The type that the user gave the column by name; null = none. */
    @Nullable
    ColumnType given(int column) {
        return options.columnTypes().get(names.get(column));
    }

    /** The type that the column must end up with, be it by name or by the task; null = whatever it is. */
    @Nullable
    ColumnType wanted(int column) {
        ColumnType given = given(column);
        TaskType task = options.taskType();
        return given == null && column == target && task != null ? typeOf(task) : given;
    }
}
