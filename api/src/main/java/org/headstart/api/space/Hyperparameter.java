package org.headstart.api.space;

import java.util.List;

/**
 * One dimension of a {@link SearchSpace}. Values are {@link Double} (float), {@link Long} (integer) or {@link String} (categorical,
 * ordinal, constant). Immutable and thread-safe.
 */
public sealed interface Hyperparameter
        permits FloatParameter, IntegerParameter, CategoricalParameter, OrdinalParameter, ConstantParameter {

    /** @return the name, unique within its space */
    String name();

    /** @return the value used when nothing else is said */
    Object defaultValue();

    /** @return what must all hold for this hyperparameter to be active; empty = always active */
    List<Condition> when();

    /**
     * @param when what must all hold
     * @return the same hyperparameter under those conditions
     */
    Hyperparameter when(List<Condition> when);

    /**
     * @param name another name
     * @return the same hyperparameter under that name
     */
    Hyperparameter named(String name);

    /**
     * @param value a number, a text, or a text that holds a number
     * @return the value in its canonical type
     * @throws org.headstart.api.InvalidValueException if the value is not allowed
     */
    Object canonical(Object value);

    /**
     * @param unit a number of [0, 1]
     * @return the value at that point; discrete values share the interval equally
     */
    Object fromUnit(double unit);

    /**
     * @param value a canonical value
     * @return a number of [0, 1] that {@link #fromUnit} maps back to the value (floats: up to rounding)
     */
    double toUnit(Object value);

    /** @return how many values there are; {@link Long#MAX_VALUE} for floats */
    long cardinality();
}
