package org.headstart.api;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Headstart throws on purpose. The message says what was wrong, the value that was found and what was
 * allowed; a hint, where there is one, stands on a line of its own that starts with "Maybe".
 */
public class HeadstartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was wrong, with the value and what was allowed */
    public HeadstartException(String message) {
        this(message, null, null);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     */
    public HeadstartException(String message, @Nullable String hint) {
        this(message, hint, null);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     * @param cause   what brought it about
     */
    public HeadstartException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(hint == null ? message : message + System.lineSeparator() + "Maybe " + hint, cause);
    }
}
