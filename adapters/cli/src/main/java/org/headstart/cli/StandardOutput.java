package org.headstart.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it could not be written: the writers before it keep such failures to themselves, and half a result with exit
 * code 0 would be taken for a whole one.
 */
final class StandardOutput extends FilterOutputStream {

    /** What the system says of a pipe whose reader has gone, such as {@code head}, which has read all that it wanted. */
    private static final String GONE = "Broken pipe";

    private @Nullable IOException failure;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream sink) {
        super(sink);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** The exit code of a command that itself ended with another; a failure is told. */
    int judge(int code, PrintWriter err) {
        IOException first = failure;
        if (first == null || GONE.equals(first.getMessage())) {
            return code;
        }
        err.println("error: Not all of the output could be written: " + first.getMessage() + ".");
        err.println("Maybe the disk that it goes to is full; what the warehouse was given is kept.");
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }
}
