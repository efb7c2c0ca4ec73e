package org.headstart.search;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Streams of chance that depend on nothing but numbers. */
final class Randomness {

    private Randomness() {}

    /** A stream of its own for each pair of seed and position. */
    static RandomGenerator at(long seed, long position) {
        return new SplittableRandom(mix(mix(seed) + position));
    }

    /** The finalizer of MurmurHash3, a bijection: neighbouring numbers become unrelated ones. */
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
