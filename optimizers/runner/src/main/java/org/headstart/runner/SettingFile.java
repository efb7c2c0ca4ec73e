package org.headstart.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Device;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;

/**
 * A study's setting, table and all, as it is handed to the children: magic (8 bytes), version (4), length of the payload (8), payload column by
 * column, SHA-256 of the payload (32). Numbers keep all their bits, texts all their characters.
 */
final class SettingFile {

    private static final byte[] MAGIC = {(byte) 0x89, 'H', 'S', 'S', 'E', 'T', '\r', '\n'};
    private static final int VERSION = 1;
    private static final int HEAD_BYTES = MAGIC.length + Integer.BYTES + Long.BYTES;
    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER_BYTES = 1 << 17;

    private SettingFile() {}

    /**
     * @param setting what to write
     * @param file    a file that does not exist yet
     */
    static void write(Setting setting, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(HEAD_BYTES);
            DigestOutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
            write(setting, new Packer(buffered));
            buffered.flush();
            long length = channel.position() - HEAD_BYTES;
            writeFully(channel, ByteBuffer.wrap(digest.digest()));
            channel.position(0);
            writeFully(
                    channel,
                    ByteBuffer.allocate(HEAD_BYTES)
                            .put(MAGIC)
                            .putInt(VERSION)
                            .putLong(length)
                            .flip());
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * @param file what {@link #write} wrote
     * @return the setting
     * @throws StreamCorruptedException if the file is not one of ours or is damaged
     */
    static Setting read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long length = length(in.readNBytes(HEAD_BYTES), Files.size(file));
            DigestInputStream digested = new DigestInputStream(in, sha256());
            InputStream payload = new BufferedInputStream(new Bounded(digested, length), BUFFER_BYTES);
            Unpacker unpacker = new Unpacker(payload, length);
            Setting setting = read(unpacker);
            unpacker.end();
            if (!MessageDigest.isEqual(digested.getMessageDigest().digest(), in.readNBytes(DIGEST_BYTES))) {
                throw new StreamCorruptedException("The checksum of '" + file + "' does not fit its content.");
            }
            return setting;
        }
    }

    private static long length(byte[] head, long size) throws IOException {
        if (head.length < HEAD_BYTES || !ByteBuffer.wrap(head, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new StreamCorruptedException("This is not a setting file.");
        }
        int version = ByteBuffer.wrap(head).getInt(MAGIC.length);
        long length = ByteBuffer.wrap(head).getLong(MAGIC.length + Integer.BYTES);
        if (version != VERSION || length != size - HEAD_BYTES - DIGEST_BYTES) {
            throw new StreamCorruptedException(
                    "The setting file has version %d and %d bytes; expected are version %d and %d bytes."
                            .formatted(version, length, VERSION, size - HEAD_BYTES - DIGEST_BYTES));
        }
        return length;
    }

    private static void write(Setting setting, Packer packer) throws IOException {
        Dataset dataset = setting.dataset();
        packer.text(dataset.name())
                .text(dataset.target().name())
                .number(dataset.columns().size());
        for (Column column : dataset.columns()) {
            write(column, packer);
        }
        packer.codes(setting.folds().toArray());
        packer.text(setting.metric().name()).text(setting.metric().goal().name());
        packer.text(setting.limits().time().toString()).number(setting.limits().memoryBytes());
        packer.text(setting.device().name());
    }

    private static void write(Column column, Packer packer) throws IOException {
        packer.text(column.name()).flag(column instanceof CategoricalColumn);
        if (column instanceof CategoricalColumn categorical) {
            packer.number(categorical.levels().size());
            for (String level : categorical.levels()) {
                packer.text(level);
            }
            packer.codes(categorical.toArray());
        } else if (column instanceof NumericColumn numeric) {
            packer.numbers(numeric.toArray());
        }
    }

    private static Setting read(Unpacker in) throws IOException {
        String name = in.text();
        String target = in.text();
        List<Column> columns = new ArrayList<>();
        for (int left = in.countOf(Integer.BYTES + 1); left > 0; left--) {
            columns.add(column(in));
        }
        return new Setting(
                Dataset.of(name, columns, target),
                Folds.of(in.codes()),
                new Metric(in.text(), Goal.valueOf(in.text())),
                new Limits(Duration.parse(in.text()), in.longInteger()),
                Device.valueOf(in.text()));
    }

    private static Column column(Unpacker in) throws IOException {
        String name = in.text();
        if (!in.flag()) {
            return NumericColumn.wrap(name, in.numbers());
        }
        List<String> levels = new ArrayList<>();
        for (int left = in.countOf(Integer.BYTES); left > 0; left--) {
            levels.add(in.text());
        }
        return CategoricalColumn.wrap(name, in.codes(), levels);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }
}
