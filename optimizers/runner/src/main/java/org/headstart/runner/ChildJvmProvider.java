package org.headstart.runner;

import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;

/**
 * Runs each trial in a child JVM, where limits hold: at the time limit its whole process tree is killed, at the memory limit the JVM ends
 * itself, and whatever a learner does to its process is an outcome here. System properties: {@code headstart.child.classpath} names the
 * children's class path when it is not the parent's, {@code headstart.child.options} further JVM options, {@code headstart.crashes} the folder
 * for crash files. Thread-safe.
 */
public final class ChildJvmProvider implements TrialRunnerProvider {

    @Override
    public String name() {
        return CHILD_JVM;
    }

    @Override
    public TrialRunner open(TrialRunner.Setting setting) {
        return ChildJvmRunner.open(setting);
    }
}
