package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialState;

/** What came of the trials of a test, and what its own process grew by since the first round, which loads the classes. */
final class Runaways {

    private static final double MOST_GROWTH_MIB = 20;
    private static final int READINGS = 10;

    private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    private double longestSeconds;
    private double firstMib = Double.NaN;

    synchronized void add(Outcome outcome) {
        counts.merge(outcome.state(), 1, Integer::sum);
        longestSeconds = Math.max(longestSeconds, outcome.seconds());
    }

    /** To be called after each round. */
    void endRound() {
        if (Double.isNaN(firstMib)) {
            firstMib = residentMib();
        }
    }

    void assertNoGrowth() {
        double growth = residentMib() - firstMib;
        System.out.printf(
                "Trials by end: %s; the longest took %.1f s; this process grew by %.1f from %.0f MiB since the first round%n",
                counts, longestSeconds, growth, firstMib);
        assertThat(growth).as("MiB that the parent grew by").isLessThan(MOST_GROWTH_MIB);
    }

    /** What this process comes down to, once garbage is collected and while no compiler is at work; 0 where there is no {@code /proc}. */
    private static double residentMib() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < READINGS; i++) {
            System.gc();
            LockSupport.parkNanos(50_000_000);
            least = Math.min(least, residentMibNow());
        }
        return least;
    }

    private static double residentMibNow() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
