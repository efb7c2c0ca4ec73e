package org.headstart.api.metafeatures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;

/**
 * The meta-features of one dataset by name, in a fixed order. Summarised features are named {@code feature.summary}, as in pymfe. Immutable
 * and thread-safe.
 *
 * @param extractor what made the values: name and version
 * @param values    value or reason by name
 */
public record MetaFeatureVector(String extractor, Map<String, MetaFeatureValue> values) {

    /** Copies the values and keeps their order. */
    public MetaFeatureVector {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @return a vector that says nothing */
    public static MetaFeatureVector empty() {
        return new MetaFeatureVector("none", Map.of());
    }

    /**
     * @param name a meta-feature
     * @return its value when it is known
     */
    public OptionalDouble known(String name) {
        return values.get(name) instanceof Known known ? OptionalDouble.of(known.value()) : OptionalDouble.empty();
    }

    /** @return the known values by name, in order */
    public Map<String, Double> known() {
        Map<String, Double> known = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Known k) {
                known.put(name, k.value());
            }
        });
        return known;
    }
}
