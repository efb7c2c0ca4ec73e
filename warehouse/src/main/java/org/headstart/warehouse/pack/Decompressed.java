package org.headstart.warehouse.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that is decompressed while it is read, up to what its limits allow: a few kilobytes may hold gigabytes. Not thread-safe. */
final class Decompressed extends FilterInputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final PackLimits limits;
    private long left;

    private Decompressed(InputStream in, PackLimits limits, long most) {
        super(in);
        this.limits = limits;
        this.left = most;
    }

    static InputStream open(Path file, PackLimits limits) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new Decompressed(
                    new GZIPInputStream(in, BUFFER_BYTES), limits, limits.decompressed(Files.size(file)));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        take(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        take(Math.max(0, count));
        return count;
    }

    private void take(int count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new IOException("it becomes more than " + limits.expansion()
                    + " times as long when it is decompressed (limit: expansion)");
        }
    }
}
