package org.headstart.warehouse.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.api.Check;
import org.headstart.api.warehouse.WarehouseException;

/**
 * How large a pack may be before it is refused, so that a broken or hostile one ends with a message and not with an exhausted heap.
 *
 * @param spaceBytes the longest {@code space.json}
 * @param depth      how deep lists and objects may stand in each other there
 * @param parameters the most hyperparameters and the most forbidden combinations
 * @param cellChars  the longest cell of a table, in characters
 * @param columns    the most columns of a table
 * @param trialBytes the most memory that the trials may take
 * @param expansion  how many times as long as its file a table may become when it is decompressed, beyond its first 16 MiB
 */
record PackLimits(
        long spaceBytes, int depth, int parameters, int cellChars, int columns, long trialBytes, int expansion) {

    private static final long FREE_BYTES = 16L << 20;
    private static final long BYTES_PER_TRIAL = 400;
    private static final long BYTES_PER_CELL = 120;

    /** Generous ones; the trials may take half of the heap that this JVM may grow to. */
    static PackLimits defaults() {
        return new PackLimits(
                4L << 20, 50, 10_000, 1 << 20, 10_000, Runtime.getRuntime().maxMemory() / 2, 100);
    }

    void checkSpace(Path file) throws IOException {
        long size = Files.size(file);
        if (size > spaceBytes) {
            throw new WarehouseException(
                    "The file '%s' has %d bytes, but at most %d are read (limit: spaceBytes)."
                            .formatted(file, size, spaceBytes),
                    "it is no search space.");
        }
    }

    void checkParameters(int count, String what) {
        Check.that(
                count <= parameters,
                "there are %d %s, but at most %d are read (limit: parameters).",
                count,
                what,
                parameters);
    }

    void checkTrials(long trials, int cells) {
        Check.that(
                trials * (BYTES_PER_TRIAL + cells * BYTES_PER_CELL) <= trialBytes,
                "%d trials of %d cells take more than %d MB, which this JVM lends to them (limit: trialBytes).",
                trials,
                cells,
                trialBytes >> 20);
    }

    /** What a table may become at most when it is decompressed, in bytes. */
    long decompressed(long compressed) {
        return FREE_BYTES + expansion * compressed;
    }
}
