package org.headstart.warehouse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The first eight bytes of a SHA-256 over some fields, each preceded by its kind and length so that no two lists of fields look alike. */
final class Checksum {

    private Checksum() {}

    static long of(@Nullable Object... fields) {
        MessageDigest digest = sha256();
        for (Object field : fields) {
            add(digest, field);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    static void check(long stored, String what, @Nullable Object... fields) {
        check(stored, what, of(fields));
    }

    static void check(long stored, String what, long found) {
        if (stored != found) {
            throw new WarehouseException(
                    "The warehouse is damaged: the checksum of " + what + " is " + found + ", but it must be " + stored
                            + ".",
                    "the disk has a fault; `headstart warehouse verify` lists what is damaged, `repair` copies the rest.");
        }
    }

    private static void add(MessageDigest digest, @Nullable Object field) {
        if (field == null) {
            digest.update((byte) 'n');
        } else if (field instanceof byte[] bytes) {
            add(digest, 'b', bytes);
        } else if (field instanceof Double real) {
            add(digest, 'd', longBytes(Double.doubleToLongBits(real)));
        } else if (field instanceof Number whole) {
            add(digest, 'i', longBytes(whole.longValue()));
        } else {
            add(digest, 't', field.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(MessageDigest digest, char kind, byte[] bytes) {
        digest.update((byte) kind);
        digest.update(longBytes(bytes.length));
        digest.update(bytes);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }
}
