package org.headstart.api.space;

import java.util.List;
import org.headstart.api.Check;

/**
 * A real number of [low, high].
 *
 * @param name         the name
 * @param low          the least value, finite; positive on a log scale
 * @param high         the largest value, finite, at least {@code low}
 * @param scale        how the range is walked
 * @param defaultValue within the range
 * @param when         what must all hold for it to be active
 */
public record FloatParameter(
        String name, double low, double high, Scale scale, Double defaultValue, List<Condition> when)
        implements Hyperparameter {

    /** Checks the range. */
    public FloatParameter {
        Ranges.check(name, low, high, scale, defaultValue);
        when = List.copyOf(when);
    }

    /**
     * An unconditional parameter whose default is the middle of its range.
     *
     * @param name  the name
     * @param low   the least value
     * @param high  the largest value
     * @param scale how the range is walked
     */
    public FloatParameter(String name, double low, double high, Scale scale) {
        this(name, low, high, scale, scale.fromUnit(0.5, low, high), List.of());
    }

    @Override
    public FloatParameter when(List<Condition> when) {
        return new FloatParameter(name, low, high, scale, defaultValue, when);
    }

    @Override
    public FloatParameter named(String name) {
        return new FloatParameter(name, low, high, scale, defaultValue, when);
    }

    @Override
    public Double canonical(Object value) {
        double number = Ranges.number(name, value);
        Check.that(
                number >= low && number <= high,
                "Hyperparameter '%s' is %s, but it must be a number of [%s, %s].",
                name,
                value,
                low,
                high);
        return number;
    }

    @Override
    public Double fromUnit(double unit) {
        return scale.fromUnit(unit, low, high);
    }

    @Override
    public double toUnit(Object value) {
        return scale.toUnit((Double) value, low, high);
    }

    @Override
    public long cardinality() {
        return low == high ? 1 : Long.MAX_VALUE;
    }
}
