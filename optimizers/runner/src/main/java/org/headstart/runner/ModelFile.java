package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.api.DraftFile;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;

/** A model's file, written beside itself and moved into place when it is whole: it is as it was until then. Not thread-safe. */
final class ModelFile implements AutoCloseable {

    private final Path target;
    private final DraftFile draft;

    /**
     * @param file the file to write; its folder must be there
     * @throws LearnerException if it is a folder, or its folder is not there
     */
    ModelFile(Path file) {
        target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new LearnerException("The model cannot be written to '" + file + "': it is a folder.", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new LearnerException(
                    "The model cannot be written to '" + file + "': there is no folder '" + folder + "'.",
                    "the folder has to be made first.");
        }
        try {
            draft = new DraftFile(target);
        } catch (IOException e) {
            throw new LearnerException("The model cannot be written to '" + file + "': " + e + ".", null, e);
        }
    }

    /** @return where the model is to be written first */
    Path draft() {
        return draft.path();
    }

    /**
     * Makes the draft durable and puts it in place.
     *
     * @throws HeadstartException if there is no draft or it cannot be moved
     */
    void publish() {
        try {
            draft.publish();
        } catch (IOException e) {
            throw new LearnerException(
                    "The model could not be put in place at '" + target + "': " + e + ".", "the disk is full.", e);
        }
    }

    /** Leaves no draft behind. */
    @Override
    public void close() {
        try {
            draft.close();
        } catch (IOException e) {
            throw new LearnerException("The draft '" + draft.path() + "' of a model could not be deleted.", null, e);
        }
    }
}
