package org.headstart.warehouse.weights;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headstart.api.DraftFile;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/**
 * The file format of initial weights, big-endian: the magic {@code HSWEIGHT} (8 bytes), the version (4), the length of the content (8), the
 * SHA-256 of the content (32), the content. The content holds the architecture, the features, the classes, and for each tensor its name, its
 * shape and its values as 8-byte floats; texts are UTF-8 behind their length, lists stand behind their count. Nothing is allocated for a
 * count or a length before the bytes that it claims are known to be there. Thread-safe.
 */
public final class WeightsFormat {

    static final byte[] MAGIC = "HSWEIGHT".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int HASH_BYTES = 32;
    static final int HEAD_BYTES = 8 + Integer.BYTES + Long.BYTES + HASH_BYTES;

    /** The largest content, 1 GiB: 134 million values. */
    static final long MAX_BYTES = 1L << 30;

    private WeightsFormat() {}

    /**
     * @param weights what to write
     * @return the whole file
     * @throws WarehouseException if it would be larger than 1 GiB
     */
    public static byte[] toBytes(InitialWeights weights) {
        byte[] content = content(weights);
        if (content.length > MAX_BYTES) {
            throw new WarehouseException(
                    "The weights have " + content.length + " bytes, but at most " + MAX_BYTES + " can be kept.", null);
        }
        return ByteBuffer.allocate(HEAD_BYTES + content.length)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(content.length)
                .put(sha256(ByteBuffer.wrap(content)))
                .put(content)
                .array();
    }

    /**
     * @param bytes a whole file
     * @return the weights
     * @throws WarehouseException if a byte is missing, changed or too many
     */
    public static InitialWeights fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        require(bytes.length >= HEAD_BYTES, "it has " + bytes.length + " bytes, but the head alone has " + HEAD_BYTES);
        byte[] magic = new byte[MAGIC.length];
        buffer.get(magic);
        require(Arrays.equals(magic, MAGIC), "it does not begin with HSWEIGHT");
        int version = buffer.getInt();
        require(version == VERSION, "its version is " + version + ", but only " + VERSION + " is known");
        long length = buffer.getLong();
        require(
                length == bytes.length - HEAD_BYTES,
                "it claims " + length + " bytes of content, but has " + (bytes.length - HEAD_BYTES));
        byte[] hash = new byte[HASH_BYTES];
        buffer.get(hash);
        require(MessageDigest.isEqual(hash, sha256(buffer.slice())), "its SHA-256 is not that of its content");
        return new ContentReader(buffer.slice()).weights();
    }

    /**
     * Writes a file in one step: nobody ever sees half of it.
     *
     * @param weights what to write
     * @param file    where; replaced when it exists
     * @throws WarehouseException if it cannot be written
     */
    public static void write(InitialWeights weights, Path file) {
        try (DraftFile draft = new DraftFile(file)) {
            Files.write(draft.path(), toBytes(weights));
            draft.publish();
        } catch (IOException e) {
            throw new WarehouseException(
                    "The weights '" + file + "' cannot be written: " + e.getMessage() + ".", null, e);
        }
    }

    /**
     * @param file a file
     * @return the weights
     * @throws WarehouseException if it cannot be read, is longer than 1 GiB, or a byte is missing, changed or too many
     */
    public static InitialWeights read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            require(
                    size <= HEAD_BYTES + MAX_BYTES,
                    "it has " + size + " bytes, but at most " + MAX_BYTES + " are read");
            return fromBytes(in.readNBytes((int) size));
        } catch (IOException e) {
            throw new WarehouseException(
                    "The weights '" + file + "' cannot be read: " + e.getMessage() + ".", "the path is mistyped.", e);
        }
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw damaged(problem, null);
        }
    }

    static WarehouseException damaged(String problem, @Nullable Exception cause) {
        return new WarehouseException(
                "This is no file of initial weights, or it is damaged: " + problem + ".",
                "it was cut off or changed on its way here: take it anew from where it was written.",
                cause);
    }

    private static byte[] content(InitialWeights weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, weights.architecture());
            texts(out, weights.features());
            texts(out, weights.classes());
            out.writeInt(weights.tensors().size());
            for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
                text(out, entry.getKey());
                tensor(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void tensor(DataOutputStream out, Tensor tensor) throws IOException {
        out.writeInt(tensor.shape().size());
        for (int size : tensor.shape()) {
            out.writeInt(size);
        }
        double[] values = tensor.toArray();
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        out.write(buffer.array());
    }

    static byte[] sha256(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }
}
