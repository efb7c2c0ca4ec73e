package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChildJvmRunnerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Leftovers before;

    @BeforeEach
    void count() {
        before = Leftovers.now();
    }

    @AfterEach
    void nothingIsLeft() {
        System.clearProperty(ChildCommand.CLASS_PATH);
        System.clearProperty(ChildCommand.OPTIONS);
        before.assertNothingNew();
    }

    private static TrialRunner open() {
        return Providers.runner(TrialRunnerProvider.CHILD_JVM).open(Tables.setting());
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    void run_oneAfterTheOther_reusesTheChild() throws Exception {
        try (TrialRunner runner = open()) {
            runner.run(Tables.honest(1));
            Set<Long> first = children();
            runner.run(Tables.rogue(Deed.THROW));
            runner.run(Tables.rogue(Deed.PREDICT_NAN));
            runner.run(Tables.rogue(Deed.PRINT_NATIVE));

            assertThat(children()).hasSize(1).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RECURSE", "LEAVE_THREADS", "FORK", "LEAVE_GARBAGE", "EXIT"})
    void run_afterWhichTheChildIsNotAsItWas_replacesIt(Deed deed) throws Exception {
        try (TrialRunner runner = open()) {
            runner.run(Tables.honest(1));
            Set<Long> first = children();
            runner.run(Tables.rogue(deed, 4));
            runner.run(Tables.honest(1));

            assertThat(children()).hasSize(1).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void run_anyNumberOfThreads_givesTheFoldValuesOfTheSameJvm() throws Exception {
        int trials = 24;
        List<List<Double>> expected = new ArrayList<>();
        try (TrialRunner runner = new InJvmRunner(Tables.setting())) {
            for (int i = 0; i < trials; i++) {
                expected.add(runner.run(Tables.honest(i)).foldValues());
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TrialRunner runner = open()) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < trials; i++) {
                int seed = i;
                outcomes.add(threads.submit(() -> runner.run(Tables.honest(seed))));
            }
            for (int i = 0; i < trials; i++) {
                assertThat(outcomes.get(i).get().foldValues()).isEqualTo(expected.get(i));
            }
            assertThat(children()).hasSizeBetween(1, 4);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void run_childDiedWhileIdle_isTriedOnAnother() throws Exception {
        try (TrialRunner runner = open()) {
            Outcome first = runner.run(Tables.honest(1));
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);

            assertThat(runner.run(Tables.honest(1)).foldValues()).isEqualTo(first.foldValues());
        }
    }

    @Test
    void run_callerInterrupted_killsTheTrialAtOnce() throws Exception {
        try (TrialRunner runner = open()) {
            runner.run(Tables.honest(1));
            FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(Tables.rogue(Deed.SLEEP_DEAF)));
            Thread caller = new Thread(run);
            caller.start();
            Thread.sleep(300);
            caller.interrupt();

            assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(children()).isEmpty();
            assertThat(runner.run(Tables.honest(1)).state()).isEqualTo(TrialState.COMPLETE);
        }
    }

    @Test
    void close_whileRunning_stopsTheTrialWithoutAnOutcome() throws Exception {
        TrialRunner runner = open();
        runner.run(Tables.honest(1));
        FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(Tables.rogue(Deed.SLEEP_DEAF)));
        new Thread(run).start();
        Thread.sleep(300);

        runner.close();

        assertThat(children()).isEmpty();
        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> runner.run(Tables.honest(1)))
                .isInstanceOf(HeadstartException.class)
                .hasMessageContaining("closed");
        runner.close();
    }

    @Test
    void run_heapTooSmallForTheTable_isOutOfMemory() throws Exception {
        try (TrialRunner runner =
                ChildJvmRunner.open(Tables.setting(Tables.line(600_000, 1), LONG, 16 * Tables.MEBIBYTE))) {
            Outcome outcome = runner.run(Tables.honest(1));

            assertThat(outcome.state()).isEqualTo(TrialState.OUT_OF_MEMORY);
            assertThat(outcome.message()).contains("Java heap space", "Maybe more memory helps");
        }
    }

    @Test
    void run_classPathGiven_isTheChildrens() throws Exception {
        System.setProperty(ChildCommand.CLASS_PATH, folder.resolve("none.jar").toString());
        try (TrialRunner runner = open()) {
            Outcome outcome = runner.run(Tables.honest(1));

            assertThat(outcome.state()).isEqualTo(TrialState.KILLED);
            assertThat(outcome.message()).contains("exit code 1", "ChildMain");
            assertThat(outcome.provenance()).isNull();
        }
        String relative = "x" + File.pathSeparator + System.getProperty("java.class.path");
        System.setProperty(ChildCommand.CLASS_PATH, relative);
        try (TrialRunner runner = open()) {
            assertThat(runner.run(Tables.honest(1)).state()).isEqualTo(TrialState.COMPLETE);
        }
    }

    @Test
    void run_optionsGiven_areTheChildrens() throws Exception {
        System.setProperty(ChildCommand.OPTIONS, "-Dheadstart.some=one  --no-such-option-of-java");
        try (TrialRunner runner = open()) {
            assertThat(runner.run(Tables.honest(1)).message()).contains("--no-such-option-of-java");
        }
    }

    @Test
    void create_runFolder_isPrivate() throws Exception {
        try (RunFolder made = RunFolder.create()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refit_anyPlan_trainsOnAllRowsInTheChild() throws Exception {
        Path model = folder.resolve("größer model.txt");
        try (TrialRunner runner = open()) {
            runner.refit(Tables.honest(1), model);
            assertThat(children()).hasSize(1);
        }

        assertThat(model).content().startsWith("rows 200\n");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "THROW, I cannot go on",
        "SAVE_HALF, The pen is empty",
        "HEAP, Java heap space",
        "HALT, exit code 0",
    })
    void refit_failing_leavesTheFileAsItWas(Deed deed, String message) throws Exception {
        Path model = Files.writeString(folder.resolve("model.txt"), "the old one");
        try (TrialRunner runner = open()) {
            assertThatThrownBy(() -> runner.refit(Tables.rogue(deed), model))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining(message);
        }

        assertThat(model).hasContent("the old one");
        assertThat(folder.toFile().list()).containsExactly("model.txt");
    }

    @Test
    void refit_folderMissing_saysSo() {
        Path model = folder.resolve("none").resolve("model.txt");
        try (TrialRunner runner = open()) {
            assertThatThrownBy(() -> runner.refit(Tables.honest(1), model))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining(model.toString())
                    .hasMessageContaining("Maybe the folder has to be made first.");
        }
    }
}
