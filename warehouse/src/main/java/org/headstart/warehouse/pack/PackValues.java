package org.headstart.warehouse.pack;

import java.util.List;
import java.util.Optional;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;

/**
 * Turns what a pack says into values that its hyperparameters allow. Forgives what rounding and printing do in the sources: bounds missed by
 * a millionth, {@code 100.0} for a whole number, {@code 1e-04} or {@code TRUE} for a choice. Counts the numbers that it moved.
 */
final class PackValues {

    private static final double TOLERANCE = 1e-6;

    private int clamped;

    int clamped() {
        return clamped;
    }

    /** The canonical value, or the text as it is when it is not allowed, for the space to refuse with its own message. */
    Object value(Hyperparameter parameter, String text) {
        if (parameter instanceof FloatParameter real) {
            return number(text)
                    .<Object>map(value -> clamp(value, real.low(), real.high(), real.scale()))
                    .orElse(text);
        }
        if (parameter instanceof IntegerParameter whole) {
            return number(text)
                    .map(value -> clamp(value, whole.low(), whole.high(), Scale.LINEAR))
                    .<Object>map(this::round)
                    .orElse(text);
        }
        if (parameter instanceof CategoricalParameter categorical) {
            return choice(categorical.choices(), text);
        }
        return parameter instanceof OrdinalParameter ordinal ? choice(ordinal.choices(), text) : text;
    }

    private Double clamp(double value, double low, double high, Scale scale) {
        double width = scale == Scale.LINEAR ? high - low : 0;
        if (value < low && value >= low - TOLERANCE * Math.max(Math.abs(low), width)) {
            clamped++;
            return low;
        }
        if (value > high && value <= high + TOLERANCE * Math.max(Math.abs(high), width)) {
            clamped++;
            return high;
        }
        return value;
    }

    private Double round(double value) {
        double rounded = Math.rint(value);
        if (value != rounded && Math.abs(value - rounded) <= TOLERANCE * Math.max(1, Math.abs(value))) {
            clamped++;
            return rounded;
        }
        return value;
    }

    private static String choice(List<String> choices, String text) {
        if (choices.contains(text)) {
            return text;
        }
        List<String> alike =
                choices.stream().filter(choice -> alike(choice, text)).toList();
        return alike.size() == 1 ? alike.get(0) : text;
    }

    private static boolean alike(String choice, String text) {
        if (choice.equalsIgnoreCase(text)) {
            return true;
        }
        Optional<Double> number = number(text);
        return number.isPresent() && number.equals(number(choice));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
