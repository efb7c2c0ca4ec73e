package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that stand still for three times their lease and then go on: by then somebody else has run their trials, their results come too late, and
 * they go on with other trials. {@code -Dheadstart.pauses=200 -Dheadstart.lanes=10} for the full form.
 */
class PausedWorkerTest {

    private static final int PAUSES = Integer.getInteger("headstart.pauses", 1);
    private static final int LANES = Integer.getInteger("headstart.lanes", 1);
    private static final int PAUSES_OF_A_PROCESS = 10;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int WORKERS = 2;
    private static final String STUDY = "study";

    @TempDir
    Path folder;

    /** How many pauses there were in which somebody else ran what was running, and how many trials these were. */
    private record Tally(int pauses, int late) {

        private Tally plus(Tally other) {
            return new Tally(pauses + other.pauses, late + other.late);
        }
    }

    @Test
    void sigstop_threeTimesTheLease_lateResultsAreKeptApartAndWorkGoesOn() throws Exception {
        assumeTrue(ChildJvm.canBePaused(), "there is no kill");

        Tally tally = Lanes.run(LANES, this::lane).stream().reduce(new Tally(0, 0), Tally::plus);

        System.out.printf(
                "%d pauses of 3 x %d ms: %d late results, each kept as an orphan, 0 accepted, 0 exceptions%n",
                tally.pauses, LEASE.toMillis(), tally.late);
        assertThat(tally.late).isGreaterThanOrEqualTo(PAUSES);
    }

    private Tally lane(int lane) throws Exception {
        Tally tally = new Tally(0, 0);
        for (int first = lane * PAUSES_OF_A_PROCESS; first < PAUSES; first += LANES * PAUSES_OF_A_PROCESS) {
            String location = folder.resolve(first + ".db").toString();
            tally = tally.plus(pauseAgainAndAgain(location, Math.min(PAUSES_OF_A_PROCESS, PAUSES - first)));
        }
        return tally;
    }

    private Tally pauseAgainAndAgain(String location, int pauses)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        int trials = 8 * pauses + 6;
        Map<Integer, Outcome> ours = new TreeMap<>();
        try (Warehouse warehouse = Providers.warehouse(location);
                ChildJvm child = start(location, trials)) {
            for (int late = 0; late < pauses; ) {
                awaitBegun(child);
                child.pause();
                Thread.sleep(3 * LEASE.toMillis());
                Map<Integer, Outcome> taken = runInsteadOf(child, warehouse);
                ours.putAll(taken);
                late += taken.isEmpty() ? 0 : 1;
            }
            assertThat(child.exit()).as(child.errors()).isZero();
            assertThat(child.lines()).last().isEqualTo("done");
            List<String> warnings = child.errors()
                    .lines()
                    .filter(line -> line.startsWith("WARNING"))
                    .toList();
            assertThat(warnings).allMatch(line -> line.contains("The lease of trial"));
            assertThat(child.errors()).doesNotContain("Exception");
            List<Trial> all = warehouse.trials(STUDY);
            assertThat(all).hasSize(trials).allMatch(trial -> trial.state().isEnd());
            ours.forEach(
                    (number, outcome) -> assertThat(all.get(number).outcome()).isEqualTo(outcome));
            assertThat(orphans(location)).isEqualTo(warnings.size()).isGreaterThanOrEqualTo(ours.size());
            assertThat(warehouse.verify()).isEmpty();
            return new Tally(pauses, ours.size());
        }
    }

    /** Waits until the last that was heard is that a trial has begun. */
    private static void awaitBegun(ChildJvm child) throws InterruptedException {
        do {
            boolean more = child.awaitLines(child.linesSoFar().size() + 1);
            assertThat(more).as("its last trial has not begun yet").isTrue();
        } while (!child.linesSoFar().get(child.linesSoFar().size() - 1).startsWith("begun"));
    }

    private ChildJvm start(String location, int trials) throws IOException {
        return ChildJvm.start(
                folder,
                List.of(
                        "-Dheadstart.slow=60",
                        "-Dheadstart.lease=" + LEASE.toSeconds(),
                        "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n"),
                StudyProcess.class,
                location,
                STUDY,
                "begin",
                "random",
                Integer.toString(trials),
                Integer.toString(WORKERS),
                SlowLearner.ID);
    }

    /**
     * What another worker does meanwhile. Where the process stands still in the middle of a write it keeps SQLite's lock, and others wait until
     * it goes on.
     */
    private static Map<Integer, Outcome> runInsteadOf(ChildJvm child, Warehouse warehouse)
            throws IOException, InterruptedException, ExecutionException {
        Future<Map<Integer, Outcome>> ours = CompletableFuture.supplyAsync(() -> runExpired(warehouse));
        try {
            ours.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            child.goOn();
        }
        Map<Integer, Outcome> taken = ours.get();
        child.goOn();
        return taken;
    }

    /** Ends the trials whose lease has ended, but for those that the other process is quicker to take. */
    private static Map<Integer, Outcome> runExpired(Warehouse warehouse) {
        Map<Integer, Outcome> ours = new TreeMap<>();
        List<Integer> expired =
                warehouse.expire(STUDY).stream().map(Trial::number).toList();
        for (int i = 0; i < expired.size(); i++) {
            Optional<Claim> claim = warehouse.claim(STUDY, "another", WarehouseSamples.LEASE);
            if (claim.isPresent() && expired.contains(claim.get().trial().number())) {
                Trial ended = warehouse.finish(claim.get(), WarehouseSamples.complete(0.25));
                ours.put(ended.number(), ended.outcome());
            } else {
                claim.ifPresent(warehouse::release);
            }
        }
        return ours;
    }

    private static int orphans(String location) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + location);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM orphan")) {
            return count.getInt(1);
        }
    }
}
