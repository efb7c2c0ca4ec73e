package org.headstart.api;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Headstart throws on purpose. The message says what was wrong, the value that was found and what was
 * allowed; a hint, where there is one, stands on a line of its own that starts with "Maybe". Names and values may come from anybody's file: of a
 * message or hint of more than 2,000 characters the middle is left out.
 */
public class HeadstartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 2_000;
    private static final String LEFT_OUT = " ... ";

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
        super(
                hint == null
                        ? shortened(message)
                        : shortened(message) + System.lineSeparator() + "Maybe " + shortened(hint),
                cause);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int half = (LONGEST - LEFT_OUT.length()) / 2;
        return text.substring(0, half) + LEFT_OUT + text.substring(text.length() - half);
    }
}
