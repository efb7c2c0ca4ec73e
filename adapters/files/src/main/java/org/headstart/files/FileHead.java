package org.headstart.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first bytes of a file: whether they are text, in which encoding, and what else they may be. */
final class FileHead {

    private static final List<Signature> BINARY = List.of(
            new Signature("compressed by gzip", 0x1f, 0x8b),
            new Signature("a ZIP archive or a spreadsheet", 'P', 'K', 3, 4),
            new Signature("compressed by xz", 0xfd, '7', 'z', 'X', 'Z'),
            new Signature("compressed by zstd", 0x28, 0xb5, 0x2f, 0xfd),
            new Signature("an old spreadsheet", 0xd0, 0xcf, 0x11, 0xe0),
            new Signature("a PDF document", '%', 'P', 'D', 'F', '-'),
            new Signature("a serialized Java object", 0xac, 0xed));

    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
            new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
            new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff));

    private final byte[] bytes;
    private final @Nullable Mark mark;

    FileHead(byte[] bytes) {
        this.bytes = bytes;
        this.mark = MARKS.stream()
                .filter(candidate -> startsWith(candidate.bytes))
                .findFirst()
                .orElse(null);
    }

    /** UTF-8 unless a byte order mark says UTF-16. */
    Charset charset() {
        return mark == null ? StandardCharsets.UTF_8 : mark.charset;
    }

    /** How many bytes the byte order mark takes. */
    int markBytes() {
        return mark == null ? 0 : mark.bytes.length;
    }

    /** The text without its byte order mark; what cannot be decoded is replaced. */
    String text() {
        return new String(bytes, markBytes(), bytes.length - markBytes(), charset());
    }

    boolean isText() {
        return whyNotText() == null;
    }

    /** What the file is instead of text; null when it is text. */
    @Nullable
    String whyNotText() {
        for (Signature signature : BINARY) {
            if (startsWith(signature.bytes)) {
                return signature.what;
            }
        }
        String text = text();
        if (isBzip2(text)) {
            return "compressed by bzip2";
        }
        if (text.isBlank()) {
            return bytes.length == 0 ? "empty" : "blank";
        }
        int nul = text.indexOf('\0');
        return nul < 0
                ? null
                : "binary: it holds a NUL character on line "
                        + text.substring(0, nul).lines().count();
    }

    /** The other format that a text is plainly in; null when there is none. */
    @Nullable
    String otherFormat() {
        String start = text().stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "an HTML page";
        }
        if (start.startsWith("<?xml")) {
            return "an XML document";
        }
        return start.matches("(?s)[\\[{]\\s*[\\[{\"].*") ? "a JSON document" : null;
    }

    /** Three letters alone could begin a name; the block's mark, the digits of pi, cannot. */
    private static boolean isBzip2(String text) {
        return text.startsWith("BZh") && text.startsWith("1AY&SY", 4);
    }

    private boolean startsWith(int[] start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class Signature {
        private final String what;
        private final int[] bytes;

        Signature(String what, int... bytes) {
            this.what = what;
            this.bytes = bytes;
        }
    }

    /** A byte order mark. */
    private static final class Mark {
        private final Charset charset;
        private final int[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }
    }
}
