package org.headstart.metafeatures;

import java.util.List;

/** A group of meta-features that belong together. Stateless and thread-safe. */
interface Family {

    /** The group's name in options and results, as in pymfe. */
    String group();

    /** The features, in alphabetical order. */
    List<MetaFeature> features();
}
