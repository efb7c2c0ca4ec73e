package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {

    private static final int LONGEST = 1000;

    private static FrameReader reader(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return new FrameReader(new ByteArrayInputStream(bytes.toByteArray()), LONGEST);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Frame scored(double value) {
        return Frame.of(Frame.Kind.SCORED, 17, packer -> packer.number(value));
    }

    @ParameterizedTest
    @EnumSource(Frame.Kind.class)
    void read_anyKind_isWhatWasWritten(Frame.Kind kind) throws IOException {
        Frame read = reader(Frame.of(kind, -3, packer -> packer.text("payload")).toBytes())
                .read();

        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.trial()).isEqualTo(-3);
        assertThat(read.body().text()).isEqualTo("payload");
    }

    @Test
    void read_noiseBetweenFrames_isSkipped() throws IOException {
        byte[] almost = Arrays.copyOf(Frame.MAGIC, 7);
        FrameReader reader = reader(
                text("Terminating\n"),
                scored(1).toBytes(),
                almost,
                text("\u0089HS"),
                scored(2).toBytes(),
                text("bye"));

        assertThat(reader.read().body().number()).isEqualTo(1);
        assertThat(reader.read().body().number()).isEqualTo(2);
        assertThat(reader.read()).isNull();
    }

    @Test
    void read_truncatedAnywhere_isTheEndAndNeverAFrame() throws IOException {
        byte[] whole = scored(0.5).toBytes();
        for (int length = 0; length < whole.length; length++) {
            FrameReader reader = reader(Arrays.copyOf(whole, length));
            try {
                assertThat(reader.read()).as("first %d bytes", length).isNull();
            } catch (EOFException e) {
                assertThat(length).isGreaterThanOrEqualTo(Frame.MAGIC.length);
            }
        }
    }

    @Test
    void read_anyBitFlipped_isNeverAFrame() throws IOException {
        byte[] whole = scored(0.5).toBytes();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            FrameReader reader = reader(damaged);
            try {
                assertThat(reader.read()).as("bit %d", bit).isNull();
            } catch (StreamCorruptedException | EOFException e) {
                assertThat(bit).isGreaterThanOrEqualTo(8 * Frame.MAGIC.length);
            }
        }
    }

    @Test
    void read_longerThanAllowed_isRefusedBeforeItIsRead() throws IOException {
        byte[] bytes = new Frame(Frame.Kind.ENDED, 1, new byte[LONGEST + 1]).toBytes();

        assertThatThrownBy(() -> reader(bytes).read())
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("1001 bytes; at most 1000");
    }

    @Test
    void read_randomBytes_neverThrowsAnythingElse() throws IOException {
        long seed = 99;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            FrameReader reader = reader(Frame.MAGIC, noise);
            try {
                assertThat(reader.read()).as("seed %d, round %d", seed, i).isNull();
            } catch (StreamCorruptedException | EOFException e) {
                assertThat(e).hasNoCause();
            }
        }
    }
}
