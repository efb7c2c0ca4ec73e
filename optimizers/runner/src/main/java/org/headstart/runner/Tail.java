package org.headstart.runner;

import java.nio.charset.StandardCharsets;

/** The last bytes of what somebody prints, in bounded memory. Thread-safe. */
final class Tail {

    private final byte[] ring;
    private long count;

    /** @param bytes how many are kept */
    Tail(int bytes) {
        ring = new byte[bytes];
    }

    synchronized void add(byte[] bytes, int length) {
        for (int i = Math.max(0, length - ring.length); i < length; i++) {
            ring[(int) ((count + i) % ring.length)] = bytes[i];
        }
        count += length;
    }

    /** Adds a line of the reader's own. */
    void note(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, bytes.length);
    }

    /** @return the last bytes as text */
    synchronized String text() {
        int kept = (int) Math.min(count, ring.length);
        byte[] bytes = new byte[kept];
        for (int i = 0; i < kept; i++) {
            bytes[i] = ring[(int) ((count - kept + i) % ring.length)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
