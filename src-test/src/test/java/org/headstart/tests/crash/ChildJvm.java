package org.headstart.tests.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A child process on this test's class path, and what it has said. */
public final class ChildJvm implements AutoCloseable {

    private static final Path KILL = Path.of("/bin/kill");

    private final Process process;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();
    private boolean silent;
    private final Thread reader = new Thread(this::read);

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /**
     * @param folder where its standard error goes
     * @param main   the class with the main method
     * @param args   its arguments
     * @return the running child
     */
    public static ChildJvm start(Path folder, Class<?> main, String... args) throws IOException {
        return start(folder, List.of(), main, args);
    }

    /**
     * @param folder  where its standard error goes
     * @param options more options for the JVM
     * @param main    the class with the main method
     * @param args    its arguments
     * @return the running child
     */
    public static ChildJvm start(Path folder, List<String> options, Class<?> main, String... args) throws IOException {
        return startWithin(List.of(), folder, options, main, args);
    }

    /**
     * @param around  a command that takes another and its arguments, and runs it
     * @param folder  where its standard error goes
     * @param options more options for the JVM
     * @param main    the class with the main method
     * @param args    its arguments
     * @return the running child
     */
    public static ChildJvm startWithin(
            List<String> around, Path folder, List<String> options, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(around);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile(folder, "child", ".err");
        ChildJvm child = new ChildJvm(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        child.reader.start();
        return child;
    }

    /** Waits until the child has said something or ended. */
    public void awaitFirstLine() throws InterruptedException {
        awaitLines(1);
    }

    /**
     * Waits until the child has said so many lines or ended.
     *
     * @return whether it has said as many
     */
    public boolean awaitLines(int count) throws InterruptedException {
        synchronized (lines) {
            while (lines.size() < count && !silent) {
                lines.wait();
            }
            return lines.size() >= count;
        }
    }

    /** @return the whole lines that the child has said so far */
    public List<String> linesSoFar() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** SIGKILL. What the child said before can still be read, unlike after {@link Process#destroyForcibly}, which closes the pipe. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** @return the process itself */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** @return whether it still runs */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether this system can stop a process and let it go on. */
    public static boolean canBePaused() {
        return Files.isExecutable(KILL);
    }

    /** SIGSTOP: the process stands still, as in a long pause of the garbage collector or a closed lid. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder(KILL.toString(), "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("SIG" + name + " to process " + process.pid() + " failed with " + status + ".");
        }
    }

    /** @return all whole lines that the child has said; waits for its end */
    public List<String> lines() throws InterruptedException {
        reader.join();
        process.waitFor();
        return linesSoFar();
    }

    /** @return the exit status; waits for the end */
    public int exit() throws InterruptedException {
        return process.waitFor();
    }

    /** @return what the child wrote to standard error, save what SLF4J says of itself; empty when all was well */
    public String errors() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("SLF4J"))
                .collect(Collectors.joining("\n"));
    }

    /** A line counts only when its end came through, for the child may die within one. */
    private void read() {
        try (BufferedReader in = process.inputReader()) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    said(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (lines) {
                silent = true;
                lines.notifyAll();
            }
        }
    }

    private void said(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
