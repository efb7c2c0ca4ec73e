package org.headstart.api.space;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values that a hyperparameter does not allow, and those that come nearest to them. */
final class Nearest {

    private Nearest() {}

    /** The number that a value is or that its text holds; empty for words, infinities and NaN. */
    static OptionalDouble number(Object value) {
        double number;
        try {
            number = value instanceof Number given
                    ? given.doubleValue()
                    : Double.parseDouble(value.toString().trim());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** The allowed value that is nearest to a given one: the end of a range, the closest step of a list; null when none is near. */
    static @Nullable Object to(Object value, Hyperparameter parameter) {
        if (parameter instanceof ConstantParameter constant) {
            return constant.value();
        }
        if (parameter instanceof CategoricalParameter categorical) {
            String text = Configuration.text(value);
            return categorical.choices().contains(text) ? text : null;
        }
        if (parameter instanceof OrdinalParameter ordinal) {
            return step(value, ordinal);
        }
        OptionalDouble number = number(value);
        return number.isEmpty() ? null : inRange(number.getAsDouble(), parameter);
    }

    private static @Nullable Object inRange(double number, Hyperparameter parameter) {
        if (parameter instanceof IntegerParameter whole) {
            return Math.min(whole.high(), Math.max(whole.low(), Math.round(number)));
        }
        return parameter instanceof FloatParameter real ? Math.min(real.high(), Math.max(real.low(), number)) : null;
    }

    /** Steps are usually spaced by ratio (depths, sizes), so the nearest is that with the smallest one. */
    private static @Nullable String step(Object value, OrdinalParameter ordinal) {
        String text = Configuration.text(value);
        if (ordinal.choices().contains(text)) {
            return text;
        }
        OptionalDouble number = number(value);
        String nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (String choice : ordinal.choices()) {
            OptionalDouble step = number(choice);
            if (number.isPresent() && step.isPresent()) {
                double away = away(number.getAsDouble(), step.getAsDouble());
                nearest = away < least ? choice : nearest;
                least = Math.min(least, away);
            }
        }
        return nearest;
    }

    private static double away(double a, double b) {
        return a > 0 && b > 0 ? Math.abs(Math.log(a / b)) : Math.abs(a - b);
    }

    /**
     * How far two values of a hyperparameter are from each other.
     *
     * @return 0 to 1, in shares of the range on its scale; 1 for different values without order, and for those that are no values of it
     */
    static double distance(Hyperparameter parameter, Object a, Object b) {
        if (Configuration.text(a).equals(Configuration.text(b))) {
            return 0;
        }
        double away = Math.abs(position(parameter, a) - position(parameter, b));
        return Double.isNaN(away) ? 1 : away;
    }

    private static double position(Hyperparameter parameter, Object value) {
        if (parameter instanceof OrdinalParameter ordinal) {
            int index = ordinal.choices().indexOf(Configuration.text(value));
            return index < 0
                    ? Double.NaN
                    : index / Math.max(1.0, ordinal.choices().size() - 1.0);
        }
        OptionalDouble number = number(value);
        if (number.isEmpty()) {
            return Double.NaN;
        }
        if (parameter instanceof IntegerParameter whole) {
            return whole.scale().toUnit(number.getAsDouble(), whole.low(), whole.high());
        }
        return parameter instanceof FloatParameter real
                ? real.scale().toUnit(number.getAsDouble(), real.low(), real.high())
                : Double.NaN;
    }
}
