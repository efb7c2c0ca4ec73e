package org.headstart.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.headstart.api.dataset.DataException;

/**
 * A file of text. Read as UTF-8, or UTF-16 when a byte order mark says so; a file that is not valid UTF-8 is read once more as ISO-8859-1,
 * which every sequence of bytes is, with a warning.
 */
final class TextFile {

    private static final int HEAD_BYTES = 1 << 20;

    private final Path path;
    private final FileHead head;

    private TextFile(Path path, FileHead head) {
        this.path = path;
        this.head = head;
    }

    /** The file, after a look at its first bytes. */
    static TextFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new DataException("'" + path + "' is a folder, but a file is needed.", "a table in it was meant.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            FileHead head = new FileHead(in.readNBytes(HEAD_BYTES));
            String why = head.whyNotText();
            if (why != null) {
                throw new DataException(
                        "'" + path + "' is " + why + ", but a table in text is needed (ARFF or CSV).",
                        why.startsWith("compressed")
                                ? "it has to be decompressed first."
                                : "another file was meant, or this one was damaged on its way.");
            }
            return new TextFile(path, head);
        } catch (NoSuchFileException e) {
            throw new DataException("There is no file '" + path + "'.", "the path is relative to another folder.", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    FileHead head() {
        return head;
    }

    /** What {@code parse} makes of the text; it is called twice when the encoding turns out to be another one. */
    <T> T parse(Parse<T> parse) {
        try {
            return parse(parse, head.charset(), new Warnings());
        } catch (IOException | UncheckedIOException e) {
            if (!isCoding(e)) {
                throw unreadable(path, e);
            }
        }
        Warnings warnings = new Warnings();
        warnings.add("The file is not valid " + head.charset() + "; it was read as ISO-8859-1 (Latin 1).");
        try {
            return parse(parse, StandardCharsets.ISO_8859_1, warnings);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(path, e);
        }
    }

    private <T> T parse(Parse<T> parse, Charset charset, Warnings warnings) throws IOException {
        return parse.from(() -> reader(charset), warnings);
    }

    private Reader reader(Charset charset) throws IOException {
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(head.markBytes());
        Reader decoded = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new TextReader(decoded, Place.of(path));
    }

    private static boolean isCoding(Throwable thrown) {
        return thrown instanceof CharacterCodingException || thrown.getCause() instanceof CharacterCodingException;
    }

    private static DataException unreadable(Path path, Exception cause) {
        return new DataException(
                "'" + path + "' cannot be read: " + cause.getMessage() + ".",
                "it belongs to another user, or its disk fails.",
                cause);
    }

    /** Opens the text at its beginning, as often as it is asked. */
    @FunctionalInterface
    interface Opening {

        Reader reader() throws IOException;
    }

    /** Makes something of a text. */
    @FunctionalInterface
    interface Parse<T> {

        T from(Opening text, Warnings warnings) throws IOException;
    }
}
