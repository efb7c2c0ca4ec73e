package org.headstart.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets text through and refuses NUL characters, which no table holds, naming their line. */
final class TextReader extends FilterReader {

    private final Place file;
    private long line = 1;

    TextReader(Reader in, Place file) {
        super(in);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\n') {
                line++;
            } else if (buffer[i] == 0) {
                throw file.line(line)
                        .malformed("a NUL character, which no text holds.", "the file is binary or damaged.");
            }
        }
        return count;
    }
}
