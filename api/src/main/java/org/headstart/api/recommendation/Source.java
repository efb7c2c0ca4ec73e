package org.headstart.api.recommendation;

/** Where a proposed configuration comes from. */
public enum Source {
    /** The learner's own default. */
    DEFAULT,
    /** The list that does well on past tasks together. */
    PORTFOLIO,
    /** The history of particular past tasks. */
    TRANSFER,
    /** A model of this task's own trials. */
    SEARCH,
    /** Chance, or a space-filling sequence. */
    RANDOM
}
