package org.headstart.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.jspecify.annotations.Nullable;

/** A form in which meta-features are printed. */
@FunctionalInterface
interface MetaFeatureReport {

    /** Prints what is known of one table. */
    void print(Dataset dataset, Extraction extraction);

    /** One document over several lines. */
    static MetaFeatureReport json(PrintWriter out) {
        return (dataset, extraction) -> Json.print(out, document(dataset, extraction));
    }

    /** One document a line. */
    static MetaFeatureReport jsonLines(PrintWriter out) {
        return (dataset, extraction) -> Json.printLine(out, document(dataset, extraction));
    }

    /** Names and values for people, with the reason where there is no value. */
    static MetaFeatureReport table(PrintWriter out) {
        return (dataset, extraction) -> {
            out.println("%s: %d rows, %d features, target %s, %s"
                    .formatted(
                            dataset.name(),
                            dataset.rows(),
                            dataset.columns().size() - 1,
                            dataset.target().name(),
                            Texts.word(dataset.taskType())));
            Table table = new Table("meta-feature", ">value", "");
            extraction.vector().values().forEach((name, value) -> {
                if (value instanceof Known known) {
                    table.row(name, Texts.number(known.value()), "");
                } else if (value instanceof NotApplicable not) {
                    table.row(name, "-", not.reason());
                }
            });
            table.print(out);
            extraction
                    .seconds()
                    .forEach((group, seconds) ->
                            out.println("%-24s %8s s".formatted(group, String.format(Locale.ROOT, "%.4f", seconds))));
            out.println();
        };
    }

    /** One line a table; the first table decides the columns. */
    static MetaFeatureReport csv(PrintWriter out) {
        List<String> columns = new ArrayList<>();
        CsvWriter writer = CsvWriter.builder().build(out);
        return (dataset, extraction) -> {
            if (columns.isEmpty()) {
                columns.add("dataset");
                columns.addAll(extraction.vector().values().keySet());
                writer.writeRecord(columns);
            }
            List<@Nullable String> cells = new ArrayList<>();
            cells.add(dataset.name());
            columns.stream()
                    .skip(1)
                    .map(name -> cell(extraction.vector().values().get(name)))
                    .forEach(cells::add);
            writer.writeRecord(cells);
            flush(writer);
        };
    }

    private static void flush(CsvWriter writer) {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable MetaFeatureValue value) {
        return value instanceof Known known ? Json.plain(known.value()).toString() : "";
    }

    private static Map<String, @Nullable Object> document(Dataset dataset, Extraction extraction) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> notApplicable = new LinkedHashMap<>();
        extraction.vector().values().forEach((name, value) -> {
            if (value instanceof Known known) {
                values.put(name, Json.plain(known.value()));
            } else if (value instanceof NotApplicable not) {
                notApplicable.put(name, not.reason());
            }
        });
        return Json.object(
                "dataset", dataset.name(),
                "rows", dataset.rows(),
                "columns", dataset.columns().size() - 1,
                "extractor", extraction.vector().extractor(),
                "seconds", extraction.seconds(),
                "values", values,
                "notApplicable", notApplicable,
                "dropped", extraction.dropped());
    }
}
