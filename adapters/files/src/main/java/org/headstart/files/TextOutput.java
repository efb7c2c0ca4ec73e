package org.headstart.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.api.DraftFile;
import org.headstart.api.dataset.DataException;

/** Writes text files in UTF-8, with one exception for all that can go wrong. */
final class TextOutput {

    private TextOutput() {}

    static void write(Path file, Content content) {
        try (DraftFile draft = new DraftFile(file)) {
            try (Writer out = Files.newBufferedWriter(draft.path(), StandardCharsets.UTF_8)) {
                content.to(out);
            }
            draft.publish();
        } catch (IOException e) {
            throw new DataException(
                    "'" + file + "' cannot be written: " + e.getMessage() + ".",
                    "the folder does not exist, the disk is full, or a label holds half a character.",
                    e);
        }
    }

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {

        void to(Writer out) throws IOException;
    }
}
