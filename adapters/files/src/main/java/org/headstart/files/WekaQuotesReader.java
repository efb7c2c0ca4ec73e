package org.headstart.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Turns the cells in single quotes that Weka writes into those of RFC 4180: an inner quote is doubled instead of standing after a backslash, and
 * the other escapes become what they stand for.
 */
final class WekaQuotesReader extends FilterReader {

    private static final char QUOTE = '\'';

    private final char delimiter;
    private boolean inQuotes;
    private boolean cellStart = true;
    private boolean escaped;

    WekaQuotesReader(Reader in, char delimiter) {
        super(in);
        this.delimiter = delimiter;
    }

    /** An escaped quote becomes two characters, so single ones cannot be handed out. */
    @Override
    public int read() {
        throw new UnsupportedOperationException("Characters are read in bulk.");
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        char[] raw = new char[length / 2];
        int kept = 0;
        while (kept == 0) {
            int count = in.read(raw, 0, raw.length);
            if (count < 0) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                kept = keep(raw[i], buffer, offset, kept);
            }
        }
        return kept;
    }

    /** Writes what the character stands for at {@code offset + kept}; how many are kept then. */
    private int keep(char c, char[] buffer, int offset, int kept) {
        int next = kept;
        if (escaped) {
            escaped = false;
            if (c == QUOTE) {
                buffer[offset + next++] = QUOTE;
            }
            buffer[offset + next++] = meaning(c);
        } else if (inQuotes && c == '\\') {
            escaped = true;
        } else {
            follow(c);
            buffer[offset + next++] = c;
        }
        return next;
    }

    private void follow(char c) {
        if (c == QUOTE && (inQuotes || cellStart)) {
            inQuotes = !inQuotes;
        } else if (!inQuotes) {
            cellStart = c == delimiter || c == '\n' || c == '\r' || (cellStart && c == ' ');
        }
    }

    private static char meaning(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
