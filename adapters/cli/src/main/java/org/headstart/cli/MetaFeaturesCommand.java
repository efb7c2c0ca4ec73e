package org.headstart.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.HeadstartException;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart metafeatures DATA}: describes a table, or every table of a folder. */
@Command(sortOptions = false)
final class MetaFeaturesCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "DATA",
            description = "An ARFF or CSV file, the name of a bundled table (iris), or a folder of files (with an"
                    + " index.csv that names file and target, where there is one).")
    private String data = "";

    @Mixin
    private final DataOptions dataOptions = new DataOptions();

    @Option(
            names = {"-g", "--groups"},
            paramLabel = "G",
            split = ",",
            description = "Groups of meta-features, such as general,statistical; all when left out.")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "After this time the dearest groups still missing are dropped.")
    private @Nullable Duration time;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Decides folds and samples of landmarkers (${DEFAULT-VALUE}).")
    private long seed;

    @ArgGroup
    private Form form = new Form();

    MetaFeaturesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path path = DataOptions.file(data);
        MetaFeatureReport report = report();
        if (!Files.isDirectory(path)) {
            describe(new DataFolder.Entry(data, path, null, null), report);
            return ExitCode.DONE;
        }
        int failed = 0;
        for (DataFolder.Entry entry : DataFolder.entries(path, List.of())) {
            try {
                describe(entry, report);
            } catch (HeadstartException e) {
                console.err().println("error: " + e.getMessage());
                failed++;
            }
        }
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void describe(DataFolder.Entry entry, MetaFeatureReport report) {
        ReadResult table = Providers.read(entry.file(), dataOptions.options(entry.target(), entry.type()));
        table.warnings().forEach(console::warn);
        Extraction extraction = MetaFeatures.extract(
                table.dataset(),
                MetaFeatureExtractor.Options.defaults()
                        .withGroups(new HashSet<>(groups))
                        .withBudget(time)
                        .withSeed(seed));
        report.print(table.dataset(), extraction);
        extraction.dropped().forEach((name, reason) -> console.warn(name + " is left out: " + reason));
    }

    private MetaFeatureReport report() {
        if (form.json) {
            boolean folder = Files.isDirectory(Path.of(data));
            return folder ? MetaFeatureReport.jsonLines(console.out()) : MetaFeatureReport.json(console.out());
        }
        return form.csv ? MetaFeatureReport.csv(console.out()) : MetaFeatureReport.table(console.out());
    }

    /** What is printed. */
    private static final class Form {

        @Option(names = "--json", description = "Print a JSON object; for a folder, one a line.")
        private boolean json;

        @Option(
                names = "--csv",
                description = "Print a line for each table under one header; unknown values are empty.")
        private boolean csv;
    }
}
