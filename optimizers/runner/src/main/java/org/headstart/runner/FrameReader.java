package org.headstart.runner;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames. What stands between them is skipped: native code and grandchildren may print on the same pipe. What is torn within a frame is
 * an error. Not thread-safe.
 */
final class FrameReader {

    private final DataInputStream in;
    private final int longest;

    /**
     * @param in      where frames come from
     * @param longest the longest payload that is believed, in bytes
     */
    FrameReader(InputStream in, int longest) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.longest = longest;
    }

    /**
     * @return the next frame; null at the end of the stream
     * @throws StreamCorruptedException if a frame is damaged
     */
    @Nullable
    Frame read() throws IOException {
        if (!skipToMagic()) {
            return null;
        }
        byte[] head = new byte[Frame.HEAD_BYTES];
        in.readFully(head);
        ByteBuffer fields = ByteBuffer.wrap(head);
        byte letter = fields.get();
        int trial = fields.getInt();
        int length = fields.getInt();
        Frame.Kind kind = Frame.Kind.of(letter);
        if (kind == null || length < 0 || length > longest) {
            throw new StreamCorruptedException("A frame claims the kind %d and %d bytes; at most %d are allowed."
                    .formatted(letter, length, longest));
        }
        return new Frame(kind, trial, payload(head, length));
    }

    private byte[] payload(byte[] head, int length) throws IOException {
        byte[] payload = in.readNBytes(length);
        int claimed = in.readInt();
        byte[] checked = ByteBuffer.allocate(head.length + length)
                .put(head)
                .put(payload, 0, Math.min(length, payload.length))
                .array();
        int found = Frame.checksum(checked, 0, checked.length);
        if (found != claimed) {
            throw new StreamCorruptedException(
                    "A frame of %d bytes has the checksum %08x, but claims %08x.".formatted(length, found, claimed));
        }
        return payload;
    }

    /** No proper prefix of the magic but its first byte occurs within it, so a mismatch can only begin anew there. */
    private boolean skipToMagic() throws IOException {
        int matched = 0;
        while (matched < Frame.MAGIC.length) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            if ((byte) next == Frame.MAGIC[matched]) {
                matched++;
            } else {
                matched = (byte) next == Frame.MAGIC[0] ? 1 : 0;
            }
        }
        return true;
    }
}
