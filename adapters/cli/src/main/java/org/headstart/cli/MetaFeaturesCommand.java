package org.headstart.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.headstart.api.Providers;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headstart metafeatures DATA...}: describes tables, compares two, or lists what describes them. */
@Command(sortOptions = false)
final class MetaFeaturesCommand implements Callable<Integer> {

    private static final Set<String> USUAL = Set.of("mean", "sd");

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "DATA",
            arity = "0..*",
            description = "ARFF or CSV files, names of bundled tables (iris), or folders of files (with an index.csv"
                    + " that names file and target, where there is one).")
    private List<String> data = new ArrayList<>();

    @Mixin
    private final DataOptions dataOptions = new DataOptions();

    @Mixin
    private final ExtractionOptions extractionOptions = new ExtractionOptions();

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = "--all",
            description = "Print a line for every value: all functions, and the reason of each that does not apply.")
    private boolean all;

    @ArgGroup
    private Instead instead = new Instead();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    MetaFeaturesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (warehouse.isNamed() && instead.compared.isEmpty()) {
            throw wrong("--warehouse is of use with --compare only; describing stores nothing");
        }
        if (instead.list) {
            requireNoData("--list");
            return list();
        }
        if (!instead.compared.isEmpty()) {
            requireNoData("--compare");
            return compare();
        }
        if (data.isEmpty()) {
            throw wrong("Missing required parameter: 'DATA'");
        }
        return describe();
    }

    private int list() {
        options(Set.of());
        FeatureListing listing = new FeatureListing(
                Providers.extractor().definitions().stream()
                        .filter(definition -> extractionOptions.groups().isEmpty()
                                || extractionOptions.groups().contains(definition.group()))
                        .toList(),
                Providers.extractor().summaries());
        if (form.json) {
            listing.printJson(console.out());
        } else if (form.csv) {
            listing.printCsv(console.out());
        } else {
            listing.printTable(console.out());
        }
        return ExitCode.DONE;
    }

    private int compare() {
        if (instead.compared.size() != 2) {
            throw wrong("--compare takes two tables, but there are " + instead.compared.size());
        }
        if (form.csv) {
            throw wrong("--compare prints a table or, with --json, a document; it has no --csv");
        }
        Set<String> shown = Set.copyOf(Providers.extractor().names(options(all ? Set.of() : USUAL)));
        // Distances are measured by all functions, whichever are shown.
        MetaFeatureExtractor.Options options = options(Set.of()).withSummaries(Set.of());
        ComparisonSession session = new ComparisonSession(console, dataOptions, options, warehouse);
        String a = instead.compared.get(0);
        String b = instead.compared.get(1);
        return form.json ? session.printDocument(a, b) : session.printTable(a, b, shown);
    }

    private int describe() {
        boolean people = !form.json && !form.csv;
        MetaFeatureExtractor.Options options = options(people && !all ? USUAL : Set.of());
        List<DataFolder.Entry> entries = new ArrayList<>();
        boolean many = data.size() > 1;
        for (String each : data) {
            Path path = DataOptions.file(each);
            if (Files.isDirectory(path)) {
                entries.addAll(DataFolder.entries(path, List.of()));
                many = true;
            } else {
                entries.add(new DataFolder.Entry(each, path, null, null));
            }
        }
        TableDescriber describer = new TableDescriber(console, dataOptions, options, report(options, many));
        return many ? describer.describeAll(entries) : describer.describe(entries.get(0));
    }

    private MetaFeatureReport report(MetaFeatureExtractor.Options options, boolean many) {
        if (form.json) {
            return new MetaFeatureDocument(console.out(), !many);
        }
        return form.csv
                ? new MetaFeatureCsv(console.out(), Providers.extractor().names(options))
                : new MetaFeatureTable(console.out(), options, all);
    }

    private MetaFeatureExtractor.Options options(Set<String> usual) {
        return extractionOptions.options(spec(), usual);
    }

    private void requireNoData(String option) {
        if (!data.isEmpty()) {
            throw wrong("Unmatched argument: '" + data.get(0) + "'; with " + option + " there is no DATA");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli must have set the command's own description.");
        }
        return spec;
    }

    /** What is printed. */
    private static final class Form {

        @Option(names = "--json", description = "Print a JSON object; for a folder or several files, one a line.")
        private boolean json;

        @Option(
                names = "--csv",
                description = "Print a line for each table under one header, which is the same whatever the tables;"
                        + " unknown values are empty.")
        private boolean csv;
    }

    /** What is done instead of describing tables. */
    private static final class Instead {

        @Option(names = "--list", description = "List the meta-features with group, cost and source; describe nothing.")
        private boolean list;

        @Option(
                names = "--compare",
                arity = "2",
                paramLabel = "TABLE",
                description = "Show how two tables differ and which past tasks are nearest. Each is a file, a bundled"
                        + " table, or a task of the warehouse by name or fingerprint.")
        private List<String> compared = new ArrayList<>();
    }
}
