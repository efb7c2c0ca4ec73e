package org.headstart.api;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is first written beside its place and takes its name only when it is whole and on the disk: until then, and after any failure, there
 * is what was there before. Where a device or a pipe has the name, that is written to directly. Not thread-safe.
 */
public final class DraftFile implements AutoCloseable {

    private final Path target;
    private final Path draft;

    /**
     * @param file the file to write; its folder must be there
     * @throws IOException if a link that has its name leads nowhere that can be told
     */
    public DraftFile(Path file) throws IOException {
        target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
        boolean direct = Files.exists(target) && !Files.isRegularFile(target);
        draft = direct ? target : target.resolveSibling("." + UUID.randomUUID() + "-" + target.getFileName());
    }

    /** @return where to write first; ends as the file's own name does */
    public Path path() {
        return draft;
    }

    /**
     * Makes the draft durable and gives it its name.
     *
     * @throws IOException if there is no draft, or it cannot be moved; the file is as it was
     */
    public void publish() throws IOException {
        if (draft.equals(target)) {
            return;
        }
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves no draft behind. */
    @Override
    public void close() throws IOException {
        if (!draft.equals(target)) {
            Files.deleteIfExists(draft);
        }
    }
}
