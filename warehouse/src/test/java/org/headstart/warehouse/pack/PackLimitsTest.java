package org.headstart.warehouse.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packs that are too large in one way are refused by the name of the limit before they fill the heap. */
@Timeout(300)
class PackLimitsTest {

    private static final String HEAD =
            "{\"name\":\"a\",\"metric\":{\"name\":\"m\",\"goal\":\"minimize\"},\"hyperparameters\":[";
    private static final String PARAMETER = "{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":2}";

    @TempDir
    Path folder;

    @BeforeEach
    void soundPack() throws IOException {
        Files.writeString(folder.resolve("space.json"), HEAD + PARAMETER + "]}");
        Files.writeString(folder.resolve("tasks.csv"), "task,split\na,train\n");
        Files.writeString(folder.resolve("trials.csv"), "task,x,value\na,1,1\n");
    }

    @Test
    void read_deepJson_isRefused() throws IOException {
        Files.writeString(folder.resolve("space.json"), "[".repeat(100_000));
        assertRefused("50", "depth");
    }

    @Test
    void read_hugeSpace_isRefused() throws IOException {
        Files.writeString(folder.resolve("space.json"), HEAD + "]}" + " ".repeat(5 << 20));
        assertRefused("4194304", "spaceBytes");
    }

    @Test
    void read_manyHyperparameters_areRefused() throws IOException {
        Files.writeString(folder.resolve("space.json"), HEAD + (PARAMETER + ",").repeat(10_000) + PARAMETER + "]}");
        assertRefused("10000", "parameters");
    }

    /** A thousandth of what it becomes. */
    @Test
    void read_bombOfRows_isRefused() throws IOException {
        compressed("task,x,value,note\n", ("a,1,1," + "0".repeat(10_000) + "\n").repeat(100), 200);
        assertThat(Files.size(folder.resolve("trials.csv.gz"))).isLessThan(1 << 20);
        assertRefused("100", "expansion");
    }

    @Test
    void read_bombOfOneCell_isRefused() throws IOException {
        compressed("task,x,value\na,", "0".repeat(1 << 20), 200);
        assertRefused("1048576", "cellChars");
    }

    @Test
    void read_bombOfColumns_isRefused() throws IOException {
        compressed("task,x,value", ",a".repeat(100_000), 100);
        assertRefused("10000", "columns");
    }

    @Test
    void read_moreTrialsThanTheHeapHolds_areRefused() {
        PackLimits few = new PackLimits(1 << 20, 50, 10, 1 << 20, 10, 700, 100);
        assertThatThrownBy(() -> PackReader.read(folder, few))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("(limit: trialBytes)");
        assertThat(PackReader.read(folder).trials()).isOne();
    }

    private void compressed(String start, String piece, int times) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(folder.resolve("trials.csv.gz")))),
                StandardCharsets.UTF_8)) {
            out.write(start);
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        }
    }

    private void assertRefused(String value, String limit) {
        assertThatThrownBy(() -> PackReader.read(folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining(value)
                .hasMessageContaining("(limit: " + limit + ")")
                .hasMessageContaining(System.lineSeparator() + "Maybe ");
    }
}
