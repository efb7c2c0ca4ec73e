package org.headstart.api.learner;

import org.headstart.api.HeadstartException;
import org.jspecify.annotations.Nullable;

/** A learner that is unknown, that cannot handle the task, or that failed while training. */
public final class LearnerException extends HeadstartException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     */
    public LearnerException(String message, @Nullable String hint) {
        super(message, hint);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     * @param cause   what brought it about
     */
    public LearnerException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
