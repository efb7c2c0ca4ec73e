package org.headstart.api.learner;

/** Where training runs. */
public enum Device {
    /** The GPU where the learner can use one that is there, else the CPU. */
    AUTO,
    /** The processor. */
    CPU,
    /** The graphics card. */
    GPU
}
