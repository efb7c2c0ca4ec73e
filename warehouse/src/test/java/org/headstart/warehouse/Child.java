package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process on this test's class path, which may be killed.
 *
 * @param process the process; what it says is to be read from there
 * @param errors  where its complaints go
 */
record Child(Process process, Path errors) implements AutoCloseable {

    static Child start(Path folder, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile(folder, "child", ".err");
        return new Child(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** SIGKILL. Unlike {@link Process#destroyForcibly}, leaves what the process has said to be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    String complaints() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        kill();
    }
}
