package org.headstart.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who claims trials: a worker of a process of a user of a machine. Written out, it lets any process of the same user on the same machine tell
 * whether the process has died; of all others nothing is known, and only the lease counts. A machine is a boot of a kernel and, on Linux, a
 * space of process ids, so that containers are told apart that share a name.
 *
 * @param machine whose process ids these are
 * @param pid     the process id
 * @param started when the process began, as the machine writes it: a process id may be given anew
 * @param worker  the number of the worker in its process
 */
record Owner(String machine, long pid, String started, int worker) {

    private static final String SEPARATOR = "/";
    private static final Path PROC = Path.of("/proc");
    private static final int BOOT_DIGITS = 8;

    /** The start of a process of which the machine does not say it. */
    private static final String UNKNOWN = "?";

    private static final String MACHINE = machineOfThisProcess();

    static Owner current(int worker) {
        long pid = ProcessHandle.current().pid();
        return new Owner(MACHINE, pid, Objects.requireNonNullElse(startOf(pid), UNKNOWN), worker);
    }

    /** Whether it is certain that the process of an owner has ended. */
    static boolean isDead(String owner) {
        List<String> parts = List.of(owner.split(SEPARATOR, -1));
        int process = parts.size() - 3;
        boolean here =
                process > 0 && String.join(SEPARATOR, parts.subList(0, process)).equals(MACHINE);
        if (!here || !parts.get(process).matches("[0-9]{1,18}")) {
            return false;
        }
        String started = parts.get(process + 1);
        return !started.equals(UNKNOWN) && !started.equals(startOf(Long.parseLong(parts.get(process))));
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, machine, Long.toString(pid), started, Integer.toString(worker));
    }

    private static String machineOfThisProcess() {
        String user = System.getProperty("user.name", "");
        String name = Optional.ofNullable(read(PROC.resolve("sys/kernel/hostname")))
                .or(() -> Optional.ofNullable(System.getenv().getOrDefault("HOSTNAME", System.getenv("COMPUTERNAME"))))
                .orElse("localhost");
        return user + "@" + name + ":" + boot() + ":" + processSpace();
    }

    /** The first digits of a random number that the kernel draws when it starts; empty elsewhere than on Linux. */
    private static String boot() {
        String id = Objects.requireNonNullElse(read(PROC.resolve("sys/kernel/random/boot_id")), "");
        return id.substring(0, Math.min(BOOT_DIGITS, id.length()));
    }

    private static String processSpace() {
        try {
            return Files.readSymbolicLink(PROC.resolve("self/ns/pid"))
                    .toString()
                    .replaceAll("[^0-9]", "");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** When a process began; null when it has ended. Linux counts ticks since its boot, which no change of the clock moves. */
    private static @Nullable String startOf(long pid) {
        if (Files.isReadable(PROC.resolve("self/stat"))) {
            return startByKernel(read(PROC.resolve(pid + "/stat")));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        process.info().startInstant().map(Instant::toString).orElse(""))
                .orElse(null);
    }

    /** Of {@code pid (name) state ...}, see proc(5): field 3 is the state, 22 the start. A zombie has ended. */
    private static @Nullable String startByKernel(@Nullable String stat) {
        if (stat == null) {
            return null;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Set.of("Z", "X").contains(fields[0]) ? null : fields[19];
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return null;
        }
    }
}
