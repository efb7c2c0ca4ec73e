package org.headstart.tests.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A child process on this test's class path, and what it has said. */
public final class ChildJvm {

    private final Process process;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch firstLine = new CountDownLatch(1);
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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile(folder, "child", ".err");
        ChildJvm child = new ChildJvm(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        child.reader.start();
        return child;
    }

    /** Waits until the child has said something or ended. */
    public void awaitFirstLine() throws InterruptedException {
        firstLine.await();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return all whole lines that the child has said; waits for its end */
    public List<String> lines() throws InterruptedException {
        reader.join();
        process.waitFor();
        return List.copyOf(lines);
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
                    lines.add(line.toString());
                    line.setLength(0);
                    firstLine.countDown();
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            firstLine.countDown();
        }
    }
}
