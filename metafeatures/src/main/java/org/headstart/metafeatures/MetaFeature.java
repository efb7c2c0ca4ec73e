package org.headstart.metafeatures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.jspecify.annotations.Nullable;

/**
 * One meta-feature. Immutable and thread-safe.
 *
 * @param name       its name, as in pymfe
 * @param form       whether it is one value or many that are summarised
 * @param cost       how much work it is
 * @param needs      what a table must have for the feature to exist
 * @param source     where its definition stands
 * @param definition computes it for a table that has what is needed
 * @param since      the extractor's version in which its values last changed, at least 1
 */
record MetaFeature(
        String name, Form form, Cost cost, Set<Need> needs, String source, Definition definition, int since) {

    /** Keeps the needs in their order, so that the first one unmet is always the one that is named. */
    MetaFeature {
        needs = Collections.unmodifiableSet(new TreeSet<>(needs));
    }

    /** A feature that is one value. */
    static MetaFeature one(String name, Cost cost, Set<Need> needs, String source, Definition definition) {
        return new MetaFeature(name, Form.ONE, cost, needs, source, definition, 1);
    }

    /** A feature that is many values. */
    static MetaFeature many(String name, Cost cost, Set<Need> needs, String source, Definition definition) {
        return new MetaFeature(name, Form.MANY, cost, needs, source, definition, 1);
    }

    /** The same feature, whose values last changed in that version of the extractor. */
    MetaFeature since(int version) {
        return new MetaFeature(name, form, cost, needs, source, definition, version);
    }

    /** The names of its values, when those functions summarise. */
    List<String> names(Set<String> functions) {
        return form == Form.ONE ? List.of(name) : Summary.names(name, functions);
    }

    /** The values of a table by name, the same names for every table; total. */
    Map<String, MetaFeatureValue> of(Table table) {
        String unmet = unmet(table);
        Measured measured = unmet == null ? definition.measure(table) : new Measured.One(new NotApplicable(unmet));
        if (measured instanceof Measured.Many many) {
            return Summary.of(name, many);
        }
        if (measured instanceof Measured.Counted counted) {
            return Summary.of(name, counted.values());
        }
        if (measured instanceof Measured.Summaries summaries) {
            Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
            summaries.values().forEach((end, value) -> values.put(name + end, value));
            return values;
        }
        MetaFeatureValue value = ((Measured.One) measured).value();
        return form == Form.MANY && value instanceof NotApplicable reason
                ? Summary.missing(name, reason)
                : Map.of(name, value);
    }

    private @Nullable String unmet(Table table) {
        for (Need need : needs) {
            String reason = need.unmet(table);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** What a feature gives. */
    enum Form {
        /** One value. */
        ONE,
        /** Many values, which are summarised. */
        MANY
    }

    /** The mathematics of a feature. */
    @FunctionalInterface
    interface Definition {

        /** Computes the feature for a table that has what is needed. */
        Measured measure(Table table);
    }
}
