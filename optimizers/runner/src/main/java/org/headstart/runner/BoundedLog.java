package org.headstart.runner;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes what a learner prints in a child: so much of each trial's output goes to the parent, the rest nowhere, and neither a disk nor a pipe
 * can be flooded. Thread-safe.
 */
final class BoundedLog extends OutputStream {

    private final OutputStream out;
    private final int limit;
    private int left;

    /**
     * @param out   where the beginning goes
     * @param limit how many bytes of it, for each trial
     */
    BoundedLog(OutputStream out, int limit) {
        this.out = out;
        this.limit = limit;
        this.left = limit;
    }

    /** The next trial has its own share. */
    synchronized void restart() {
        left = limit;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        if (left > 0) {
            left--;
            out.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = Math.min(left, length);
        left -= taken;
        out.write(bytes, offset, taken);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
