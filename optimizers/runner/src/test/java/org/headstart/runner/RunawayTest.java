package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a learner does to its process is an outcome: of the right state, in time, without a process or a file left, and the next trial runs.
 * Each deed is done {@code -Dheadstart.rounds=N} times, once by default.
 */
class RunawayTest {

    private static final int ROUNDS = Integer.getInteger("headstart.rounds", 1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final double BEYOND_SECONDS = 7;
    private static final long MEMORY = 32 * Tables.MEBIBYTE;

    /** What never ends by itself, and so is done at the same time. */
    private static final Set<Deed> ENDLESS = EnumSet.of(
            Deed.SLEEP,
            Deed.SLEEP_DEAF,
            Deed.SPIN,
            Deed.DEADLOCK,
            Deed.ORPHAN,
            Deed.FORK_BOMB,
            Deed.FLOOD,
            Deed.FLOOD_NATIVE);

    private static final Map<Deed, Expected> ENDS = Map.ofEntries(
            Map.entry(Deed.HEAP, new Expected(TrialState.OUT_OF_MEMORY, "Java heap space")),
            Map.entry(Deed.HUGE, new Expected(TrialState.OUT_OF_MEMORY, "Java heap space")),
            Map.entry(Deed.HEAP_ELSEWHERE, new Expected(TrialState.OUT_OF_MEMORY, "Java heap space")),
            Map.entry(Deed.DIRECT, new Expected(TrialState.OUT_OF_MEMORY, "direct buffer memory")),
            Map.entry(Deed.NATIVE, new Expected(TrialState.OUT_OF_MEMORY, "it may hold 800 MiB")),
            Map.entry(Deed.THREADS, new Expected(TrialState.OUT_OF_MEMORY, "thread")),
            Map.entry(Deed.LEAVE_GARBAGE, new Expected(TrialState.OUT_OF_MEMORY, "Java heap space")),
            Map.entry(Deed.EXIT, new Expected(TrialState.KILLED, "exit code 7")),
            Map.entry(Deed.EXIT_THREE, new Expected(TrialState.KILLED, "exit code 3")),
            Map.entry(Deed.HALT, new Expected(TrialState.KILLED, "exit code 0")),
            Map.entry(Deed.CRASH, new Expected(TrialState.KILLED, "SIGSEGV")),
            Map.entry(Deed.KILL_SELF, new Expected(TrialState.KILLED, "signal 9 (SIGKILL)")),
            Map.entry(Deed.TERMINATE_SELF, new Expected(TrialState.KILLED, "signal 15 (SIGTERM)")),
            Map.entry(Deed.FORGE, new Expected(TrialState.KILLED, "damaged frame")),
            Map.entry(Deed.CLOSE_PIPE, new Expected(TrialState.KILLED, "closed its pipe")),
            Map.entry(Deed.THROW, new Expected(TrialState.FAILED, "I cannot go on.")),
            Map.entry(Deed.RECURSE, new Expected(TrialState.FAILED, "StackOverflowError")),
            Map.entry(Deed.PRETEND_INTERRUPTED, new Expected(TrialState.FAILED, "not really")),
            Map.entry(Deed.PREDICT_NAN, new Expected(TrialState.FAILED, "fold 1 is NaN")),
            Map.entry(Deed.PREDICT_LESS, new Expected(TrialState.FAILED, "1 predictions for 40 rows")));

    /** How a deed ends: in which state, and with what in its message. */
    private record Expected(TrialState state, String message) {}

    @TempDir
    Path crashes;

    @BeforeEach
    void keepCrashesApart() {
        System.setProperty(CrashReport.FOLDER, crashes.toString());
    }

    @Test
    void run_deedsThatEnd_areOutcomesAndTheNextTrialRuns() throws Exception {
        Leftovers before = Leftovers.now();
        Runaways runaways = new Runaways();
        Set<Deed> deeds = EnumSet.complementOf(EnumSet.copyOf(ENDLESS));
        try (TrialRunner runner = ChildJvmRunner.open(Tables.setting(Tables.clouds(200, 1), LONG, MEMORY))) {
            Outcome honest = runner.run(Tables.honest(1));
            for (int round = 0; round < ROUNDS; round++) {
                for (Deed deed : deeds) {
                    Outcome outcome = runner.run(Tables.rogue(deed, 1));
                    check(deed, outcome);
                    runaways.add(outcome);
                    assertThat(runner.run(Tables.honest(1)).foldValues())
                            .as("the trial after %s", deed)
                            .isEqualTo(honest.foldValues());
                }
                runaways.endRound();
            }
        }
        before.assertNothingNew();
        runaways.assertNoGrowth();
    }

    private static void check(Deed deed, Outcome outcome) {
        Expected expected = ENDS.getOrDefault(deed, new Expected(TrialState.COMPLETE, ""));
        assertThat(outcome.state()).as("%s: %s", deed, outcome).isEqualTo(expected.state());
        assertThat(String.valueOf(outcome.message())).as(deed.name()).contains(expected.message());
        assertThat(outcome.provenance()).as(deed.name()).isNotNull();
        if (outcome.state() == TrialState.COMPLETE) {
            assertThat(outcome.foldValues()).as(deed.name()).hasSize(Tables.FOLDS);
        } else {
            assertThat(outcome.foldValues()).as(deed.name()).hasSizeBetween(1, 2);
            assertThat(outcome.value()).as(deed.name()).isNull();
        }
    }

    @Test
    void run_deedsWithoutEnd_areStoppedInTimeWithAllTheyHaveStarted() throws Exception {
        Leftovers before = Leftovers.now();
        Runaways runaways = new Runaways();
        ExecutorService threads = Executors.newFixedThreadPool(ENDLESS.size());
        try (TrialRunner runner = ChildJvmRunner.open(Tables.setting(Tables.clouds(200, 1), SHORT, MEMORY))) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<?>> running = new ArrayList<>();
                for (Deed deed : ENDLESS) {
                    running.add(threads.submit(() -> {
                        Outcome outcome = runner.run(Tables.rogue(deed));
                        checkStopped(deed, outcome);
                        runaways.add(outcome);
                        return null;
                    }));
                }
                for (Future<?> trial : running) {
                    trial.get();
                }
                runaways.endRound();
            }
        } finally {
            threads.shutdownNow();
        }
        before.assertNothingNew();
        runaways.assertNoGrowth();
    }

    private static void checkStopped(Deed deed, Outcome outcome) {
        assertThat(outcome.state()).as("%s: %s", deed, outcome).isEqualTo(TrialState.TIMED_OUT);
        assertThat(outcome.message()).as(deed.name()).contains("limit of 1 s");
        assertThat(outcome.seconds()).as(deed.name()).isBetween(1.0, 1.0 + BEYOND_SECONDS);
    }

    @Test
    void run_crash_keepsTheAccountOfTheJvm() throws Exception {
        try (TrialRunner runner = ChildJvmRunner.open(Tables.setting())) {
            Outcome crashed = runner.run(Tables.rogue(Deed.CRASH));

            assertThat(crashes).isDirectoryContaining("glob:**hs_err_*.log");
            assertThat(crashed.message()).contains(crashes.toString()).doesNotContain("System.exit");
        }
    }
}
