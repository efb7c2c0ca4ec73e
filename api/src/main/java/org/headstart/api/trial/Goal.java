package org.headstart.api.trial;

/** Whether larger or smaller values are better. */
public enum Goal {
    /** Larger is better. */
    MAXIMIZE,
    /** Smaller is better. */
    MINIMIZE
}
