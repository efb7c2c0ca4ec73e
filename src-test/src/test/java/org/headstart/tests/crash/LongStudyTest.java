package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study of many trials in one process holds as much at its end as when a tenth of it is done, but for what its optimizer remembers. {@code -Dheadstart.trials=100000} for more of it,
 * {@code -Dheadstart.slow=0} for a learner that does not take its time.
 */
class LongStudyTest {

    private static final int TRIALS = Integer.getInteger("headstart.trials", 1000);
    private static final String OPTIMIZER = System.getProperty("headstart.optimizers", "random");
    private static final double MOST_HEAP_MIB = 16;

    /** An optimizer remembers what was tried. */
    private static final double REMEMBERED_MIB = TRIALS * 600.0 / (1 << 20);

    private static final long MOST_BYTES = 4096;

    private final List<Footprint> footprints = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private int ended;
    private long since = System.nanoTime();

    @TempDir
    Path folder;

    @Test
    void run_manyTrials_holdsNoMoreAtTheEnd() throws InterruptedException, IOException {
        Path warehouse = folder.resolve("warehouse.db");

        StudyProcess.begin(warehouse.toString(), "study", OPTIMIZER, TRIALS, SlowLearner.ID)
                .workers(2)
                .listener(this::note)
                .run();

        for (int tenth = 0; tenth < footprints.size(); tenth++) {
            System.out.printf(
                    "%d %% of %d trials: %.0f trials a second; %s%n",
                    10 * (tenth + 1), TRIALS, 0.1 * TRIALS / seconds.get(tenth), footprints.get(tenth));
        }
        System.out.printf("%d bytes a trial%n", Files.size(warehouse) / TRIALS);
        assertThat(Files.size(warehouse) / TRIALS).isLessThan(MOST_BYTES);
        assertFlat(footprints.get(0), footprints.get(9));
    }

    private static void assertFlat(Footprint early, Footprint late) {
        assertThat(late.heapMib() - early.heapMib()).as("MiB of heap").isLessThan(MOST_HEAP_MIB + REMEMBERED_MIB);
        assertThat(late.openFiles()).as("open files").isLessThanOrEqualTo(early.openFiles() + 2);
        assertThat(late.threads()).as("threads").isLessThanOrEqualTo(early.threads() + 2);
        assertThat(late.temporaryFiles()).as("temporary files").isLessThanOrEqualTo(early.temporaryFiles());
    }

    private void note(Trial trial) {
        if (trial.state().isEnd() && ++ended % (TRIALS / 10) == 0) {
            seconds.add((System.nanoTime() - since) / 1e9);
            footprints.add(Footprint.now());
            since = System.nanoTime();
        }
    }
}
