package org.headstart.api.metafeatures;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.dataset.Dataset;
import org.jspecify.annotations.Nullable;

/** Describes a dataset by meta-features. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface MetaFeatureExtractor {

    /** @return name and version; two extractions with the same version, dataset and options give the same values */
    String version();

    /** @return the groups there are, cheapest first, for example {@code general} */
    List<String> groups();

    /**
     * Total: any dataset is described, of whatever shape.
     *
     * @param dataset the table; also without rows or features
     * @param options which groups, how long, which seed
     * @return the values, the seconds of each group, and what was dropped for want of time
     * @throws org.headstart.api.InvalidValueException if a group is unknown
     */
    Extraction extract(Dataset dataset, Options options);

    /**
     * What to extract. Immutable.
     *
     * @param groups  the groups wanted; empty = all
     * @param budget  after this time the dearest groups still missing are dropped; null = no limit
     * @param seed    decides folds and samples of landmarkers
     * @param threads how many threads may work, at least 1; never changes a value
     */
    record Options(Set<String> groups, @Nullable Duration budget, long seed, int threads) {

        /** Checks the number of threads. */
        public Options {
            groups = Set.copyOf(groups);
            Check.atLeast(threads, 1, "The number of threads");
        }

        /** @return all groups, no limit, seed 42, all processors */
        public static Options defaults() {
            return new Options(Set.of(), null, 42, Runtime.getRuntime().availableProcessors());
        }

        /**
         * @param groups the groups wanted; empty = all
         * @return these options with those groups
         */
        public Options withGroups(Set<String> groups) {
            return new Options(groups, budget, seed, threads);
        }
    }

    /**
     * What came of it.
     *
     * @param vector  the values
     * @param seconds wall seconds by group, in the order of extraction
     * @param dropped why a meta-feature was left out, by name; empty without a budget
     */
    record Extraction(MetaFeatureVector vector, Map<String, Double> seconds, Map<String, String> dropped) {

        /** Copies the maps and keeps their order. */
        public Extraction {
            seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
            dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
        }
    }
}
