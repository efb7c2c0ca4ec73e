package org.headstart.api.space;

import java.util.List;
import org.headstart.api.Check;

/**
 * A whole number of [low, high].
 *
 * @param name         the name
 * @param low          the least value; at least 1 on a log scale
 * @param high         the largest value, at least {@code low}
 * @param scale        how the range is walked
 * @param defaultValue within the range
 * @param when         what must all hold for it to be active
 */
public record IntegerParameter(String name, long low, long high, Scale scale, Long defaultValue, List<Condition> when)
        implements Hyperparameter {

    /** Checks the range. */
    public IntegerParameter {
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
    public IntegerParameter(String name, long low, long high, Scale scale) {
        this(name, low, high, scale, Math.round(scale.fromUnit(0.5, low, high)), List.of());
    }

    @Override
    public IntegerParameter when(List<Condition> when) {
        return new IntegerParameter(name, low, high, scale, defaultValue, when);
    }

    @Override
    public IntegerParameter named(String name) {
        return new IntegerParameter(name, low, high, scale, defaultValue, when);
    }

    @Override
    public Long canonical(Object value) {
        double number = Ranges.number(name, value);
        Check.that(
                number == Math.rint(number) && number >= low && number <= high,
                "Hyperparameter '%s' is %s, but it must be a whole number of [%d, %d].",
                name,
                value,
                low,
                high);
        return (long) number;
    }

    /** Each value owns the interval that rounds to it, so that the two ends are as likely as their neighbours. */
    @Override
    public Long fromUnit(double unit) {
        long value = Math.round(scale.fromUnit(unit, low - 0.5, high + 0.5));
        return Math.min(high, Math.max(low, value));
    }

    @Override
    public double toUnit(Object value) {
        return scale.toUnit((Long) value, low - 0.5, high + 0.5);
    }

    @Override
    public long cardinality() {
        return high - low + 1;
    }
}
