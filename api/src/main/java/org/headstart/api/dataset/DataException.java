package org.headstart.api.dataset;

import org.headstart.api.HeadstartException;
import org.jspecify.annotations.Nullable;

/** A table that cannot be read or cannot be used: malformed, of the wrong shape, or without the asked-for column. */
public final class DataException extends HeadstartException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     */
    public DataException(String message, @Nullable String hint) {
        super(message, hint);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     * @param cause   what brought it about
     */
    public DataException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
