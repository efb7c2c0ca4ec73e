package org.headstart.tests.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.headstart.api.MetaFeatures;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;

/**
 * Seconds of each group, and memory, for tables too large for a benchmark that repeats: one extraction a size with default settings, in a
 * process that has described a small table before. Memory is the largest heap in use, garbage included, and what the process ever held.
 */
public final class LargeTables {

    private static final int COLUMNS = 50;
    private static final int[] ROWS = {10_000, 100_000, 1_000_000};
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;
    private static final Path STATUS = Path.of("/proc/self/status");

    private LargeTables() {}

    /**
     * Prints a line a group and one for the whole, for each size.
     *
     * @param arguments {@code classification} or {@code regression}, then numbers of rows; without any, classification of 10,000 to 1,000,000
     */
    public static void main(String[] arguments) throws IOException {
        TaskType type = TaskType.valueOf(
                arguments.length == 0 ? TaskType.CLASSIFICATION.name() : arguments[0].toUpperCase(Locale.ROOT));
        int[] sizes = arguments.length < 2
                ? ROWS
                : Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        IntStream.range(0, 5)
                .forEach(seed -> MetaFeatures.extract(MixedTables.of(type, 500, COLUMNS, seed), options()));
        for (int rows : sizes) {
            measure(MixedTables.of(type, rows, COLUMNS, 1));
        }
    }

    private static Options options() {
        return Options.defaults();
    }

    private static void measure(Dataset table) throws IOException {
        System.gc();
        double before =
                heap(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Extraction extraction = MetaFeatures.extract(table, options());
        double wall = (System.nanoTime() - start) / NANOS;
        double peak = heap(
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
        extraction
                .seconds()
                .forEach((group, seconds) -> System.out.printf(
                        Locale.ROOT, "%d x %d %-16s %10.3f s%n", table.rows(), COLUMNS, group, seconds));
        System.out.printf(
                Locale.ROOT,
                "%d x %d %-16s %10.3f s, heap %.0f MiB before and at most %.0f MiB, process at most %s, %d values known of %d%n",
                table.rows(),
                COLUMNS,
                table.taskType().name().toLowerCase(Locale.ROOT),
                wall,
                before,
                peak,
                process(),
                extraction.vector().known().size(),
                extraction.vector().values().size());
    }

    private static double heap(long bytes) {
        return bytes / MIB;
    }

    /** The most memory that the process held so far, where the system tells. */
    private static String process() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return "unknown";
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
