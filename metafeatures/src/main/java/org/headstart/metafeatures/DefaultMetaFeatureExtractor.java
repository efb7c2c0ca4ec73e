package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;

/**
 * Extracts the families of meta-features. Within a budget the cheapest features of all groups come first, so that the dearest are dropped. The
 * threads share the work on one feature at a time. Thread-safe.
 */
public final class DefaultMetaFeatureExtractor implements MetaFeatureExtractor {

    private static final String NAME = "headstart-metafeatures ";

    /** Goes up by one whenever a value changes; what changed says so by {@link MetaFeature#since}. */
    private static final int VERSION = 2;

    /** With fewer cells than this, threads cost more than they save. */
    private static final long WORTH_THREADS = 100_000;

    private static final List<Family> FAMILIES = List.of(
            new General(),
            new Statistical(),
            new InformationTheory(),
            new ModelBased(),
            new Landmarking(),
            new RelativeLandmarking(),
            new Clustering(),
            new Concept(),
            new Itemset(),
            new Complexity());

    /** For {@link java.util.ServiceLoader}. */
    public DefaultMetaFeatureExtractor() {}

    @Override
    public String version() {
        return NAME + VERSION;
    }

    @Override
    public List<String> groups() {
        return FAMILIES.stream().map(Family::group).toList();
    }

    @Override
    public List<String> summaries() {
        return Summary.FUNCTIONS;
    }

    @Override
    public List<MetaFeatureDefinition> definitions() {
        return items(Set.of()).stream().map(Item::definition).toList();
    }

    @Override
    public List<String> names(Options options) {
        Selection selection = Selection.of(options, MetaFeatureVector.empty());
        return items(options.groups()).stream()
                .flatMap(item -> selection.names(item.feature()).stream())
                .toList();
    }

    @Override
    public Extraction extract(Dataset dataset, Options options) {
        return update(MetaFeatureVector.empty(), dataset, options);
    }

    @Override
    public Extraction update(MetaFeatureVector known, Dataset dataset, Options options) {
        Selection selection = Selection.of(options, known);
        List<Item> items = items(options.groups());
        long cells = (long) dataset.rows() * dataset.columns().size();
        try (Workers workers = new Workers(cells < WORTH_THREADS ? 1 : options.threads())) {
            Table table = new Table(dataset, workers, options.seed());
            return new Run(table, selection, new Budget(options.budget())).over(items);
        }
    }

    /** The version that made a vector; 0 if it was not this extractor. */
    private static int versionOf(MetaFeatureVector vector) {
        String number = vector.extractor().startsWith(NAME) ? vector.extractor().substring(NAME.length()) : "";
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    private List<Item> items(Set<String> groups) {
        groups.forEach(group -> requireOneOf("group of meta-features", group, groups()));
        List<Item> items = new ArrayList<>();
        for (Family family : FAMILIES) {
            if (groups.isEmpty() || groups.contains(family.group())) {
                family.features().forEach(feature -> items.add(new Item(family.group(), feature)));
            }
        }
        return items;
    }

    private static void requireOneOf(String what, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new InvalidValueException(
                    "There is no " + what + " '" + name + "'; there are " + Names.some(names) + ".",
                    Names.closest(name, names)
                            .map(close -> "you meant '" + close + "'.")
                            .orElse(null));
        }
    }

    /** A feature and its group. */
    private record Item(String group, MetaFeature feature) {

        MetaFeatureDefinition definition() {
            return new MetaFeatureDefinition(
                    group,
                    feature.name(),
                    feature.form() == MetaFeature.Form.MANY,
                    feature.cost().formula(),
                    feature.source(),
                    feature.since());
        }
    }

    /**
     * What is wanted, and what of it is known.
     *
     * @param functions the functions that summarise; empty = all
     * @param known     values that stay unless their feature has changed
     * @param version   the version that made them; 0 = another extractor
     */
    private record Selection(Set<String> functions, MetaFeatureVector known, int version) {

        static Selection of(Options options, MetaFeatureVector known) {
            options.summaries()
                    .forEach(summary -> requireOneOf("function that summarises", summary, Summary.FUNCTIONS));
            return new Selection(options.summaries(), known, versionOf(known));
        }

        List<String> names(MetaFeature feature) {
            return feature.names(functions.isEmpty() ? Set.copyOf(Summary.FUNCTIONS) : functions);
        }

        boolean isKnown(MetaFeature feature) {
            return feature.since() <= version && known.values().keySet().containsAll(names(feature));
        }

        /** The wanted ones among these values. */
        Map<String, MetaFeatureValue> of(MetaFeature feature, Map<String, MetaFeatureValue> values) {
            Map<String, MetaFeatureValue> wanted = new LinkedHashMap<>();
            names(feature).forEach(name -> wanted.put(name, Objects.requireNonNull(values.get(name), name)));
            return wanted;
        }
    }

    /** One extraction. */
    private record Run(Table table, Selection selection, Budget budget) {

        Extraction over(List<Item> items) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            items.forEach(item -> seconds.put(item.group(), 0.0));
            Map<String, Map<String, MetaFeatureValue>> extracted = new LinkedHashMap<>();
            Map<String, String> dropped = new LinkedHashMap<>();
            for (Item item : cheapestFirst(items)) {
                double start = budget.seconds();
                MetaFeature feature = item.feature();
                if (selection.isKnown(feature)) {
                    extracted.put(
                            feature.name(),
                            selection.of(feature, selection.known().values()));
                    continue;
                }
                String refusal = budget.refusal(budget.left(feature.cost(), table.rows(), columns()));
                if (refusal == null) {
                    extracted.put(feature.name(), selection.of(feature, feature.of(table)));
                    budget.paid(feature.cost());
                } else {
                    dropped.put(feature.name(), refusal);
                }
                seconds.merge(item.group(), budget.seconds() - start, Double::sum);
            }
            return new Extraction(
                    new MetaFeatureVector(NAME + VERSION, inOrder(items, extracted)),
                    seconds,
                    dropped,
                    sampled(items, extracted.keySet()));
        }

        private List<Item> cheapestFirst(List<Item> items) {
            return items.stream()
                    .sorted(Comparator.comparingDouble(
                            item -> item.feature().cost().of(table.rows(), columns())))
                    .toList();
        }

        private int columns() {
            return table.features().size();
        }

        /** In the order of groups and names, whatever the order of extraction. */
        private static Map<String, MetaFeatureValue> inOrder(
                List<Item> items, Map<String, Map<String, MetaFeatureValue>> extracted) {
            Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
            items.forEach(
                    item -> values.putAll(extracted.getOrDefault(item.feature().name(), Map.of())));
            return values;
        }

        private Map<String, Extraction.Part> sampled(List<Item> items, Set<String> extracted) {
            Map<String, Extraction.Part> sampled = new LinkedHashMap<>();
            for (Item item : items) {
                Cost cost = item.feature().cost();
                Extraction.Part part =
                        new Extraction.Part(cost.sampledRows(table.rows()), cost.sampledColumns(columns()));
                if (extracted.contains(item.feature().name())
                        && (part.rows() < table.rows() || part.columns() < columns())) {
                    sampled.put(item.feature().name(), part);
                }
            }
            return sampled;
        }
    }
}
