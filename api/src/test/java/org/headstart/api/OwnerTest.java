package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {

    private static final Path SLEEP = Path.of("/bin/sleep");
    private static final Owner OURS = Owner.current(3);

    private static String of(long pid, String started) {
        return new Owner(OURS.machine(), pid, started, 0).toString();
    }

    @Test
    void isDead_thisProcess_isFalse() {
        assertThat(Owner.isDead(OURS.toString())).isFalse();
        assertThat(OURS.started()).isNotEmpty();
        assertThat(OURS.toString()).endsWith("/3");
    }

    @Test
    void isDead_processIdGivenAnew_isTrue() {
        assertThat(Owner.isDead(of(OURS.pid(), OURS.started() + "1"))).isTrue();
    }

    @Test
    void isDead_unknownStart_isFalse() {
        assertThat(Owner.isDead(of(OURS.pid(), "?"))).isFalse();
    }

    @Test
    void isDead_processThatHasEnded_isTrueOnceItHas() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SLEEP), "there is no sleep");
        Process child = new ProcessBuilder(SLEEP.toString(), "60").start();
        Owner owner = new Owner(OURS.machine(), child.pid(), startOf(child.pid()), 0);
        assertThat(Owner.isDead(owner.toString())).isFalse();

        child.destroyForcibly().waitFor();

        assertThat(Owner.isDead(owner.toString())).isTrue();
    }

    @Test
    void isDead_otherMachine_isFalseWhateverRunsHere() {
        Owner other = new Owner(OURS.machine() + "x", OURS.pid(), "1", 0);

        assertThat(Owner.isDead(other.toString())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "4711-0", "/", "//", "///", "a/b/c/d", "a/1/2/3"})
    void isDead_nameOfAnotherForm_isFalse(String owner) {
        assertThat(Owner.isDead(owner)).isFalse();
        assertThat(Owner.isDead(OURS.machine() + "/" + owner)).isFalse();
    }

    private static String startOf(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        assumeTrue(Files.isReadable(stat), "there is no /proc");
        String text = Files.readString(stat);
        return text.substring(text.lastIndexOf(')') + 2).split(" ")[19];
    }
}
