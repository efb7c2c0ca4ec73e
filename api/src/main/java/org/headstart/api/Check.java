package org.headstart.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guards for values: each throws {@link InvalidValueException} with the offending value in its message. Thread-safe. */
public final class Check {

    private Check() {}

    /**
     * @param holds  what must hold
     * @param format the message, as in {@link String#format}
     * @param values the values in the message
     * @throws InvalidValueException if {@code holds} is false
     */
    public static void that(boolean holds, String format, @Nullable Object... values) {
        if (!holds) {
            throw new InvalidValueException(String.format(Locale.ROOT, format, values), null);
        }
    }

    /**
     * @param text what must hold something but blanks
     * @param name the name of the value in the message
     * @return the text
     * @throws InvalidValueException if the text is blank
     */
    public static String notBlank(String text, String name) {
        that(!text.isBlank(), "%s is '%s', but it must not be blank.", name, text);
        return text;
    }

    /**
     * @param value what must be at least {@code least}
     * @param least the least allowed value
     * @param name  the name of the value in the message
     * @return the value
     * @throws InvalidValueException if the value is smaller or NaN
     */
    public static double atLeast(double value, double least, String name) {
        that(value >= least, "%s is %s, but it must be at least %s.", name, value, least);
        return value;
    }

    /**
     * @param <T>   the type of the value
     * @param value what must be there
     * @param name  the name of the value in the message
     * @return the value
     * @throws InvalidValueException if the value is null
     */
    public static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidValueException(name + " is null, but it must be there.", null);
        }
        return value;
    }
}
