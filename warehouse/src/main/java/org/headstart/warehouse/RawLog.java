package org.headstart.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.headstart.api.warehouse.WarehouseException;

/**
 * Looks at a write-ahead log before SQLite does (file format, section 4). SQLite takes the log up to the first frame whose checksum is wrong,
 * drops all later commits without a word, and overwrites them. A loss of power can damage only the commit that was under way, which nobody was
 * told of; when further commits follow, what was acknowledged is about to be lost.
 */
final class RawLog {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;

    /** How many commits a loss of power may leave behind a damaged frame: its own. */
    private static final int MOST_UNDONE = 1;

    private static final int TRIES = 3;

    private final Path log;

    RawLog(Path file) {
        this.log = file.resolveSibling(file.getFileName() + "-wal");
    }

    /** Refuses a log of which SQLite would drop what was acknowledged. */
    void requireWhole() {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            long dropped = dropped(channel);
            for (int i = 1; i < TRIES && dropped > MOST_UNDONE; i++) {
                // Others may be writing, and may have begun the log anew meanwhile.
                dropped = dropped(channel);
            }
            if (dropped > MOST_UNDONE) {
                throw new WarehouseException(
                        "The log '" + log + "' is damaged: opening it would drop its last " + dropped + " commits.",
                        "`headstart warehouse repair` copies what is sound, those commits included, to a new file.");
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new WarehouseException("The log '" + log + "' cannot be read: " + e + ".", null, e);
        }
    }

    private static long dropped(FileChannel channel) throws IOException {
        byte[] header = read(channel, 0, HEADER);
        if (header.length < HEADER) {
            return 0;
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        Sum sum = new Sum((fields.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        sum.add(header, 0, FRAME_HEADER);
        boolean whole = (fields.getInt(0) & ~1) == MAGIC && sum.is(fields.getInt(24), fields.getInt(28));
        int frameBytes = FRAME_HEADER + (whole ? fields.getInt(8) : RawPages.PAGE_BYTES);
        long salt = whole ? fields.getLong(16) : firstSalt(channel);
        long dropped = 0;
        byte[] frame = read(channel, HEADER, frameBytes);
        for (long at = HEADER; frame.length == frameBytes; at += frameBytes, frame = read(channel, at, frameBytes)) {
            ByteBuffer frameFields = ByteBuffer.wrap(frame);
            sum.add(frame, 0, 8);
            sum.add(frame, FRAME_HEADER, frameBytes - FRAME_HEADER);
            whole &= frameFields.getLong(8) == salt && sum.is(frameFields.getInt(16), frameFields.getInt(20));
            boolean commits = frameFields.getInt(4) != 0;
            dropped += !whole && commits && frameFields.getLong(8) == salt ? 1 : 0;
        }
        return Arrays.equals(header, read(channel, 0, HEADER)) ? dropped : 0;
    }

    /** Every frame has the salt of the header, which is damaged. */
    private static long firstSalt(FileChannel channel) throws IOException {
        byte[] frame = read(channel, HEADER, FRAME_HEADER);
        return frame.length < FRAME_HEADER ? 0 : ByteBuffer.wrap(frame).getLong(8);
    }

    private static byte[] read(FileChannel channel, long from, int bytes) throws IOException {
        return RawPages.read(channel, from, bytes);
    }

    /** The checksum of a log: two sums over pairs of whole numbers, each taking in the other (file format, section 4.2). */
    private static final class Sum {

        private final ByteOrder order;
        private int first;
        private int second;

        Sum(ByteOrder order) {
            this.order = order;
        }

        void add(byte[] bytes, int from, int count) {
            ByteBuffer words = ByteBuffer.wrap(bytes, from, count).order(order);
            while (words.hasRemaining()) {
                first += words.getInt() + second;
                second += words.getInt() + first;
            }
        }

        boolean is(int expectedFirst, int expectedSecond) {
            return first == expectedFirst && second == expectedSecond;
        }
    }
}
