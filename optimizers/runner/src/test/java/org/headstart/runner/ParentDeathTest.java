package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to children and files when the parent ends in a way of its own. */
class ParentDeathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private Process parent;

    private void startParent(Deed deed) throws IOException {
        parent = new ProcessBuilder(
                        "env",
                        "--default-signal=INT", // what starts the tests may ignore it, and that would be inherited
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LonelyParent.class.getName(),
                        deed.name())
                .redirectErrorStream(true)
                .start();
        BufferedReader out = parent.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("at work");
        assertThat(marked()).isNotEmpty();
        assertThat(folders()).hasSize(1);
    }

    @AfterEach
    void endParent() {
        parent.destroyForcibly();
    }

    private List<Long> marked() {
        String mark = ProcessTree.MARK + "=" + parent.pid() + "-";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(mark))
                .toList();
    }

    private static String environment(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.toList();
        }
    }

    private void awaitNoProcess() {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!marked().isEmpty() && !deadline.hasPassed()) {
            Pause.millis(50);
        }
        assertThat(marked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLEEP_DEAF", "FORK_BOMB", "ORPHAN"})
    void killed_atWork_takesItsChildrenAlongAndTheNextRunnerCleansUp(Deed deed) throws Exception {
        startParent(deed);

        parent.destroyForcibly().waitFor();

        awaitNoProcess();
        assertThat(folders()).hasSize(1);
        String before = System.setProperty("java.io.tmpdir", temporary.toString());
        try (RunFolder next = RunFolder.create()) {
            assertThat(folders()).containsExactly(next.path());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void create_whileAnotherRunnerLives_leavesItsFolderAlone() throws Exception {
        startParent(Deed.SLEEP);
        List<Path> theirs = folders();
        String before = System.setProperty("java.io.tmpdir", temporary.toString());
        try (RunFolder one = RunFolder.create();
                RunFolder two = RunFolder.create()) {
            assertThat(folders()).contains(one.path(), two.path()).containsAll(theirs);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }

        assertThat(folders()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 15})
    void signalled_atWork_leavesNothingAndTheTrialHasNoOutcome(int signal) throws Exception {
        startParent(Deed.SLEEP_DEAF);
        List<String> everybody = Stream.concat(Stream.of(parent.pid()), marked().stream())
                .map(String::valueOf)
                .toList();

        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + String.join(" ", everybody))
                .start()
                .waitFor();

        assertThat(parent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(parent.exitValue()).isEqualTo(128 + signal);
        awaitNoProcess();
        assertThat(folders()).isEmpty();
        assertThat(new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("ended");
    }
}
