package org.headstart.search;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;

/**
 * A hyperparameter as one coordinate of [0, 1), every part of which is as likely as it is long. A categorical one has levels, which share the
 * interval equally and have no order.
 *
 * @param parameter the hyperparameter
 * @param levels    how many choices it has; 0 when its values have an order
 */
record Axis(Hyperparameter parameter, int levels) {

    private static final int BISECTIONS = 50;

    /** Real numbers, and whole ones of which there are more, are told apart only as far as they lie in different parts of so many. */
    private static final int GRID = 256;

    /** How many values of a parent are looked at before it is taken to have others than a condition names. */
    private static final int MOST_VALUES = 100;

    static Axis of(Hyperparameter parameter) {
        return new Axis(
                parameter,
                parameter instanceof CategoricalParameter some ? some.choices().size() : 0);
    }

    boolean isCategorical() {
        return levels > 0;
    }

    int level(double unit) {
        return (int) Math.min(levels - 1.0, Math.floor(unit * levels));
    }

    private boolean isGridded() {
        return parameter.cardinality() > GRID;
    }

    private static int part(double unit) {
        return (int) Math.min(GRID - 1.0, Math.floor(unit * GRID));
    }

    /** Whether two values can be parted. */
    boolean parts(double low, double high) {
        return isGridded() ? part(low) < part(high) : low < high;
    }

    /**
     * Where to part two values: at one of the borders of the grid between them, else at one between two values of the hyperparameter.
     *
     * @param random decides which of the borders
     * @return above {@code low}, at most {@code high}
     */
    double threshold(double low, double high, RandomGenerator random) {
        if (isGridded()) {
            return (part(low) + 1 + random.nextInt(part(high) - part(low))) / (double) GRID;
        }
        return border(low, high, high - (high - low) * random.nextDouble());
    }

    /** Where the value that was drawn ends, or begins when it is the last one. */
    private double border(double low, double high, double drawn) {
        Object value = parameter.fromUnit(drawn);
        return value.equals(parameter.fromUnit(high))
                ? firstOf(value::equals, low, drawn)
                : firstOf(other -> !other.equals(value), drawn, high);
    }

    /** The first place at which a value is as wanted, when it is so at {@code to} and not at {@code from}. */
    private double firstOf(Predicate<Object> wanted, double from, double to) {
        double below = from;
        double above = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (below + above) / 2;
            if (wanted.test(parameter.fromUnit(middle))) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    /** Whether every value in a part of this axis fulfils a condition on it. */
    boolean fulfils(Condition condition, Range range) {
        if (isCategorical()) {
            List<String> choices = ((CategoricalParameter) parameter).choices();
            return range.levels().stream().allMatch(level -> condition.values().contains(choices.get(level)));
        }
        double last = Math.nextDown(range.high());
        double at = range.low();
        for (int i = 0; i < MOST_VALUES; i++) {
            Object value = parameter.fromUnit(at);
            if (parameter instanceof FloatParameter || !condition.values().contains(Configuration.text(value))) {
                return false;
            }
            if (value.equals(parameter.fromUnit(last))) {
                return true;
            }
            at = firstOf(other -> !other.equals(value), at, last);
        }
        return false;
    }

    /** The whole axis. */
    Range whole() {
        BitSet all = new BitSet();
        all.set(0, levels);
        return new Range(0, 1, all, levels);
    }

    /**
     * A part of an axis.
     *
     * @param low    its beginning, where there is an order
     * @param high   its end, which does not belong to it
     * @param levels its levels, where there is none; not to be changed
     * @param of     how many levels there are; 0 where there is an order
     */
    record Range(double low, double high, BitSet levels, int of) {

        double length() {
            return of > 0 ? (double) levels.cardinality() / of : high - low;
        }

        /** The length of what two ranges of one axis share. */
        double overlap(Range other) {
            if (of == 0) {
                return Math.min(high, other.high) - Math.max(low, other.low);
            }
            int common = 0;
            for (int level = levels.nextSetBit(0); level >= 0; level = levels.nextSetBit(level + 1)) {
                common += other.levels.get(level) ? 1 : 0;
            }
            return (double) common / of;
        }

        boolean has(double unit, Axis axis) {
            return of > 0 ? levels.get(axis.level(unit)) : low <= unit && (unit < high || high == 1);
        }

        Range below(double threshold) {
            return new Range(low, threshold, levels, of);
        }

        Range from(double threshold) {
            return new Range(threshold, high, levels, of);
        }

        Range only(BitSet some) {
            return new Range(low, high, some, of);
        }
    }
}
