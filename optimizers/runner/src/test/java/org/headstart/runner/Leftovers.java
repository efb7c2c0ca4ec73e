package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runners could leave behind: processes of this JVM and processes that carry a child's mark, and files of ours below the temporary folder.
 *
 * @param processes pids of descendants and of marked processes
 * @param files     names in the temporary folder
 */
record Leftovers(Set<Long> processes, Set<String> files) {

    private static final long SELF = ProcessHandle.current().pid();

    static Leftovers now() {
        return new Leftovers(processIds(), fileNames());
    }

    void assertNothingNew() {
        Set<Long> left = processIds();
        left.removeAll(processes);
        assertThat(left.stream().map(Leftovers::describe).toList())
                .as("processes left")
                .isEmpty();
        Set<String> kept = fileNames();
        kept.removeAll(files);
        assertThat(kept).as("files left").isEmpty();
    }

    private static Set<Long> processIds() {
        Stream<Long> marked = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(ProcessTree.MARK + "=" + SELF + "-"));
        Stream<Long> descendants = ProcessHandle.current().descendants().map(ProcessHandle::pid);
        return Stream.concat(marked, descendants).collect(Collectors.toSet());
    }

    private static String describe(long pid) {
        return pid + ": "
                + ProcessHandle.of(pid)
                        .map(process -> process.info().toString())
                        .orElse("gone");
    }

    private static String environment(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static Set<String> fileNames() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name ->
                            name.startsWith("headstart-run-" + SELF + "-") || name.startsWith("headstart-test-"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
