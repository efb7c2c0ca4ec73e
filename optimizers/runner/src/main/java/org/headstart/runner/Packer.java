package org.headstart.runner;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in the room's own binary form: big-endian numbers, texts as UTF-16 with their length before them (so that any text survives),
 * arrays with their length before them. {@link Unpacker} reads it. Not thread-safe.
 */
final class Packer {

    /** What may stand where a hyperparameter's value is expected. */
    static final int DOUBLE = 0;

    static final int LONG = 1;
    static final int TEXT = 2;

    private static final int CHUNK = 8192;

    private final DataOutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);

    Packer(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    Packer number(int value) throws IOException {
        out.writeInt(value);
        return this;
    }

    Packer number(long value) throws IOException {
        out.writeLong(value);
        return this;
    }

    Packer number(double value) throws IOException {
        out.writeLong(Double.doubleToRawLongBits(value));
        return this;
    }

    Packer flag(boolean value) throws IOException {
        out.writeBoolean(value);
        return this;
    }

    Packer text(String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
        return this;
    }

    Packer optional(@Nullable String text) throws IOException {
        flag(text != null);
        return text == null ? this : text(text);
    }

    Packer optional(@Nullable Double value) throws IOException {
        flag(value != null);
        return value == null ? this : number(value.doubleValue());
    }

    Packer optional(@Nullable Integer value) throws IOException {
        flag(value != null);
        return value == null ? this : number(value.intValue());
    }

    /** A hyperparameter's value: {@link Double}, {@link Long} or {@link String}. */
    Packer value(Object value) throws IOException {
        if (value instanceof Double number) {
            return number(DOUBLE).number(number.doubleValue());
        }
        if (value instanceof Long number) {
            return number(LONG).number(number.longValue());
        }
        return number(TEXT).text(value.toString());
    }

    Packer numbers(Collection<Double> values) throws IOException {
        return numbers(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    Packer numbers(double[] values) throws IOException {
        out.writeInt(values.length);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear().asDoubleBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Double.BYTES);
        }
        return this;
    }

    Packer codes(int[] values) throws IOException {
        out.writeInt(values.length);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear().asIntBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Integer.BYTES);
        }
        return this;
    }

    /** A file's content, with its length before it. */
    Packer content(Path file) throws IOException {
        long length = Files.size(file);
        number(length);
        long copied = Files.copy(file, out);
        if (copied != length) {
            throw new IOException("'%s' had %d bytes, but %d were read.".formatted(file, length, copied));
        }
        return this;
    }

    void flush() throws IOException {
        out.flush();
    }
}
