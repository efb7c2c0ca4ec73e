package org.headstart.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.DatasetReader;
import org.headstart.api.dataset.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are too large in one way are refused by the name of the limit before they fill the heap. The short form reads a tenth of what
 * {@code -Dheadstart.limits=10} does: 10^7 columns, lines of a gigabyte.
 */
@Timeout(600)
class FileLimitsTest {

    private static final int TIMES = Integer.getInteger("headstart.limits", 1);
    private static final int COLUMNS = Math.max(1_100_000, TIMES * 1_000_000);
    private static final int LINE_MEGABYTES = 102 * TIMES;

    private static final String MEGABYTE = "x".repeat(1 << 20);

    @TempDir
    Path folder;

    @Test
    void read_columns_areLimited() {
        assertRefused(new CsvDatasetReader(), "1000000", "columns", out -> {
            for (int i = 0; i < COLUMNS; i++) {
                out.write("c" + i + ",");
            }
            out.write("y\n1,2\n");
        });
        assertRefused(new ArffDatasetReader(), "1000000", "columns", out -> {
            for (int i = 0; i < COLUMNS; i++) {
                out.write("@attribute c" + i + " real\n");
            }
        });
    }

    @Test
    void read_lines_areLimited() {
        assertRefused(new CsvDatasetReader(), "16777216", "lineChars", out -> {
            out.write("a,b\n1,");
            huge(out);
        });
        assertRefused(new CsvDatasetReader(), "16777216", "lineChars", out -> {
            out.write("a,b\n1,\"");
            huge(out);
        });
        assertRefused(new ArffDatasetReader(), "16777216", "lineChars", out -> {
            out.write("@relation r\n@attribute a {b}\n@data\n'");
            huge(out);
        });
    }

    private static void huge(Writer out) throws IOException {
        for (int i = 0; i < LINE_MEGABYTES; i++) {
            out.write(MEGABYTE);
        }
    }

    @Test
    void read_levels_areLimited() {
        assertRefused(new ArffDatasetReader(), "500000", "levels", out -> {
            out.write("@relation r\n@attribute a {l");
            for (int i = 0; i < 1_000_000; i++) {
                out.write(",l" + i);
            }
            out.write("}\n@data\nl\n");
        });
        assertRefused(new CsvDatasetReader(), "500000", "levels", out -> {
            out.write("a,b\n");
            for (int i = 0; i < 1_000_000; i++) {
                out.write("l" + i + ",1\n");
            }
        });
    }

    /** Each row of three bytes stands for twenty thousand numbers. */
    @Test
    void read_sparseRows_areLimitedByTheHeap() {
        long rows = Runtime.getRuntime().maxMemory() / (20_000 * Double.BYTES);
        assertRefused(new ArffDatasetReader(), "MB", "bytes", out -> {
            for (int i = 0; i < 20_000; i++) {
                out.write("@attribute c" + i + " real\n");
            }
            out.write("@data\n");
            for (int i = 0; i < rows; i++) {
                out.write("{}\n");
            }
        });
    }

    /** Writes a file. */
    private interface Content {
        void to(Writer out) throws IOException;
    }

    private void assertRefused(DatasetReader reader, String value, String limit, Content content) {
        Path file = folder.resolve("table");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThatThrownBy(() -> reader.read(file, ReadOptions.defaults()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(value)
                .hasMessageContaining("(limit: " + limit + ")")
                .hasMessageContaining(System.lineSeparator() + "Maybe ");
    }
}
