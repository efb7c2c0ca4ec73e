package org.headstart.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A child process and all that it has started. Whoever was started by a member that has ended meanwhile belongs to init and is no descendant
 * any more; on Linux such processes are found by a mark in their environment, which they inherit. Thread-safe.
 */
final class ProcessTree {

    /** The environment variable that marks a child and its descendants. */
    static final String MARK = "HEADSTART_CHILD";

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long STEP_MILLIS = 5;

    private final ProcessHandle root;
    private final String mark;
    private final Map<Long, ProcessHandle> known = new LinkedHashMap<>();

    /**
     * @param root  the process at the top; never killed when it is the current one
     * @param token the value of {@link #MARK} in its environment
     */
    ProcessTree(ProcessHandle root, String token) {
        this.root = root;
        this.mark = MARK + "=" + token;
    }

    /**
     * Cheap enough to be asked after every trial: where there are marks, they alone are looked for.
     *
     * @return whether the process at the top has left something running
     */
    boolean hasOffspring() {
        Stream<ProcessHandle> offspring = Files.isDirectory(PROCESSES) ? marked().stream() : root.descendants();
        return offspring.anyMatch(process -> process.pid() != root.pid() && lives(process));
    }

    /** Asks every member to end (SIGTERM). */
    void terminate() {
        living().forEach(ProcessHandle::destroy);
    }

    /**
     * Kills every member, over and over until none is left: a member may start another while it is looked for.
     *
     * @return whether none is left
     */
    boolean kill() {
        Deadline deadline = Deadline.after(PATIENCE);
        List<ProcessHandle> living = living();
        while (!living.isEmpty() && !deadline.hasPassed()) {
            living.forEach(ProcessHandle::destroyForcibly);
            Pause.millis(STEP_MILLIS);
            living = living();
        }
        return living.isEmpty();
    }

    private synchronized List<ProcessHandle> living() {
        remember(root);
        root.descendants().forEach(this::remember);
        marked().forEach(this::remember);
        known.values().removeIf(process -> !lives(process));
        return List.copyOf(known.values());
    }

    private void remember(ProcessHandle process) {
        if (!process.equals(ProcessHandle.current())) {
            known.putIfAbsent(process.pid(), process);
        }
    }

    private List<ProcessHandle> marked() {
        Map<Long, ProcessHandle> found = new LinkedHashMap<>();
        if (Files.isDirectory(PROCESSES)) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
                for (Path process : processes) {
                    if (isMarked(process)) {
                        long pid = Long.parseLong(String.valueOf(process.getFileName()));
                        ProcessHandle.of(pid).ifPresent(handle -> found.put(pid, handle));
                    }
                }
            } catch (IOException e) {
                return List.copyOf(found.values()); // without /proc the descendants must do
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isMarked(Path process) {
        try {
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(mark);
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }

    /** A process that has ended but was not yet collected by its parent counts as ended. */
    private static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        Path stat = PROCESSES.resolve(Long.toString(process.pid())).resolve("stat");
        try {
            String fields = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return fields.indexOf(") Z ", fields.lastIndexOf(')')) < 0;
        } catch (IOException e) {
            return !Files.isDirectory(PROCESSES);
        }
    }
}
