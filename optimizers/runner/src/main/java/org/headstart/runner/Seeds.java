package org.headstart.runner;

/** Seeds from seeds. */
final class Seeds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * The finalizer of SplitMix64 (Steele, Lea &amp; Flood 2014, doi:10.1145/2714064.2660195): neighbouring streams of one seed, and one stream
     * of neighbouring seeds, share no pattern.
     *
     * @param seed   any seed
     * @param stream which of the seeds that follow from it
     * @return the derived seed
     */
    static long derive(long seed, long stream) {
        long mixed = seed + (stream + 1) * GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
