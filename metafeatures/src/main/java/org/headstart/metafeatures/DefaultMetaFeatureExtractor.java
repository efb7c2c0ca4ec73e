package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.Names;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;

/**
 * Extracts the families of meta-features. Within a budget the cheapest features of all groups come first, so that the dearest are dropped. The
 * threads share the work on one feature at a time. Thread-safe.
 */
public final class DefaultMetaFeatureExtractor implements MetaFeatureExtractor {

    /** Goes up by one whenever a value changes. */
    private static final String VERSION = "headstart-metafeatures 1";

    /** With fewer cells than this, threads cost more than they save. */
    private static final long WORTH_THREADS = 100_000;

    private static final List<Family> FAMILIES =
            List.of(new General(), new Statistical(), new InformationTheory(), new Landmarking());

    /** For {@link java.util.ServiceLoader}. */
    public DefaultMetaFeatureExtractor() {}

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> groups() {
        return FAMILIES.stream().map(Family::group).toList();
    }

    @Override
    public Extraction extract(Dataset dataset, Options options) {
        List<Item> items = items(options.groups());
        long cells = (long) dataset.rows() * dataset.columns().size();
        try (Workers workers = new Workers(cells < WORTH_THREADS ? 1 : options.threads())) {
            return new Run(new Table(dataset, workers, options.seed()), new Budget(options.budget())).over(items);
        }
    }

    private List<Item> items(Set<String> groups) {
        for (String group : groups) {
            if (!groups().contains(group)) {
                throw new InvalidValueException(
                        "There is no group of meta-features '" + group + "'; there are " + Names.some(groups()) + ".",
                        Names.closest(group, groups())
                                .map(close -> "you meant '" + close + "'.")
                                .orElse(null));
            }
        }
        List<Item> items = new ArrayList<>();
        for (Family family : FAMILIES) {
            if (groups.isEmpty() || groups.contains(family.group())) {
                family.features().forEach(feature -> items.add(new Item(family.group(), feature)));
            }
        }
        return items;
    }

    /** A feature and its group. */
    private record Item(String group, MetaFeature feature) {}

    /** One extraction. */
    private record Run(Table table, Budget budget) {

        Extraction over(List<Item> items) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            items.forEach(item -> seconds.put(item.group(), 0.0));
            Map<String, Map<String, MetaFeatureValue>> extracted = new LinkedHashMap<>();
            Map<String, String> dropped = new LinkedHashMap<>();
            for (Item item : cheapestFirst(items)) {
                double start = budget.seconds();
                String refusal = budget.refusal(cost(item.feature()));
                if (refusal == null) {
                    extracted.put(item.feature().name(), item.feature().of(table));
                } else {
                    dropped.put(item.feature().name(), refusal);
                }
                seconds.merge(item.group(), budget.seconds() - start, Double::sum);
            }
            return new Extraction(new MetaFeatureVector(VERSION, inOrder(items, extracted)), seconds, dropped);
        }

        private List<Item> cheapestFirst(List<Item> items) {
            return items.stream()
                    .sorted(Comparator.comparingDouble(item -> cost(item.feature())))
                    .toList();
        }

        private double cost(MetaFeature feature) {
            return feature.cost().of(table.rows(), table.features().size());
        }

        /** In the order of groups and names, whatever the order of extraction. */
        private static Map<String, MetaFeatureValue> inOrder(
                List<Item> items, Map<String, Map<String, MetaFeatureValue>> extracted) {
            Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
            items.forEach(
                    item -> values.putAll(extracted.getOrDefault(item.feature().name(), Map.of())));
            return values;
        }
    }
}
