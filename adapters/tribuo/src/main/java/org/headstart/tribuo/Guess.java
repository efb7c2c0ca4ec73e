package org.headstart.tribuo;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.tribuo.Overlay.Rule;
import org.jspecify.annotations.Nullable;

/** Ranges for fields that nobody has reviewed, from their type and default alone. */
final class Guess {

    private static final double FACTOR = 10;

    /** Where mandatory fields start, by name, as the library has no default for them. */
    private static final Map<String, String> USUAL = Map.of(
            "alpha", "1.0",
            "degree", "3.0",
            "gamma", "0.1",
            "initialLearningRate", "0.01",
            "intercept", "0.0",
            "l1Ratio", "0.5",
            "lambda", "0.01",
            "numMembers", "10",
            "dimension", "100");

    private Guess() {}

    static @Nullable String usual(String field) {
        return USUAL.get(field);
    }

    /** A decade down and up; shares stay at most 1; from 0 up to 1; null (no variation) for sentinels such as -1, NaN and the largest number. */
    static @Nullable Rule rule(Field field, @Nullable String defaultValue) {
        Class<?> type = field.getType();
        if (type == boolean.class) {
            return new Rule.Choice(List.of("false", "true"));
        }
        if (type.isEnum()) {
            return new Rule.Choice(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        }
        if (!type.isPrimitive() || defaultValue == null) {
            return null;
        }
        double value = Double.parseDouble(defaultValue);
        if (!(value >= 0) || value >= Integer.MAX_VALUE) {
            return null;
        }
        boolean whole = type == int.class || type == long.class;
        if (value == 0) {
            return new Rule.Range(0, 1, Scale.LINEAR);
        }
        double low = whole ? Math.max(1, Math.floor(value / FACTOR)) : value / FACTOR;
        return new Rule.Range(low, !whole && value <= 1 ? 1 : value * FACTOR, Scale.LOG);
    }

    static Hyperparameter number(String name, Class<?> type, Rule.Range range, String defaultValue) {
        if (type == int.class || type == long.class) {
            return new IntegerParameter(
                    name,
                    (long) range.low(),
                    (long) range.high(),
                    range.scale(),
                    Long.parseLong(defaultValue),
                    List.of());
        }
        return new FloatParameter(
                name, range.low(), range.high(), range.scale(), Double.parseDouble(defaultValue), List.of());
    }
}
