package org.headstart.cli;

import org.headstart.api.dataset.Dataset;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;

/** A form in which meta-features are printed. */
interface MetaFeatureReport {

    /** Prints what stands above all tables. */
    default void begin() {}

    /**
     * Prints what is known of one table.
     *
     * @param name       what the user calls it
     * @param dataset    the table
     * @param extraction its description
     */
    void print(String name, Dataset dataset, Extraction extraction);

    /** Prints what stands below all tables. */
    default void end() {}
}
