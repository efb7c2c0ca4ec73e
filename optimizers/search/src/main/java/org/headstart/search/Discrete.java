package org.headstart.search;

import java.util.List;
import java.util.stream.LongStream;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;

/** The values of hyperparameters that have few. */
final class Discrete {

    private Discrete() {}

    /** The values in their order; a float's only one when its range is a point. */
    static List<?> values(Hyperparameter parameter) {
        if (parameter instanceof CategoricalParameter categorical) {
            return categorical.choices();
        }
        if (parameter instanceof OrdinalParameter ordinal) {
            return ordinal.choices();
        }
        if (parameter instanceof IntegerParameter integer) {
            return LongStream.rangeClosed(integer.low(), integer.high()).boxed().toList();
        }
        if (parameter instanceof ConstantParameter constant) {
            return List.of(constant.value());
        }
        return List.of(((FloatParameter) parameter).low());
    }
}
