package org.headstart.api.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one file format. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface DatasetReader {

    /** @return the format's name, for example {@code ARFF} */
    String format();

    /**
     * Decides by content, never by the file's extension.
     *
     * @param head the first bytes of the file, up to 8 KiB
     * @return how sure the reader is that it can read the file, 0 (no) to 1 (certain)
     */
    double confidence(byte[] head);

    /**
     * @param file    an existing file
     * @param options how to read it
     * @return the table and what the user should know about the reading
     * @throws DataException if the file is malformed, with line and column, or lacks the target
     */
    ReadResult read(Path file, ReadOptions options);

    /**
     * What a reader gives back.
     *
     * @param dataset  the table
     * @param warnings what was dropped or guessed, a sentence each
     */
    record ReadResult(Dataset dataset, List<String> warnings) {

        /** Copies the warnings. */
        public ReadResult {
            warnings = List.copyOf(warnings);
        }

        /**
         * @param warning a sentence
         * @return the same table with one more warning
         */
        public ReadResult plus(String warning) {
            List<String> more = new ArrayList<>(warnings);
            more.add(warning);
            return new ReadResult(dataset, more);
        }
    }
}
