package org.headstart.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.headstart.api.learner.Predictions;

/** Predictions in binary form, in a file of the runner's private folder: there may be more of them than a frame should carry. */
final class PredictionsFormat {

    private static final int BUFFER_BYTES = 1 << 16;

    private PredictionsFormat() {}

    /**
     * @param predictions what to write
     * @param file        a file that does not exist yet
     */
    static void write(Predictions predictions, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER_BYTES)) {
            Packer packer = new Packer(out).number(predictions.rows());
            for (double[] row : predictions.values()) {
                packer.numbers(row);
            }
            packer.flush();
        }
    }

    static Predictions read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            Unpacker unpacker = new Unpacker(in, Files.size(file));
            double[][] rows = new double[unpacker.countOf(Integer.BYTES)][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = unpacker.numbers();
            }
            unpacker.end();
            return new Predictions(rows);
        }
    }
}
