package org.headstart.warehouse.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFormatTest {

    @TempDir
    Path folder;

    private static InitialWeights weights() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.of(List.of(2, 3), 0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1.0 / 3, 0));
        tensors.put("bias", Tensor.of(List.of(3), 1, 2, 3));
        tensors.put("scalar", Tensor.of(List.of(), Math.PI));
        tensors.put("empty", Tensor.of(List.of(0, 5)));
        return new InitialWeights("mlp-3", List.of("lenght", "größe", "\ud83d\ude00"), List.of("a", ""), tensors);
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    /** A file whose head is right, with any content. */
    private static byte[] file(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        byte[] all = bytes.toByteArray();
        return ByteBuffer.allocate(WeightsFormat.HEAD_BYTES + all.length)
                .put(WeightsFormat.MAGIC)
                .putInt(WeightsFormat.VERSION)
                .putLong(all.length)
                .put(WeightsFormat.sha256(ByteBuffer.wrap(all)))
                .put(all)
                .array();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeBytes(text);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> WeightsFormat.fromBytes(bytes)).isInstanceOf(WarehouseException.class);
    }

    @Test
    void fromBytes_written_isEqual() {
        InitialWeights read = WeightsFormat.fromBytes(WeightsFormat.toBytes(weights()));

        assertThat(read).isEqualTo(weights());
        assertThat(read.tensors().keySet()).containsExactly("z", "bias", "scalar", "empty");
    }

    @Test
    void toBytes_sameWeights_isTheSame() {
        assertThat(WeightsFormat.toBytes(weights())).isEqualTo(WeightsFormat.toBytes(weights()));
    }

    @Test
    void fromBytes_truncatedAtEveryByte_isRefused() {
        byte[] bytes = WeightsFormat.toBytes(weights());
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void fromBytes_everyBitFlipped_isRefused() {
        byte[] bytes = WeightsFormat.toBytes(weights());
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(changed);
        }
    }

    @Test
    void fromBytes_bytesAppended_isRefused() {
        byte[] bytes = WeightsFormat.toBytes(weights());

        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void fromBytes_randomBytes_areRefused() {
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertRefused(bytes);
        }
    }

    /** The hash is right, so that what reads the content has to defend itself. */
    @Test
    void fromBytes_contentChangedUnderARightHash_isRefusedOrRead() throws IOException {
        byte[] whole = WeightsFormat.toBytes(weights());
        byte[] content = Arrays.copyOfRange(whole, WeightsFormat.HEAD_BYTES, whole.length);
        long seed = 815;
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] changed = content.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                assertThat(WeightsFormat.fromBytes(file(out -> out.write(changed))))
                        .isNotNull();
            } catch (WarehouseException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(500, 4999);
    }

    @Test
    void fromBytes_contentTruncatedUnderARightHash_isRefused() throws IOException {
        byte[] whole = WeightsFormat.toBytes(weights());
        byte[] content = Arrays.copyOfRange(whole, WeightsFormat.HEAD_BYTES, whole.length);
        for (int length = 0; length < content.length; length++) {
            byte[] cut = Arrays.copyOf(content, length);
            assertRefused(file(out -> out.write(cut)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30, -1, Integer.MIN_VALUE})
    void fromBytes_hugeOrNegativeCounts_areRefusedWithoutAllocating(int count) throws IOException {
        assertRefused(file(out -> out.writeInt(count)));
        assertRefused(file(out -> {
            text(out, "linear");
            out.writeInt(count);
        }));
        assertRefused(file(out -> {
            text(out, "linear");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(count);
        }));
        assertRefused(tensor(count));
        assertRefused(tensor(1, count));
        assertRefused(tensor(2, count, count));
        assertRefused(tensor(4, count, count, count, count));
        assertRefused(tensor(4, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0));
        assertRefused(tensor(17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static byte[] tensor(int... rankAndShape) throws IOException {
        return file(out -> {
            text(out, "linear");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(1);
            text(out, "w");
            for (int number : rankAndShape) {
                out.writeInt(number);
            }
        });
    }

    @Test
    void fromBytes_valueNotFinite_isRefused() throws IOException {
        assertRefused(file(out -> {
            text(out, "linear");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(1);
            text(out, "w");
            out.writeInt(0);
            out.writeDouble(Double.NaN);
        }));
    }

    @Test
    void fromBytes_textNotUtf8_isRefused() throws IOException {
        assertRefused(file(out -> {
            out.writeInt(2);
            out.write(new byte[] {(byte) 0xc3, 0x28});
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(0);
        }));
    }

    @Test
    void fromBytes_twoTensorsOfOneName_areRefused() throws IOException {
        assertRefused(file(out -> {
            text(out, "linear");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(2);
            for (int i = 0; i < 2; i++) {
                text(out, "w");
                out.writeInt(0);
                out.writeDouble(i);
            }
        }));
    }

    @Test
    void fromBytes_blankArchitecture_isRefused() throws IOException {
        assertRefused(file(out -> {
            text(out, " ");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(0);
        }));
    }

    @Test
    void fromBytes_newerVersion_isRefusedByNumber() {
        byte[] bytes = WeightsFormat.toBytes(weights());
        ByteBuffer.wrap(bytes).putInt(8, 2);

        assertThatThrownBy(() -> WeightsFormat.fromBytes(bytes))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("version is 2");
    }

    @Test
    void read_written_isEqual() {
        Path file = folder.resolve("a.weights");

        WeightsFormat.write(weights(), file);
        WeightsFormat.write(weights(), file);

        assertThat(WeightsFormat.read(file)).isEqualTo(weights());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void read_missing_isRefusedByName() {
        assertThatThrownBy(() -> WeightsFormat.read(folder.resolve("missing")))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void read_fileLargerThanAllowed_isRefusedUnread() throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(WeightsFormat.MAX_BYTES + 1000);
        }

        assertThatThrownBy(() -> WeightsFormat.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void write_intoAMissingFolder_isRefused() {
        assertThatThrownBy(() ->
                        WeightsFormat.write(weights(), folder.resolve("no").resolve("a")))
                .isInstanceOf(WarehouseException.class);
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }
}
