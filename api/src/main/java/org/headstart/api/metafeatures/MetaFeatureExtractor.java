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

    /** @return the functions that turn the many values of a feature into one each, for example {@code mean}, in alphabetical order */
    List<String> summaries();

    /** @return what can be extracted: every feature with its cost and source, in the order of groups */
    List<MetaFeatureDefinition> definitions();

    /**
     * The names of the values that an extraction gives, in order; the same for every dataset, save what a budget drops.
     *
     * @param options which groups and functions
     * @return the names, for example {@code nr_inst} and {@code cor.mean}
     * @throws org.headstart.api.InvalidValueException if a group or a function is unknown
     */
    List<String> names(Options options);

    /**
     * Total: any dataset is described, of whatever shape.
     *
     * @param dataset the table; also without rows or features
     * @param options which groups, how long, which seed
     * @return the values, the seconds of each group, and what was dropped for want of time
     * @throws org.headstart.api.InvalidValueException if a group or a function is unknown
     */
    Extraction extract(Dataset dataset, Options options);

    /**
     * As {@link #extract}, but of what an earlier version of this extractor has found about the same dataset, with the same seed, only the features
     * are computed that have changed since, or that are absent.
     *
     * @param known   what is known; of another extractor: nothing
     * @param dataset the table
     * @param options which groups, how long, which seed
     * @return the values, new and old, of the groups asked for
     * @throws org.headstart.api.InvalidValueException if a group or a function is unknown
     */
    Extraction update(MetaFeatureVector known, Dataset dataset, Options options);

    /**
     * What to extract. Immutable.
     *
     * @param groups    the groups wanted; empty = all
     * @param summaries the functions by which many values are summarised; empty = all
     * @param budget    after this time the dearest features still missing are dropped; null = no limit
     * @param seed      decides folds and samples
     * @param threads   how many threads may work, at least 1; never changes a value
     */
    record Options(
            Set<String> groups,
            Set<String> summaries,
            @Nullable Duration budget,
            long seed,
            int threads) {

        /** Checks the number of threads. */
        public Options {
            groups = Set.copyOf(groups);
            summaries = Set.copyOf(summaries);
            Check.atLeast(threads, 1, "The number of threads");
        }

        /** @return all groups and summaries, no limit, seed 42, all processors */
        public static Options defaults() {
            return new Options(
                    Set.of(), Set.of(), null, 42, Runtime.getRuntime().availableProcessors());
        }

        /**
         * @param groups the groups wanted; empty = all
         * @return these options with those groups
         */
        public Options withGroups(Set<String> groups) {
            return new Options(groups, summaries, budget, seed, threads);
        }

        /**
         * @param summaries the functions by which many values are summarised; empty = all
         * @return these options with those functions
         */
        public Options withSummaries(Set<String> summaries) {
            return new Options(groups, summaries, budget, seed, threads);
        }

        /**
         * @param budget after this time the dearest features still missing are dropped; null = no limit
         * @return these options with that budget
         */
        public Options withBudget(@Nullable Duration budget) {
            return new Options(groups, summaries, budget, seed, threads);
        }

        /**
         * @param seed decides folds and samples
         * @return these options with that seed
         */
        public Options withSeed(long seed) {
            return new Options(groups, summaries, budget, seed, threads);
        }

        /**
         * @param threads how many threads may work, at least 1
         * @return these options with that number of threads
         */
        public Options withThreads(int threads) {
            return new Options(groups, summaries, budget, seed, threads);
        }
    }

    /**
     * What came of it.
     *
     * @param vector  the values
     * @param seconds wall seconds by group, in the order of groups
     * @param dropped why a meta-feature was left out, by name; empty without a budget
     * @param sampled which meta-features describe a part of the table only, by name; empty for small tables
     */
    record Extraction(
            MetaFeatureVector vector,
            Map<String, Double> seconds,
            Map<String, String> dropped,
            Map<String, Part> sampled) {

        /** Copies the maps and keeps their order. */
        public Extraction {
            seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
            dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
            sampled = Collections.unmodifiableMap(new LinkedHashMap<>(sampled));
        }

        /**
         * The part of a table that a meta-feature looked at.
         *
         * @param rows    at most so many rows
         * @param columns at most so many features
         */
        public record Part(int rows, int columns) {}
    }
}
