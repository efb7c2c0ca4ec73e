package org.headstart.runner;

import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;

/**
 * Runs trials in the calling JVM. The time limit can only ask: a learner that ignores interruption is left behind on a daemon thread, and
 * one that calls {@code System.exit} ends the job. Thread-safe.
 */
public final class InJvmProvider implements TrialRunnerProvider {

    @Override
    public String name() {
        return IN_JVM;
    }

    @Override
    public TrialRunner open(TrialRunner.Setting setting) {
        return new InJvmRunner(setting);
    }
}
