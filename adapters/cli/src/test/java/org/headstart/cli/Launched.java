package org.headstart.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A headstart process of its own, in a process group of its own, so that a test can end it as a terminal or a crash would. */
final class Launched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path out;
    private final Path err;
    private final Process process;

    /**
     * @param folder where its output goes
     * @param args   its command line
     */
    Launched(Path folder, String... args) throws IOException {
        this.out = Files.createTempFile(folder, "out", ".txt");
        this.err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "env",
                "--default-signal=INT", // what starts the tests may ignore it, and that would be inherited
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + System.getProperty("user.home"),
                "-Dheadstart.lease=2",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        this.process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Whether this system has process groups to be signalled. */
    static boolean isPossible() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) && Files.isExecutable(Path.of("/bin/kill"));
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** Waits until standard output is as wanted, or the process has ended. */
    void awaitOut(Predicate<String> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && !wanted.test(out()) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        if (!wanted.test(out())) {
            throw new AssertionError("Not what was waited for: " + out() + err());
        }
    }

    /** Sends a signal to the whole group, as a terminal does. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", "-" + name, "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Still running: " + out() + err());
        }
        return process.exitValue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
