package org.headstart.api.trial;

/** Where a trial stands. Only {@link #COMPLETE} trials have a value that counts for the incumbent. */
public enum TrialState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker holds its lease. */
    RUNNING,
    /** All folds were scored. */
    COMPLETE,
    /** Stopped early: its folds were clearly worse than the incumbent's. */
    PRUNED,
    /** The learner threw, or its scores were not finite. */
    FAILED,
    /** Stopped at its wall-clock limit. */
    TIMED_OUT,
    /** Went over its memory limit. */
    OUT_OF_MEMORY,
    /** Its process died or was stopped from outside. */
    KILLED;

    /** @return whether the trial will not change any more */
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
