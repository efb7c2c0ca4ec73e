package org.headstart.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another process that holds the right to write to a SQLite file, as Linux tells in {@code /proc/locks}: a lock on byte 120 of the shared memory beside
 * the file (SQLite, os_unix.c and wal.c: WAL_WRITE_LOCK). Elsewhere nothing is known of it.
 *
 * @param pid     the process
 * @param stopped whether it stands still, as after Ctrl-Z
 */
record LockHolder(long pid, boolean stopped) {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final int WRITE_BYTE = 120;

    /** Such as {@code 1: POSIX  ADVISORY  WRITE 4711 fd:01:131081 120 120}; the end may be EOF. */
    private static final Pattern LOCK =
            Pattern.compile("\\d+: +POSIX +\\w+ +WRITE +(\\d+) +[0-9a-f]+:[0-9a-f]+:(\\d+) +(\\d+) +(\\d+|EOF)");

    static Optional<LockHolder> of(Path file) {
        Path shared = file.resolveSibling(file.getFileName() + "-shm");
        try (Stream<String> locks = Files.lines(LOCKS)) {
            String inode = Files.getAttribute(shared, "unix:ino").toString();
            List<Long> holders = locks.map(LOCK::matcher)
                    .filter(lock -> lock.matches() && lock.group(2).equals(inode) && covers(lock))
                    .map(lock -> Long.parseLong(lock.group(1)))
                    .filter(pid -> pid > 0 && pid != ProcessHandle.current().pid())
                    .toList();
            return holders.stream().findFirst().map(pid -> new LockHolder(pid, isStopped(pid)));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean covers(Matcher lock) {
        boolean ends = !lock.group(4).equals("EOF");
        return Long.parseLong(lock.group(3)) <= WRITE_BYTE && !(ends && Long.parseLong(lock.group(4)) < WRITE_BYTE);
    }

    private static boolean isStopped(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
                    .contains("\nState:\tT");
        } catch (IOException e) {
            return false;
        }
    }

    /** What to do about it, to follow "Maybe". */
    String hint() {
        return stopped
                ? "process " + pid + ", which is stopped and holds it, was forgotten: `kill -CONT " + pid
                        + "` lets it go on, `kill -KILL " + pid + "` ends it, and its trials are run again."
                : "process " + pid + " holds it for a backup or another long write.";
    }
}
