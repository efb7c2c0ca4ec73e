package org.headstart.api.trial;

/** Told what happens in a study, one call at a time, from any thread. What it throws is ignored; it should return soon. */
@FunctionalInterface
public interface TrialListener {

    /** @param trial a trial that has just begun (running) or whose end is durable */
    void changed(Trial trial);
}
