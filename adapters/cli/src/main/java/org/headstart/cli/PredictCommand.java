package org.headstart.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.headstart.api.DraftFile;
import org.headstart.api.Headstart;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TunedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart predict MODEL DATA}: predicts the rows of a table by trials that were put together into one model. */
@Command(sortOptions = false)
final class PredictCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL", description = "What --model wrote with --ensemble or --stack.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description =
                    "An ARFF or CSV file with the columns that the model was trained on; the target may be missing.")
    private String data = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to standard output.")
    private @Nullable Path out;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TunedModel loaded = Headstart.loadModel(model);
        Dataset rows = rows(DataOptions.file(data), loaded.layout());
        Predictions predictions = loaded.predict(rows);
        if (out == null) {
            print(predictions, loaded.layout().target(), console.out());
            return ExitCode.DONE;
        }
        try (DraftFile draft = new DraftFile(out)) {
            try (PrintWriter writer = new PrintWriter(draft.path().toFile(), StandardCharsets.UTF_8)) {
                print(predictions, loaded.layout().target(), writer);
                if (writer.checkError()) {
                    throw new IOException("not all of it could be written");
                }
            }
            draft.publish();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new HeadstartException(
                    "The predictions cannot be written to '" + out + "': " + e + ".",
                    "the folder has to be made first, or the disk is full.",
                    e);
        }
    }

    /** Read as the training table was: a column of digits may have been labels there. */
    private static Dataset rows(Path file, Dataset layout) {
        Dataset plain = Providers.read(file, ReadOptions.defaults()).dataset();
        Set<String> there = plain.columns().stream().map(Column::name).collect(Collectors.toSet());
        ReadOptions options = ReadOptions.defaults();
        for (Column column : layout.features()) {
            if (there.contains(column.name())) {
                options = options.withColumn(
                        column.name(),
                        column instanceof CategoricalColumn ? ColumnType.CATEGORICAL : ColumnType.NUMERIC);
            }
        }
        Dataset read = Providers.read(file, options).dataset();
        List<Column> columns = new ArrayList<>(read.columns());
        columns.removeIf(column -> column.name().equals(layout.target().name()));
        columns.add(unanswered(layout.target(), read.rows()));
        return Dataset.of(read.name(), columns, layout.target().name());
    }

    private static Column unanswered(Column target, int rows) {
        if (target instanceof CategoricalColumn classes) {
            int[] codes = new int[rows];
            Arrays.fill(codes, CategoricalColumn.MISSING);
            return CategoricalColumn.of(target.name(), codes, classes.levels());
        }
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return NumericColumn.of(target.name(), values);
    }

    private static void print(Predictions predictions, Column target, PrintWriter writer) {
        CsvLines lines = new CsvLines(writer);
        List<String> levels = target instanceof CategoricalColumn classes ? classes.levels() : List.of();
        List<String> header = new ArrayList<>(List.of(target.name()));
        levels.forEach(level -> header.add("p(" + level + ")"));
        lines.write(header);
        for (int row = 0; row < predictions.rows(); row++) {
            List<String> cells = new ArrayList<>();
            if (!levels.isEmpty()) {
                cells.add(levels.get(predictions.mostProbable(row)));
            }
            for (double value : predictions.values()[row]) {
                cells.add(Double.toString(value));
            }
            lines.write(cells);
        }
    }
}
