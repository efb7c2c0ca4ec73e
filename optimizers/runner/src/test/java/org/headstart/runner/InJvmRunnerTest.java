package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InJvmRunnerTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private static TrialRunner open(Duration limit) {
        return Providers.runner(TrialRunnerProvider.IN_JVM)
                .open(Tables.setting(Tables.clouds(200, 1), limit, 64 * Tables.MEBIBYTE));
    }

    @ParameterizedTest
    @CsvSource({
        "THROW, FAILED, I cannot go on",
        "RECURSE, FAILED, StackOverflowError",
        "PREDICT_NAN, FAILED, fold 1 is NaN",
        "PREDICT_LESS, FAILED, 1 predictions for 40 rows",
        "PRETEND_INTERRUPTED, FAILED, not really",
        "HUGE, OUT_OF_MEMORY, Java heap space",
        "SLEEP, TIMED_OUT, limit of 20 s"
    })
    void run_deed_isAnOutcomeAndTheNextTrialRuns(Deed deed, TrialState state, String message) throws Exception {
        try (TrialRunner runner = open(deed == Deed.SLEEP ? SHORT : Duration.ofSeconds(20))) {
            Outcome outcome = runner.run(Tables.rogue(deed, 1));

            assertThat(outcome.state()).isEqualTo(state);
            assertThat(outcome.message()).contains(deed == Deed.SLEEP ? "limit of 0.300 s." : message);
            assertThat(outcome.foldValues()).hasSize(1);
            assertThat(runner.run(Tables.honest(1)).state()).isEqualTo(TrialState.COMPLETE);
        }
    }

    @Test
    void run_learnerIgnoresInterruption_isLeftBehind() throws Exception {
        try (TrialRunner runner = open(SHORT)) {
            Outcome outcome = runner.run(Tables.rogue(Deed.SLEEP_DEAF));

            assertThat(outcome.state()).isEqualTo(TrialState.TIMED_OUT);
            assertThat(outcome.message()).contains("left behind");
            assertThat(outcome.seconds()).isLessThan(7.3);
        }
    }

    @Test
    void run_callerInterrupted_stopsTheTrial() throws Exception {
        try (TrialRunner runner = open(Duration.ofSeconds(60))) {
            FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(Tables.rogue(Deed.SLEEP)));
            Thread caller = new Thread(run);
            caller.start();
            Thread.sleep(200);
            caller.interrupt();

            assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void close_whileRunning_stopsTheTrial() throws Exception {
        TrialRunner runner = open(Duration.ofSeconds(60));
        FutureTask<Outcome> run = new FutureTask<>(() -> runner.run(Tables.rogue(Deed.SLEEP)));
        new Thread(run).start();
        Thread.sleep(200);

        runner.close();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> runner.run(Tables.honest(1)))
                .isInstanceOf(HeadstartException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void refit_anyPlan_trainsOnAllRows() throws Exception {
        Path model = folder.resolve("model.txt");
        try (TrialRunner runner = open(SHORT)) {
            runner.refit(Tables.honest(1), model);
        }

        assertThat(model).content().startsWith("rows 200\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.*-model.txt");
    }

    @ParameterizedTest
    @CsvSource({"THROW, I cannot go on", "SAVE_HALF, The pen is empty", "HUGE, Java heap space"})
    void refit_failing_leavesTheFileAsItWas(Deed deed, String message) throws Exception {
        Path model = Files.writeString(folder.resolve("model.txt"), "the old one");
        try (TrialRunner runner = open(SHORT)) {
            assertThatThrownBy(() -> runner.refit(Tables.rogue(deed), model))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining(message);
        }

        assertThat(model).hasContent("the old one");
        assertThat(folder.toFile().list()).containsExactly("model.txt");
    }
}
