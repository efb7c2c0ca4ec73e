package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Device;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFileTest {

    @TempDir
    Path folder;

    private Setting roundTrip(Setting setting) throws IOException {
        Path file = folder.resolve("setting");
        SettingFile.write(setting, file);
        return SettingFile.read(file);
    }

    @Test
    void read_anySetting_isWhatWasWritten() throws IOException {
        Setting written = Tables.setting(Tables.clouds(300, 2), Duration.ofNanos(1_000_000_007), 100 * Tables.MEBIBYTE);

        Setting read = roundTrip(written);

        assertThat(read.dataset()).isEqualTo(written.dataset());
        assertThat(read.dataset().fingerprint()).isEqualTo(written.dataset().fingerprint());
        assertThat(read.folds().toArray()).isEqualTo(written.folds().toArray());
        assertThat(read.metric()).isEqualTo(written.metric());
        assertThat(read.limits()).isEqualTo(written.limits());
        assertThat(read.device()).isEqualTo(written.device());
    }

    @Test
    void read_strangeCells_keepEveryBit() throws IOException {
        double[] strange = new double[20_000];
        Random random = new Random(8);
        Arrays.setAll(strange, i -> Double.longBitsToDouble(random.nextLong()));
        strange[0] = Double.longBitsToDouble(0x7ff8000000000123L);
        strange[1] = -0.0;
        strange[2] = Double.MIN_VALUE;
        double[] target = random.doubles(strange.length).toArray();
        Dataset dataset = Dataset.of(
                "strange", List.of(NumericColumn.of("", strange), NumericColumn.of("\u0000", target)), "\u0000");

        NumericColumn read = (NumericColumn) roundTrip(Tables.setting(dataset, Duration.ofSeconds(1), 1L << 30))
                .dataset()
                .columns()
                .get(0);

        for (int row = 0; row < strange.length; row++) {
            assertThat(Double.doubleToRawLongBits(read.value(row))).isEqualTo(Double.doubleToRawLongBits(strange[row]));
        }
    }

    @Test
    void read_truncatedAnywhere_isRefused() throws IOException {
        Path file = folder.resolve("setting");
        SettingFile.write(small(), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SettingFile.read(cut))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOf(StreamCorruptedException.class);
        }
    }

    @Test
    void read_anyByteChanged_isRefused() throws IOException {
        Path file = folder.resolve("setting");
        SettingFile.write(small(), file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x41;
            Path bad = Files.write(folder.resolve("bad"), damaged);
            assertThatThrownBy(() -> SettingFile.read(bad))
                    .as("byte %d", i)
                    .isInstanceOfAny(
                            IOException.class,
                            HeadstartException.class,
                            IllegalArgumentException.class,
                            DateTimeException.class);
        }
    }

    @Test
    void read_claimedLengths_takeNoMemory() throws IOException {
        ByteBuffer claim = ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).flip();

        assertThatThrownBy(() -> new Unpacker(new ByteArrayInputStream(claim.array()), 8).numbers())
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("2147483647 elements of 8 bytes are claimed, but 4 bytes are left");
    }

    private static Setting small() {
        Dataset dataset = Dataset.of(
                "small",
                List.of(
                        NumericColumn.of("x", 1, 2, 3),
                        CategoricalColumn.of("y", new int[] {0, 1, 0}, List.of("a", "b"))),
                "y");
        return new Setting(dataset, Folds.of(dataset, 2, 1), Metric.AUC, Limits.defaults(), Device.CPU);
    }
}
