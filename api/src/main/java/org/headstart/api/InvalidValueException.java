package org.headstart.api;

import org.jspecify.annotations.Nullable;

/** A value, an argument or a setting outside what is allowed. */
public final class InvalidValueException extends HeadstartException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     */
    public InvalidValueException(String message, @Nullable String hint) {
        super(message, hint);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     * @param cause   what brought it about
     */
    public InvalidValueException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
