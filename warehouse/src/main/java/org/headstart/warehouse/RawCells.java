package org.headstart.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows in the images of pages (file format, sections 1.6 and 2). A row is looked for at every byte, not only where the page says that one
 * is, so that neither the page's own header nor any page above it need be sound.
 */
final class RawCells {

    private static final int FILE_HEADER = 100;
    private static final int LEAF_TABLE = 0x0d;
    private static final int LEAF_INDEX = 0x0a;
    private static final int INNER_INDEX = 0x02;
    private static final long[] WIDTHS = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1};

    /** The bytes of a row's head: its own size and, of up to five bytes each, the types. */
    private static final int LEAST_HEAD = 4;

    private static final int MOST_HEAD = 1 + 5 * RawTable.MOST_COLUMNS;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_OVERFLOW = 1 << 20;

    private final RawPages pages;
    private final int usable;

    RawCells(RawPages pages) {
        this.pages = pages;
        this.usable = pages.pageBytes();
    }

    /** Hands over the rows of a page. */
    void forEach(RawPages.Image image, Consumer<RawRow> consumer) throws IOException {
        byte[] page = image.bytes();
        BitSet listed = image.current() ? listed(image) : new BitSet();
        for (int at = 0; at < page.length; at++) {
            for (boolean numbered : new boolean[] {true, false}) {
                if (mayBegin(page, at, numbered)) {
                    row(page, at, numbered, listed.get(at)).ifPresent(consumer);
                }
            }
        }
    }

    /** Where the page says that its rows begin. */
    private static BitSet listed(RawPages.Image image) {
        byte[] page = image.bytes();
        int header = image.number() == 1 ? FILE_HEADER : 0;
        BitSet listed = new BitSet();
        if (page.length < header + 12) {
            return listed;
        }
        int kind = page[header];
        boolean inner = kind == INNER_INDEX;
        if (!inner && kind != LEAF_TABLE && kind != LEAF_INDEX) {
            return listed;
        }
        ByteBuffer buffer = ByteBuffer.wrap(page);
        int cells = Short.toUnsignedInt(buffer.getShort(header + 3));
        int pointers = header + (inner ? 12 : 8);
        for (int i = 0; i < cells && pointers + 2 * i + 2 <= page.length; i++) {
            listed.set(Short.toUnsignedInt(buffer.getShort(pointers + 2 * i)) + (inner ? 4 : 0));
        }
        return listed;
    }

    /** A glance, for nearly nowhere a row begins: the first column is a row's number, kept as null, or a whole number. */
    private static boolean mayBegin(byte[] page, int at, boolean numbered) {
        int head = afterVarint(page, at);
        head = numbered ? afterVarint(page, head) : head;
        if (head + 1 >= page.length || page[head] < LEAST_HEAD || page[head] > MOST_HEAD) {
            return false;
        }
        int first = page[head + 1];
        return numbered ? first == 0 : first >= 1 && first <= 9;
    }

    private static int afterVarint(byte[] page, int at) {
        int end = Math.min(page.length, at + 9);
        int position = at;
        while (position < end && page[position] < 0) {
            position++;
        }
        return position < end ? position + 1 : end;
    }

    private Optional<RawRow> row(byte[] page, int at, boolean numbered, boolean current) throws IOException {
        Varints varints = new Varints(page, at, page.length);
        long size = varints.next();
        long number = numbered ? varints.next() : 0;
        int start = varints.position();
        if (varints.isBeyond() || size < 4 || size > MOST_BYTES || start >= page.length) {
            return Optional.empty();
        }
        int local = local((int) size, numbered);
        if (start + local > page.length) {
            return Optional.empty();
        }
        long[] types = types(page, start, start + local, size);
        Optional<RawTable> table = types.length == 0 ? Optional.empty() : RawTable.of(types, numbered);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        int head = page[start];
        byte[] payload = payload(page, start, local, (int) size);
        return payload.length < size
                ? Optional.empty()
                : Optional.of(RawRow.found(table.get(), values(table.get(), payload, head, types, number), current));
    }

    /** How much of a row lies on its own page. */
    private int local(int size, boolean numbered) {
        int most = numbered ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        if (size <= most) {
            return size;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int wanted = least + (size - least) % (usable - 4);
        return (wanted <= most ? wanted : least) + 4;
    }

    /** The types of the columns; none unless they make up exactly the size of the row. */
    private static long[] types(byte[] page, int start, int end, long size) {
        int head = page[start];
        if (start + head > end) {
            return new long[0];
        }
        Varints varints = new Varints(page, start + 1, start + head);
        long[] types = new long[RawTable.MOST_COLUMNS];
        int columns = 0;
        long body = 0;
        while (varints.position() < start + head && columns < types.length) {
            long type = varints.next();
            long width = width(type);
            if (varints.isBeyond() || width < 0) {
                return new long[0];
            }
            types[columns++] = type;
            body += width;
        }
        boolean exact = varints.position() == start + head && head + body == size;
        return exact ? Arrays.copyOf(types, columns) : new long[0];
    }

    private static long width(long type) {
        if (type >= 12) {
            return type <= 2L * MOST_BYTES ? (type - 12) / 2 : -1;
        }
        return type < 0 ? -1 : WIDTHS[(int) type];
    }

    /** All of a row; shorter where its further pages are not there. */
    private byte[] payload(byte[] page, int start, int local, int size) throws IOException {
        if (local == size) {
            return Arrays.copyOfRange(page, start, start + size);
        }
        int first = ByteBuffer.wrap(page).getInt(start + local - 4);
        ByteBuffer payload = ByteBuffer.allocate(size).put(page, start, local - 4);
        int next = first;
        for (int i = 0; payload.hasRemaining() && next > 0 && i < MOST_OVERFLOW; i++) {
            byte[] more = pages.current(next);
            if (more.length < usable) {
                break;
            }
            payload.put(more, 4, Math.min(payload.remaining(), usable - 4));
            next = ByteBuffer.wrap(more).getInt();
        }
        return Arrays.copyOf(payload.array(), payload.position());
    }

    private static @Nullable Object[] values(RawTable table, byte[] payload, int head, long[] types, long number) {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        int at = head;
        for (int i = 0; i < types.length; i++) {
            int width = (int) width(types[i]);
            values[i] = value(types[i], ByteBuffer.wrap(payload, at, width).slice());
            at += width;
        }
        if (table.isNumbered()) {
            values[0] = number;
        }
        return values;
    }

    private static @Nullable Object value(long type, ByteBuffer bytes) {
        if (type == 0) {
            return null;
        }
        if (type == 7) {
            return bytes.getDouble();
        }
        if (type == 8 || type == 9) {
            return type - 8;
        }
        if (type < 7) {
            long value = bytes.get();
            while (bytes.hasRemaining()) {
                value = value << 8 | Byte.toUnsignedLong(bytes.get());
            }
            return value;
        }
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return type % 2 == 0 ? content : new String(content, StandardCharsets.UTF_8);
    }

    /** Whole numbers of one to nine bytes, most significant first; all but the ninth byte give seven bits. */
    private static final class Varints {

        private final byte[] bytes;
        private final int end;
        private int position;
        private boolean beyond;

        Varints(byte[] bytes, int position, int end) {
            this.bytes = bytes;
            this.position = position;
            this.end = end;
        }

        int position() {
            return position;
        }

        /** Whether a number was cut off by the end. */
        boolean isBeyond() {
            return beyond;
        }

        long next() {
            long value = 0;
            for (int i = 0; i < 9; i++) {
                if (position >= end) {
                    beyond = true;
                    return 0;
                }
                byte read = bytes[position++];
                if (i == 8) {
                    return value << 8 | Byte.toUnsignedLong(read);
                }
                value = value << 7 | (read & 0x7f);
                if (read >= 0) {
                    return value;
                }
            }
            return value;
        }
    }
}
