package org.headstart.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A kind of file whose damage shows: magic (8 bytes), version (4), length of the payload (8), payload, SHA-256 of the payload (32).
 *
 * @param letters five ASCII letters; with what tells binary files from texts around them, they are the magic
 * @param version of the payload's form
 * @param kind    what the files are, with an article
 */
record CheckedFile(String letters, int version, String kind) {

    private static final int MAGIC_BYTES = 8;
    private static final int HEAD_BYTES = MAGIC_BYTES + Integer.BYTES + Long.BYTES;
    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER_BYTES = 1 << 17;

    /** Reads a payload. */
    interface Body<T> {
        T read(Unpacker in) throws IOException;
    }

    private ByteBuffer head(long length) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).put((byte) 0x89);
        letters.chars().forEach(letter -> head.put((byte) letter));
        return head.put((byte) '\r')
                .put((byte) '\n')
                .putInt(version)
                .putLong(length)
                .flip();
    }

    /**
     * @param file    a file that does not exist yet
     * @param payload writes the payload
     */
    void write(Path file, Frame.Body payload) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(HEAD_BYTES);
            DigestOutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
            payload.write(new Packer(buffered));
            buffered.flush();
            long length = channel.position() - HEAD_BYTES;
            writeFully(channel, ByteBuffer.wrap(digest.digest()));
            channel.position(0);
            writeFully(channel, head(length));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * @param file    what {@link #write} wrote
     * @param payload reads the payload; what it gives is not to be trusted before this method returns it
     * @return the payload
     * @throws StreamCorruptedException if the file is not of this kind or is damaged
     */
    <T> T read(Path file, Body<T> payload) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long length = Files.size(file) - HEAD_BYTES - DIGEST_BYTES;
            requireHead(ByteBuffer.wrap(in.readNBytes(HEAD_BYTES)), length);
            DigestInputStream digested = new DigestInputStream(in, sha256());
            InputStream bounded = new BufferedInputStream(new Bounded(digested, length), BUFFER_BYTES);
            Unpacker unpacker = new Unpacker(bounded, length);
            T read = payload.read(unpacker);
            unpacker.end();
            if (!MessageDigest.isEqual(digested.getMessageDigest().digest(), in.readNBytes(DIGEST_BYTES))) {
                throw new StreamCorruptedException("The checksum of '" + file + "' does not fit its content.");
            }
            return read;
        }
    }

    private void requireHead(ByteBuffer found, long length) throws IOException {
        ByteBuffer expected = head(length);
        if (found.remaining() < HEAD_BYTES || !found.slice(0, MAGIC_BYTES).equals(expected.slice(0, MAGIC_BYTES))) {
            throw new StreamCorruptedException("This is not " + kind + ".");
        }
        if (!found.equals(expected)) {
            throw new StreamCorruptedException(
                    "The file is %s of version %d and %d bytes; expected are version %d and %d bytes."
                            .formatted(
                                    kind,
                                    found.getInt(MAGIC_BYTES),
                                    found.getLong(MAGIC_BYTES + Integer.BYTES),
                                    version,
                                    length));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }
}
