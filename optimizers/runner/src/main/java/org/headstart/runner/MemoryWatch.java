package org.headstart.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Watches what no option of the JVM bounds: memory that native code takes, and threads. Where there is no {@code /proc} it sees nothing.
 * Immutable and thread-safe.
 */
final class MemoryWatch {

    /** What a JVM takes beside its heap: code, metaspace, stacks, and modest native libraries. */
    static final long BESIDE_HEAP_BYTES = 768L << 20;

    private static final long MOST_THREADS = 4096;

    private final long mostBytes;

    /** @param heapBytes the limit of the heap */
    MemoryWatch(long heapBytes) {
        mostBytes = heapBytes + BESIDE_HEAP_BYTES;
    }

    /**
     * @param pid a process
     * @return what it has too much of, a sentence; null when all is well or nothing is known
     */
    @Nullable
    String excess(long pid) {
        String status = status(pid);
        long kibibytes = field(status, "RssAnon:") + field(status, "RssShmem:") + field(status, "VmSwap:");
        if (kibibytes << 10 > mostBytes) {
            return "its process held %d MiB; with this heap limit it may hold %d MiB."
                    .formatted(kibibytes >> 10, mostBytes >> 20);
        }
        long threads = field(status, "Threads:");
        return threads > MOST_THREADS
                ? "its process had %d threads, but may have %d.".formatted(threads, MOST_THREADS)
                : null;
    }

    private static String status(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // no such system, or no such process any more
        }
    }

    /** Pages of files, such as a large library's, do not count: the system can take them back. */
    private static long field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
