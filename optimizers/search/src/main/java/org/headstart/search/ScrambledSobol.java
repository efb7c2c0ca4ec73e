package org.headstart.search;

import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Sobol's sequence (Joe and Kuo 2008) under a random digital shift: every coordinate's binary digits are flipped where those of a random
 * number are set, which keeps the even spread and makes each point uniform (Owen 2003, section 3). Not thread-safe.
 */
final class ScrambledSobol {

    private static final int BITS = 52;
    private static final double UNIT = 0x1.0p-52;

    private final SobolSequenceGenerator generator;
    private final long[] shift;

    /**
     * @param dimensions at least 1
     * @param random     decides the shift
     */
    ScrambledSobol(int dimensions, RandomGenerator random) {
        this.generator = new SobolSequenceGenerator(dimensions);
        this.shift = random.longs(dimensions).map(bits -> bits >>> (64 - BITS)).toArray();
    }

    /** The point of that index, each coordinate above 0 and below 1. */
    double[] point(int index) {
        double[] point = generator.skipTo(index);
        for (int i = 0; i < point.length; i++) {
            long digits = (long) (point[i] / UNIT) ^ shift[i];
            point[i] = (digits + 0.5) * UNIT;
        }
        return point;
    }
}
