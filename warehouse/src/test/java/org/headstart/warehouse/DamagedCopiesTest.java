package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many damaged copies of a warehouse, in processes of their own, so that a fault in SQLite itself would show. The full form is
 * {@code -Dheadstart.damages=10000 -Dheadstart.seed=1}.
 */
class DamagedCopiesTest {

    private static final int BATCH = 500;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void repair_damagedCopies_bringsBackWhatIsUndamagedAndNothingElse() throws IOException, InterruptedException {
        int copies = Integer.getInteger("headstart.damages", 60);
        long seed = Long.getLong("headstart.seed", 1);
        Map<String, Long> counts = new TreeMap<>();
        for (int first = 0; first < copies; first += BATCH) {
            run(seed, first, Math.min(BATCH, copies - first))
                    .forEach((name, count) -> counts.merge(name, count, Long::sum));
        }

        System.out.println("seed " + seed + ": " + counts);
        assertThat(counts).containsEntry("copies", (long) copies).doesNotContainKey("silently wrong trials");
        assertThat(counts.get("refused")).as("copies refused").isPositive();
        assertThat(counts.get("opened, verify told")).as("copies found damaged").isPositive();
        assertThat(share(counts, "trials whole"))
                .as("share of the undamaged trials that came back")
                .isGreaterThanOrEqualTo(0.99);
        assertThat(share(counts, "trials whole, study damaged"))
                .as("the same where a row is damaged that they depend on")
                .isGreaterThanOrEqualTo(0.85);
    }

    private static double share(Map<String, Long> counts, String kind) {
        return counts.get(kind + ", back") / (double) counts.get(kind);
    }

    private Map<String, Long> run(long seed, int first, int copies) throws IOException, InterruptedException {
        Path batch = Files.createDirectory(folder.resolve("batch-" + first));
        Path said = batch.resolve("out");
        Path errors = batch.resolve("err");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamagedCopies.class.getName(),
                        batch.toString(),
                        Long.toString(seed),
                        Integer.toString(first),
                        Integer.toString(copies))
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(child.waitFor())
                .as("%s", Files.readString(errors, StandardCharsets.UTF_8))
                .isZero();
        System.out.print(Files.readString(errors, StandardCharsets.UTF_8));
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        Map<String, Long> counts = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            counts.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        }
        return counts;
    }
}
