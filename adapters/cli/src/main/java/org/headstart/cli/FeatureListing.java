package org.headstart.cli;

import java.io.PrintWriter;
import java.util.List;
import org.headstart.api.metafeatures.MetaFeatureDefinition;

/**
 * What there is to extract.
 *
 * @param definitions the features, in order
 * @param summaries   the functions that summarise
 */
record FeatureListing(List<MetaFeatureDefinition> definitions, List<String> summaries) {

    private static final int MOST_SOURCE = 90;

    void printTable(PrintWriter out) {
        Table table = new Table("meta-feature", "group", "values", "cost", "source");
        for (MetaFeatureDefinition each : definitions) {
            table.row(
                    each.name(),
                    each.group(),
                    each.summarised() ? "summarised" : "one",
                    each.cost(),
                    Texts.brief(each.source(), MOST_SOURCE));
        }
        table.print(out);
        out.println();
        out.println("%d meta-features; n rows, d features. Summarised ones are named FEATURE.FUNCTION, with"
                .formatted(definitions.size()));
        out.println(String.join(", ", summaries) + ".");
    }

    void printJson(PrintWriter out) {
        Json.print(
                out,
                definitions.stream()
                        .map(each -> Json.object(
                                "name", each.name(),
                                "group", each.group(),
                                "summarised", each.summarised(),
                                "cost", each.cost(),
                                "source", each.source(),
                                "since", each.since()))
                        .toList());
    }

    void printCsv(PrintWriter out) {
        CsvLines lines = new CsvLines(out);
        lines.write(List.of("name", "group", "summarised", "cost", "source", "since"));
        definitions.forEach(each -> lines.write(List.of(
                each.name(),
                each.group(),
                Boolean.toString(each.summarised()),
                each.cost(),
                each.source(),
                Integer.toString(each.since()))));
    }
}
