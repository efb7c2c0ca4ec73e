package org.headstart.tests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds, once garbage is collected.
 *
 * @param heapMib        MiB on the heap
 * @param openFiles      open files, 0 where there is no {@code /proc}
 * @param threads        live threads
 * @param temporaryFiles files in the temporary folder
 * @param classes        loaded classes
 */
record Footprint(double heapMib, long openFiles, int threads, long temporaryFiles, int classes) {

    private static final double MEBIBYTE = 1 << 20;

    static Footprint now() {
        System.gc();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE,
                countFiles(Path.of("/proc/self/fd")),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                countFiles(Path.of(System.getProperty("java.io.tmpdir"))),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    private static long countFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                "%.1f MiB of heap, %d open files, %d threads, %d temporary files, %d classes",
                heapMib, openFiles, threads, temporaryFiles, classes);
    }
}
