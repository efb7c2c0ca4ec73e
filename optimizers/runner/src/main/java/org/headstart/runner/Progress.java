package org.headstart.runner;

/** Told how a trial comes along, from the thread that runs it. */
interface Progress {

    /**
     * @param library library and version of the learner
     * @param device  cpu or gpu; auto when the learner chooses
     */
    void began(String library, String device);

    /** @param value the metric on the next fold */
    void scored(double value);
}
