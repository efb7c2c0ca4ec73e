package org.headstart.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A runner's private folder below {@code java.io.tmpdir}, readable by its owner alone. A lock on one of its files says that the runner lives,
 * and goes with its process however that ends, so that a later runner can tell what a killed one has left and delete it. Thread-safe.
 *
 * <p>The folder's name holds the process and when that began: a process never opens the lock of its own folders, because closing a file gives up
 * all POSIX locks that the process holds on it.
 */
final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "headstart-run-";
    private static final String DRAFT_PREFIX = "headstart-new-";
    private static final String LOCK = "lock";
    private static final Duration DRAFT_LIFE = Duration.ofHours(1);
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 25;

    private final Path path;
    private final FileChannel lock;

    private RunFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder, after deleting those that dead runners of this user have left. */
    static RunFolder create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Path draft = Files.createTempDirectory(parent, DRAFT_PREFIX, privately(parent));
        FileChannel lock =
                FileChannel.open(draft.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        // Renamed only once it is locked: what bears the final name and is not locked is dead.
        Path path = Files.move(draft, parent.resolve(ownPrefix() + UUID.randomUUID()));
        deleteLeftovers(parent, Files.getOwner(path));
        return new RunFolder(path, lock);
    }

    private static String ownPrefix() {
        ProcessHandle self = ProcessHandle.current();
        long began = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return PREFIX + self.pid() + "-" + began + "-";
    }

    private static FileAttribute<?>[] privately(Path parent) {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    /** @return a new folder within this one */
    Path sub(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    /** Deletes the folder with all that is in it, and gives up the lock. */
    @Override
    public void close() {
        delete(path);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(path);
    }

    private static void deleteLeftovers(Path parent, UserPrincipal owner) throws IOException {
        List<Path> leftovers = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "headstart-{run,new}-*")) {
            folders.forEach(leftovers::add);
        }
        String own = ownPrefix();
        for (Path folder : leftovers) {
            if (!String.valueOf(folder.getFileName()).startsWith(own) && isDead(folder, owner)) {
                delete(folder);
            }
        }
    }

    private static boolean isDead(Path folder, UserPrincipal owner) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isDirectory()
                    || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                return false;
            }
            return String.valueOf(folder.getFileName()).startsWith(DRAFT_PREFIX)
                    ? attributes
                            .lastModifiedTime()
                            .toInstant()
                            .isBefore(Instant.now().minus(DRAFT_LIFE))
                    : !isLocked(folder.resolve(LOCK));
        } catch (IOException e) {
            return false; // deleted meanwhile, or not ours to judge
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Deletes a tree without following links; tries again while a dying process still writes into it. */
    static void delete(Path tree) {
        for (int attempt = 1; !isDeleted(tree) && attempt < TRIES; attempt++) {
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private static boolean isDeleted(Path tree) {
        try {
            if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(tree, new Deletion());
            }
            return true;
        } catch (IOException e) {
            return false; // something was written meanwhile; what is left in the end goes to the next runner
        }
    }

    /** Deletes what it visits. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (cause instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw cause;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
