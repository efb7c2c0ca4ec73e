package org.headstart.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.ReadOptions;

/** A reader with a fault: it fails at every file that begins with its mark, as no reader should. */
public final class FaultyReader implements DatasetReader {

    static final String MARK = "faulty!";

    /** For the service loader. */
    public FaultyReader() {}

    @Override
    public String format() {
        return "faulty";
    }

    @Override
    public double confidence(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).startsWith(MARK) ? 2 : 0;
    }

    @Override
    public ReadResult read(Path file, ReadOptions options) {
        throw new IllegalStateException("the reader's fault");
    }
}
