package org.headstart.api.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a table's target, column names, kinds, levels and cells, in this order; the dataset's own name does not count. */
final class Fingerprint {

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    static String of(Dataset dataset) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(dataset.targetIndex());
        dataset.columns().forEach(fingerprint::add);
        fingerprint.flush();
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(Column column) {
        add(column.name());
        add(column.size());
        if (column instanceof NumericColumn numeric) {
            add(0);
            for (int row = 0; row < numeric.size(); row++) {
                add(Double.doubleToLongBits(numeric.value(row)));
            }
        } else if (column instanceof CategoricalColumn categorical) {
            add(1 + categorical.levels().size());
            categorical.levels().forEach(this::add);
            for (int row = 0; row < categorical.size(); row++) {
                add(categorical.code(row));
            }
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        digest.update(bytes);
    }

    private void add(int value) {
        add((long) value);
    }

    private void add(long value) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }
}
