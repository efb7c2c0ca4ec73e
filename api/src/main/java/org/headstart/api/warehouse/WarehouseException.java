package org.headstart.api.warehouse;

import org.headstart.api.HeadstartException;
import org.jspecify.annotations.Nullable;

/** The warehouse cannot be opened, read or written, or what it holds is damaged. */
public class WarehouseException extends HeadstartException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     */
    public WarehouseException(String message, @Nullable String hint) {
        super(message, hint);
    }

    /**
     * @param message what was wrong, with the value and what was allowed
     * @param hint    the likely fix, without the leading "Maybe"; null when there is none
     * @param cause   what brought it about
     */
    public WarehouseException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
