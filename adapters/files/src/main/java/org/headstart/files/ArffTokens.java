package org.headstart.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The tokens of an ARFF file, line by line. Blanks separate; {@code %} begins a comment that ends with the line; quotes are single or double,
 * end on the same line, and know the escapes of Java and octal numbers.
 */
final class ArffTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        QUOTED,
        COMMA,
        OPEN,
        CLOSE,
        END;

        boolean isValue() {
            return this == WORD || this == QUOTED;
        }
    }

    private final LineReader lines;
    private final Path file;
    private final Cell cell;
    private char[] unescaped = new char[64];
    private int at;
    private int tokenStart;
    private boolean apart;

    ArffTokens(Reader reader, Path file, FileLimits limits) {
        this.lines = new LineReader(reader, Place.of(file), limits);
        this.file = file;
        this.cell = new Cell(file);
    }

    /** Moves to the next line; false when there is none. */
    boolean nextLine() throws IOException {
        boolean there = lines.next();
        at = lines.from();
        return there;
    }

    /** The next token of the line; {@link Kind#END} at its end, again and again. */
    Kind next() {
        char[] chars = lines.chars();
        int before = at;
        while (at < lines.to() && chars[at] <= ' ') {
            at++;
        }
        apart = at > before || at == lines.from();
        tokenStart = at;
        if (at >= lines.to() || chars[at] == '%') {
            return Kind.END;
        }
        return switch (chars[at]) {
            case ',' -> symbol(Kind.COMMA);
            case '{' -> symbol(Kind.OPEN);
            case '}' -> symbol(Kind.CLOSE);
            case '\'', '"' -> quoted(chars[at]);
            default -> word();
        };
    }

    private Kind symbol(Kind kind) {
        at++;
        cell.at(lines.number(), column(), 0).is(lines.chars(), tokenStart, at, false);
        return kind;
    }

    private Kind word() {
        char[] chars = lines.chars();
        while (at < lines.to() && !endsWord(chars[at])) {
            at++;
        }
        cell.at(lines.number(), column(), 0).is(chars, tokenStart, at, false);
        return Kind.WORD;
    }

    private static boolean endsWord(char c) {
        return c <= ' ' || c == ',' || c == '{' || c == '}' || c == '\'' || c == '"' || c == '%';
    }

    private Kind quoted(char quote) {
        char[] chars = lines.chars();
        int start = ++at;
        while (at < lines.to() && chars[at] != quote && chars[at] != '\\') {
            at++;
        }
        cell.at(lines.number(), column(), 0);
        if (at < lines.to() && chars[at] == quote) {
            cell.is(chars, start, at++, true);
        } else {
            unescape(start, quote);
        }
        return Kind.QUOTED;
    }

    /** Makes a copy of a quoted token with escapes from {@code start} on the cell. */
    private void unescape(int start, char quote) {
        char[] chars = lines.chars();
        if (unescaped.length < lines.to() - start) {
            unescaped = Arrays.copyOf(unescaped, Growth.next(lines.to() - start));
        }
        int length = 0;
        at = start;
        while (at < lines.to() && chars[at] != quote) {
            char c = chars[at++];
            unescaped[length++] = c == '\\' && at < lines.to() ? escape(chars) : c;
        }
        if (at >= lines.to()) {
            throw place().malformed(
                            "a quote that is opened here is not closed on its line.",
                            "a quote inside a value is written as \\" + quote + ".");
        }
        cell.is(unescaped, 0, length, true);
        at++;
    }

    private char escape(char[] chars) {
        char c = chars[at++];
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(chars, c);
            default -> c;
        };
    }

    /** Up to three digits, the first of three at most 3. */
    private char octal(char[] chars, char first) {
        int value = first - '0';
        int most = first <= '3' ? at + 2 : at + 1;
        while (at < most && at < lines.to() && chars[at] >= '0' && chars[at] <= '7') {
            value = value * 8 + chars[at++] - '0';
        }
        return (char) value;
    }

    /** The text of the last token; lives until the next one. */
    Cell cell() {
        return cell;
    }

    /** Whether the last token is separated from the one before it by a blank or stands first. */
    boolean isApart() {
        return apart;
    }

    /** Whether a comment follows on this line. */
    boolean isAtComment() {
        return at < lines.to() && lines.chars()[at] == '%';
    }

    /** Where the last token begins. */
    Place place() {
        return new Place(file, lines.number(), column(), 0);
    }

    /** The current line as a whole. */
    Place line() {
        return new Place(file, lines.number(), 0, 0);
    }

    private int column() {
        return tokenStart - lines.from() + 1;
    }
}
