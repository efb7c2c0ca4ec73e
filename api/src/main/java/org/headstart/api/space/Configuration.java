package org.headstart.api.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.headstart.api.Check;

/**
 * A value for each active hyperparameter of a {@link SearchSpace}, in the space's order. Made only by a space, which validates it. Equal by
 * values. Immutable and thread-safe.
 */
public final class Configuration {

    private final Map<String, Object> values;

    /** Kept, as sets of thousands of configurations are looked through at every step of a search. */
    private final int hash;

    Configuration(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.hash = this.values.hashCode();
    }

    /** @return {@link Double}, {@link Long} or {@link String} by name; only active hyperparameters, in the space's order */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * @param name a hyperparameter
     * @return whether it is active
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * @param name an active hyperparameter
     * @return its value: {@link Double}, {@link Long} or {@link String}
     * @throws org.headstart.api.InvalidValueException if it is not active
     */
    public Object get(String name) {
        return Check.present(values.get(name), "Hyperparameter '" + name + "' of the configuration " + values.keySet());
    }

    /**
     * @param name an active float or integer hyperparameter
     * @return its value
     */
    public double number(String name) {
        return Ranges.number(name, get(name));
    }

    /**
     * @param name an active hyperparameter
     * @return its value as text
     */
    public String text(String name) {
        return text(get(name));
    }

    /**
     * The one text form of a value, used in conditions, forbidden combinations and files: whole numbers without a fraction.
     *
     * @param value a number, a truth value or a text
     * @return the text
     */
    public static String text(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Configuration that && hash == that.hash && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Name=value pairs, separated by a comma and a blank; numbers with at most five significant digits. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(brief(value)));
        return text.toString();
    }

    private static String brief(Object value) {
        return value instanceof Double number && number != Math.rint(number)
                ? String.format(Locale.ROOT, "%.5g", number)
                : text(value);
    }
}
