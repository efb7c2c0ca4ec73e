package org.headstart.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;

/**
 * Meta-features for people: a line for each under its group, with a column for each function that summarises. Features that do not apply are
 * gathered by reason at the end.
 */
final class MetaFeatureTable implements MetaFeatureReport {

    /** With more functions than this, a feature's values stand below each other. */
    private static final int MOST_COLUMNS = 8;

    private static final int SHOWN_NAMES = 6;
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final boolean all;
    private final Map<String, List<Feature>> groups = new LinkedHashMap<>();
    private final List<String> functions;

    /** A feature, and its values' names by the function that gives each; of a feature that is one value, by nothing. */
    private record Feature(String name, Map<String, String> byFunction) {

        /** Whether the feature says nothing about a table, so that it has no line; the reason is that of its first value. */
        boolean isSilent(Extraction extraction) {
            return byFunction.values().stream()
                    .noneMatch(value -> extraction.vector().known(value).isPresent());
        }
    }

    /**
     * Prints nothing yet.
     *
     * @param out     where to print
     * @param options what was asked for
     * @param all     whether every value has a line
     */
    MetaFeatureTable(PrintWriter out, MetaFeatureExtractor.Options options, boolean all) {
        this.out = out;
        List<String> names = new ArrayList<>(Providers.extractor().names(options));
        Set<String> found = new LinkedHashSet<>();
        for (MetaFeatureDefinition definition : Providers.extractor().definitions()) {
            Map<String, String> byFunction = new LinkedHashMap<>();
            while (!names.isEmpty() && isOf(definition, names.get(0))) {
                String name = names.remove(0);
                byFunction.put(
                        name.equals(definition.name())
                                ? ""
                                : name.substring(definition.name().length() + 1),
                        name);
            }
            if (!byFunction.isEmpty()) {
                groups.computeIfAbsent(definition.group(), group -> new ArrayList<>())
                        .add(new Feature(definition.name(), byFunction));
                found.addAll(byFunction.keySet());
            }
        }
        found.remove("");
        this.functions = List.copyOf(found);
        this.all = all || functions.size() > MOST_COLUMNS;
    }

    private static boolean isOf(MetaFeatureDefinition definition, String name) {
        return definition.summarised() ? name.startsWith(definition.name() + ".") : name.equals(definition.name());
    }

    @Override
    public void print(String name, Dataset dataset, Extraction extraction) {
        out.println("%s: %d rows, %d features, target %s, %s"
                .formatted(
                        name,
                        dataset.rows(),
                        dataset.columns().size() - 1,
                        dataset.target().name(),
                        Texts.word(dataset.taskType())));
        Table table = table();
        groups.forEach((group, features) -> {
            addHeading(table, group, features, extraction);
            features.forEach(feature -> addFeature(table, feature, extraction));
        });
        table.print(out);
        if (!all) {
            printSilent(extraction);
        }
        printSampled(dataset, extraction);
        out.println();
    }

    private Table table() {
        if (all) {
            return new Table("", ">value", "");
        }
        List<String> header = new ArrayList<>(List.of("", ">value"));
        functions.forEach(function -> header.add(Table.RIGHT + function));
        return new Table(header.toArray(String[]::new));
    }

    private void addHeading(Table table, String group, List<Feature> features, Extraction extraction) {
        boolean silent = !all && features.stream().allMatch(feature -> feature.isSilent(extraction));
        table.line();
        table.line("%s, %s s%s"
                .formatted(
                        group,
                        Texts.milliseconds(extraction.seconds().getOrDefault(group, 0.0)),
                        silent ? ": nothing to show" : ""));
    }

    private void addFeature(Table table, Feature feature, Extraction extraction) {
        if (all) {
            feature.byFunction().values().forEach(name -> addValue(table, name, extraction));
        } else if (!feature.isSilent(extraction)) {
            List<String> cells = new ArrayList<>(List.of(INDENT + feature.name(), cell(feature, "", extraction)));
            functions.forEach(function -> cells.add(cell(feature, function, extraction)));
            table.row(cells.toArray(String[]::new));
        }
    }

    private static void addValue(Table table, String name, Extraction extraction) {
        MetaFeatureValue value = extraction.vector().values().get(name);
        if (value instanceof Known known) {
            table.row(INDENT + name, Texts.number(known.value()), "");
        } else if (value instanceof NotApplicable not) {
            table.row(INDENT + name, "-", not.reason());
        }
    }

    /** Empty where the feature has no such value, a dash where that value does not exist. */
    private static String cell(Feature feature, String function, Extraction extraction) {
        String name = feature.byFunction().get(function);
        if (name == null) {
            return "";
        }
        return extraction.vector().values().get(name) instanceof Known known ? Texts.number(known.value()) : "-";
    }

    private void printSilent(Extraction extraction) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        groups.values().stream()
                .flatMap(List::stream)
                .filter(feature -> feature.isSilent(extraction))
                .forEach(feature -> {
                    String first = feature.byFunction().values().iterator().next();
                    if (extraction.vector().values().get(first) instanceof NotApplicable not) {
                        byReason.computeIfAbsent(not.reason(), reason -> new ArrayList<>())
                                .add(feature.name());
                    }
                });
        if (!byReason.isEmpty()) {
            out.println();
            out.println("do not apply");
            byReason.forEach((reason, names) -> out.println(INDENT + reason + ": " + brief(names)));
        }
    }

    private static void appendPart(StringBuilder text, String part) {
        text.append(text.isEmpty() ? "" : " and ").append(part);
    }

    private void printSampled(Dataset dataset, Extraction extraction) {
        int columns = dataset.columns().size() - 1;
        Map<Extraction.Part, List<String>> byPart = extraction.sampled().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (!byPart.isEmpty()) {
            out.println();
            out.println("measured on a part of the table");
        }
        byPart.forEach((part, names) -> {
            StringBuilder text = new StringBuilder();
            if (part.rows() < dataset.rows()) {
                appendPart(text, "%d of %d rows".formatted(part.rows(), dataset.rows()));
            }
            if (part.columns() < columns) {
                appendPart(text, "%d of %d features".formatted(part.columns(), columns));
            }
            out.println(INDENT + text + ": " + brief(names));
        });
    }

    private String brief(List<String> names) {
        int more = all ? 0 : names.size() - SHOWN_NAMES;
        String shown = names.stream().limit(names.size() - Math.max(0, more)).collect(Collectors.joining(", "));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    @Override
    public void end() {
        if (!all) {
            out.println(
                    "--all shows every value and reason, --summaries names other functions, --list explains each feature.");
        }
    }
}
