package org.headstart.api.space;

import java.util.Arrays;
import java.util.List;

/**
 * Configurations as points for surrogates and distances: float and integer linearly or in log, ordinal as rank / (k - 1), categorical one-hot
 * scaled by 0.5, everything of an inactive hyperparameter 0.5; constants are left out. Immutable and thread-safe.
 */
public final class Encoding {

    private static final double INACTIVE = 0.5;
    private static final double HOT = 0.5;

    private final List<Hyperparameter> parameters;
    private final int size;

    /** @param space the space whose configurations are encoded */
    public Encoding(SearchSpace space) {
        this.parameters =
                space.parameters().stream().filter(p -> p.cardinality() > 1).toList();
        this.size = parameters.stream().mapToInt(Encoding::width).sum();
    }

    /** @return the number of coordinates */
    public int size() {
        return size;
    }

    /**
     * @param configuration a configuration of the space
     * @return [size()], each coordinate of [0, 1]
     */
    public double[] encode(Configuration configuration) {
        double[] point = new double[size];
        int at = 0;
        for (Hyperparameter parameter : parameters) {
            int width = width(parameter);
            if (!configuration.has(parameter.name())) {
                Arrays.fill(point, at, at + width, INACTIVE);
            } else {
                Object value = configuration.get(parameter.name());
                if (parameter instanceof CategoricalParameter categorical) {
                    point[at + categorical.choices().indexOf(value)] = HOT;
                } else {
                    point[at] = coordinate(parameter, value);
                }
            }
            at += width;
        }
        return point;
    }

    private static double coordinate(Hyperparameter parameter, Object value) {
        if (parameter instanceof OrdinalParameter ordinal) {
            return ordinal.choices().indexOf(value) / (ordinal.choices().size() - 1.0);
        }
        if (parameter instanceof IntegerParameter integer) {
            return integer.scale().toUnit((Long) value, integer.low(), integer.high());
        }
        return parameter.toUnit(value);
    }

    private static int width(Hyperparameter parameter) {
        return parameter instanceof CategoricalParameter categorical
                ? categorical.choices().size()
                : 1;
    }
}
