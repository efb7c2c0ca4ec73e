package org.headstart.api.run;

/** Makes runners of one kind. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface TrialRunnerProvider {

    /** Runs each trial in a process of its own, with hard limits. */
    String CHILD_JVM = "child-jvm";

    /** Runs trials in the calling JVM, where a limit can only ask. */
    String IN_JVM = "in-jvm";

    /** @return {@link #CHILD_JVM}, {@link #IN_JVM} or the name of another kind */
    String name();

    /**
     * @param setting what all trials share
     * @return a runner, to be closed by the caller
     */
    TrialRunner open(TrialRunner.Setting setting);
}
