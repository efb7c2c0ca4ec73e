package org.headstart.runner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;

/** A model's file, written beside itself and moved into place when it is whole: it is as it was until then. Not thread-safe. */
final class ModelFile implements AutoCloseable {

    private final Path target;
    private final Path draft;

    /**
     * @param file the file to write; its folder must be there
     * @throws LearnerException if it is a folder, or its folder is not there
     */
    ModelFile(Path file) {
        target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target)) {
            throw new LearnerException("The model cannot be written to '" + file + "': it is a folder.", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new LearnerException(
                    "The model cannot be written to '" + file + "': there is no folder '" + folder + "'.",
                    "the folder has to be made first.");
        }
        draft = folder.resolve("." + UUID.randomUUID() + "-" + name);
    }

    /** @return where the model is to be written first */
    Path draft() {
        return draft;
    }

    /**
     * Makes the draft durable and puts it in place.
     *
     * @throws HeadstartException if there is no draft or it cannot be moved
     */
    void publish() {
        try {
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            move();
        } catch (IOException e) {
            throw new LearnerException(
                    "The model could not be put in place at '" + target + "': " + e + ".", "the disk is full.", e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves no draft behind. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new LearnerException("The draft '" + draft + "' of a model could not be deleted.", null, e);
        }
    }
}
