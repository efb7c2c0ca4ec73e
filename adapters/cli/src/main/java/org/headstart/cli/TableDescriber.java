package org.headstart.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.HeadstartException;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.Names;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;

/**
 * Describes tables, one after another.
 *
 * @param console where progress and warnings go
 * @param data    how tables are read
 * @param options what is extracted
 * @param report  how it is printed
 */
record TableDescriber(
        Console console, DataOptions data, MetaFeatureExtractor.Options options, MetaFeatureReport report) {

    /** Describes the only table; whatever is wrong with it ends the command. */
    int describe(DataFolder.Entry entry) {
        ReadResult table = read(entry);
        Extraction extraction = MetaFeatures.extract(table.dataset(), options);
        report.begin();
        report.print(table.dataset().name(), table.dataset(), extraction);
        report.end();
        warnings(table, extraction).forEach(console::warn);
        return ExitCode.DONE;
    }

    /** Describes many tables; one that cannot be described is reported, and the others go on. */
    int describeAll(List<DataFolder.Entry> entries) {
        int failed = 0;
        report.begin();
        try (TableProgress progress = new TableProgress(console, entries.size())) {
            for (DataFolder.Entry entry : entries) {
                failed += describe(entry, progress) ? 0 : 1;
            }
        }
        report.end();
        if (failed > 0) {
            console.err()
                    .println("error: " + failed + " of " + entries.size()
                            + " tables could not be described; the messages above say why.");
        }
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean describe(DataFolder.Entry entry, TableProgress progress) {
        ReadResult table;
        Extraction extraction;
        try {
            table = read(entry);
            extraction = MetaFeatures.extract(table.dataset(), options);
        } catch (HeadstartException e) {
            progress.step(() -> console.err().println("error: " + entry.name() + ": " + e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            progress.step(() -> {
                console.err().println("error: " + entry.name() + ": " + e);
                console.err()
                        .println("Maybe this is a fault of Headstart: the table alone, with --verbose, shows where.");
            });
            return false;
        }
        progress.step(() -> print(entry, table, extraction, progress));
        return true;
    }

    private void print(DataFolder.Entry entry, ReadResult table, Extraction extraction, TableProgress progress) {
        Dataset dataset = table.dataset();
        report.print(entry.name(), dataset, extraction);
        warnings(table, extraction).forEach(warning -> console.warn(entry.name() + ": " + warning));
        progress.line("%s: %d rows, %d features, %s s"
                .formatted(
                        entry.name(),
                        dataset.rows(),
                        dataset.columns().size() - 1,
                        Texts.seconds(seconds(extraction))));
    }

    private ReadResult read(DataFolder.Entry entry) {
        return Providers.read(entry.file(), data.options(entry.target(), entry.type()));
    }

    static double seconds(Extraction extraction) {
        return extraction.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static List<String> warnings(ReadResult table, Extraction extraction) {
        List<String> warnings = new ArrayList<>(table.warnings());
        warnings.addAll(dropped(extraction));
        return warnings;
    }

    /** What a budget left out, a line for each group. */
    static List<String> dropped(Extraction extraction) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (MetaFeatureDefinition definition : Providers.extractor().definitions()) {
            all.computeIfAbsent(definition.group(), group -> new ArrayList<>()).add(definition.name());
        }
        List<String> lines = new ArrayList<>();
        all.forEach((group, names) -> {
            List<String> missing =
                    names.stream().filter(extraction.dropped()::containsKey).toList();
            if (!missing.isEmpty()) {
                lines.add("%s: %d of %d meta-features are left out for want of time: %s"
                        .formatted(group, missing.size(), names.size(), Names.some(missing)));
            }
        });
        return lines;
    }
}
