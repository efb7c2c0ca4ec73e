package org.headstart.runner;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote, and takes no more memory than there are bytes to read, whatever lengths they claim. Not thread-safe. */
final class Unpacker {

    private static final int CHUNK = 8192;

    private final DataInputStream in;
    private final byte[] buffer = new byte[CHUNK * Double.BYTES];
    private long left;

    /**
     * @param in     where to read from
     * @param length how many bytes there are
     */
    Unpacker(InputStream in, long length) {
        this.in = new DataInputStream(in);
        this.left = length;
    }

    int integer() throws IOException {
        take(Integer.BYTES);
        return in.readInt();
    }

    long longInteger() throws IOException {
        take(Long.BYTES);
        return in.readLong();
    }

    double number() throws IOException {
        return Double.longBitsToDouble(longInteger());
    }

    boolean flag() throws IOException {
        take(1);
        return in.readBoolean();
    }

    String text() throws IOException {
        char[] chars = new char[count(Character.BYTES)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = in.readChar();
        }
        return new String(chars);
    }

    @Nullable
    String optionalText() throws IOException {
        return flag() ? text() : null;
    }

    @Nullable
    Double optionalNumber() throws IOException {
        return flag() ? (Double) number() : null;
    }

    @Nullable
    Integer optionalInteger() throws IOException {
        return flag() ? (Integer) integer() : null;
    }

    Object value() throws IOException {
        int kind = integer();
        return switch (kind) {
            case Packer.DOUBLE -> number();
            case Packer.LONG -> longInteger();
            case Packer.TEXT -> text();
            default -> throw new StreamCorruptedException("A value is of kind " + kind + ", but it must be 0 to 2.");
        };
    }

    List<Double> numberList() throws IOException {
        List<Double> list = new ArrayList<>();
        for (double value : numbers()) {
            list.add(value);
        }
        return list;
    }

    double[] numbers() throws IOException {
        double[] values = new double[count(Double.BYTES)];
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(buffer, 0, count * Double.BYTES);
            ByteBuffer.wrap(buffer).asDoubleBuffer().get(values, from, count);
        }
        return values;
    }

    int[] codes() throws IOException {
        int[] values = new int[count(Integer.BYTES)];
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(buffer, 0, count * Integer.BYTES);
            ByteBuffer.wrap(buffer).asIntBuffer().get(values, from, count);
        }
        return values;
    }

    /**
     * Copies what {@link Packer#content} wrote.
     *
     * @param file a file that does not exist yet
     */
    void content(Path file) throws IOException {
        long length = longInteger();
        if (length < 0 || length > left) {
            throw new StreamCorruptedException(
                    "A content of %d bytes is claimed, but %d bytes are left.".formatted(length, left));
        }
        left -= length;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long rest = length; rest > 0; ) {
                int count = (int) Math.min(rest, buffer.length);
                in.readFully(buffer, 0, count);
                out.write(buffer, 0, count);
                rest -= count;
            }
        }
    }

    /**
     * @param bytes how many bytes each element takes at least
     * @return how many elements follow
     */
    int count(int bytes) throws IOException {
        int count = integer();
        if (count < 0 || (long) count * bytes > left) {
            throw new StreamCorruptedException(
                    "%d elements of %d bytes are claimed, but %d bytes are left.".formatted(count, bytes, left));
        }
        left -= (long) count * bytes;
        return count;
    }

    /** As {@link #count}, for elements that are read by other methods, which count their bytes themselves. */
    int countOf(int bytes) throws IOException {
        int count = count(bytes);
        left += (long) count * bytes;
        return count;
    }

    /** Checks that everything was read. */
    void end() throws IOException {
        if (left != 0) {
            throw new StreamCorruptedException(left + " bytes are left after the end.");
        }
    }

    private void take(int bytes) throws IOException {
        if (left < bytes) {
            throw new StreamCorruptedException("%d bytes are needed, but %d are left.".formatted(bytes, left));
        }
        left -= bytes;
    }
}
