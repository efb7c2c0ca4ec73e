package org.headstart.metafeatures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;

/** The ranks of landmarkers among each other, for each summary of their scores. Immutable and thread-safe. */
final class LandmarkRanks {

    /** Values that differ by no more than this share are the same but for rounding. */
    private static final double ROUNDING = 1e-12;

    private final Map<String, Map<String, MetaFeatureValue>> ranks;

    private LandmarkRanks(Map<String, Map<String, MetaFeatureValue>> ranks) {
        this.ranks = ranks;
    }

    static LandmarkRanks of(Table table) {
        Map<String, Map<String, MetaFeatureValue>> summaries = new TreeMap<>();
        for (MetaFeature landmarker : new Landmarking().features()) {
            Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
            landmarker
                    .of(table)
                    .forEach((name, value) ->
                            values.put(name.substring(landmarker.name().length()), value));
            summaries.put(landmarker.name(), values);
        }
        return of(summaries);
    }

    /**
     * @param summaries by landmarker, then by the end of the name, for example {@code .mean}; the same ends for all
     * @return their ranks
     */
    static LandmarkRanks of(Map<String, Map<String, MetaFeatureValue>> summaries) {
        Map<String, Map<String, MetaFeatureValue>> ranks = new HashMap<>();
        summaries.forEach((landmarker, values) -> {
            Map<String, MetaFeatureValue> own = new LinkedHashMap<>();
            values.forEach((end, value) -> own.put(end, rank(value, end, summaries)));
            ranks.put(landmarker, own);
        });
        return new LandmarkRanks(ranks);
    }

    /** A value that does not exist has no rank, for the same reason, and is not counted in those of others. */
    private static MetaFeatureValue rank(
            MetaFeatureValue value, String end, Map<String, Map<String, MetaFeatureValue>> summaries) {
        if (!(value instanceof Known known)) {
            return value;
        }
        double rank = 0.5;
        for (Map<String, MetaFeatureValue> values : summaries.values()) {
            if (values.get(end) instanceof Known other) {
                rank += isSame(known.value(), other.value()) ? 0.5 : other.value() < known.value() ? 1 : 0;
            }
        }
        return new Known(rank);
    }

    private static boolean isSame(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }

    /** The ranks of a landmarker. */
    Measured of(String landmarker) {
        return new Measured.Summaries(Objects.requireNonNull(ranks.get(landmarker)));
    }
}
