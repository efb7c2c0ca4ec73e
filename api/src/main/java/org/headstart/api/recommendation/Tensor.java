package org.headstart.api.recommendation;

import java.util.Arrays;
import java.util.List;
import org.headstart.api.Check;

/** Numbers in a box: values in row-major order and the box's shape. Equal by shape and values. Immutable and thread-safe. */
public final class Tensor {

    private final List<Integer> shape;
    private final double[] values;

    private Tensor(List<Integer> shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * @param shape  the sizes of the dimensions, each at least 0; empty = a scalar
     * @param values [product of the sizes], finite, row-major; copied
     * @return the tensor
     * @throws org.headstart.api.InvalidValueException if the number of values does not fit the shape or one is not finite
     */
    public static Tensor of(List<Integer> shape, double... values) {
        List<Integer> kept = List.copyOf(shape);
        long size = 1;
        for (int dimension : kept) {
            Check.atLeast(dimension, 0, "A dimension of a tensor");
            size = Math.multiplyExact(size, dimension);
        }
        Check.that(
                size == values.length,
                "The tensor's shape %s needs %d values, but there are %d.",
                kept,
                size,
                values.length);
        for (double value : values) {
            Check.that(Double.isFinite(value), "A tensor holds %s, but its values must be finite.", value);
        }
        return new Tensor(kept, values.clone());
    }

    /** @return the sizes of the dimensions */
    public List<Integer> shape() {
        return shape;
    }

    /** @return the values in row-major order, a copy */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
