package org.headstart.files;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Lines of a text as stretches of one buffer. A line ends with a line feed, a carriage return, or both. */
final class LineReader {

    private static final int FIRST_CHARS = 1 << 16;

    private final Reader in;
    private final Place file;
    private final FileLimits limits;
    private char[] buffer = new char[FIRST_CHARS];
    /** The line is {@code buffer[from, to)}; {@code next} is where the following one begins, {@code end} where the buffer ends. */
    private int from;

    private int to;
    private int next;
    private int end;
    private boolean afterReturn;
    private long number;

    LineReader(Reader in, Place file, FileLimits limits) {
        this.in = in;
        this.file = file;
        this.limits = limits;
    }

    /** Moves to the next line; false when there is none. */
    boolean next() throws IOException {
        from = next;
        int at = from;
        while (true) {
            if (at == end) {
                int filled = at - from;
                if (!fill()) {
                    return last(filled);
                }
                at = from + filled;
            }
            char c = buffer[at];
            if (c == '\n' && afterReturn && at == from) {
                from++;
            } else if (c == '\n' || c == '\r') {
                return found(at, c == '\r');
            }
            afterReturn = false;
            at++;
        }
    }

    private boolean found(int at, boolean isReturn) {
        checkLength(at);
        to = at;
        next = at + 1;
        afterReturn = isReturn;
        number++;
        return true;
    }

    private boolean last(int filled) {
        checkLength(from + filled);
        to = from + filled;
        next = to;
        if (filled > 0) {
            number++;
        }
        return filled > 0;
    }

    /** Moves the line to the buffer's start and reads on; false at the end of the text. */
    private boolean fill() throws IOException {
        checkLength(end);
        int filled = end - from;
        System.arraycopy(buffer, from, buffer, 0, filled);
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Growth.next(filled));
        }
        from = 0;
        int count = in.read(buffer, filled, buffer.length - filled);
        end = filled + Math.max(0, count);
        return count > 0;
    }

    private void checkLength(int lineEnd) {
        if (lineEnd - from > limits.lineChars()) {
            throw limits.tooLong(file.line(number + 1));
        }
    }

    char[] chars() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The line's number, 1-based. */
    long number() {
        return number;
    }
}
