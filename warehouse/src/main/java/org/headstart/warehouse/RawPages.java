package org.headstart.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a SQLite file and of its write-ahead log, read without SQLite: every image that lies on the disk, whatever is damaged. After the
 * file format (sqlite.org/fileformat2.html, sections 1.3 and 4.1). Of the log counts what lies up to the last commit of its latest
 * generation; a frame among these that is damaged itself is still looked at, but no page is taken to be current for its sake.
 */
final class RawPages implements AutoCloseable {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    /** What SQLite takes unless told otherwise, and so of every warehouse. */
    static final int PAGE_BYTES = 4096;

    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final FileChannel file;
    private final @Nullable FileChannel log;
    private final int pageBytes;
    private final long frames;
    private final Map<Integer, Long> newestFrames = new HashMap<>();

    private RawPages(FileChannel file, @Nullable FileChannel log) throws IOException {
        this.file = file;
        this.log = log;
        this.pageBytes = pageBytes(read(file, 0, HEADER));
        this.frames = log == null ? 0 : committed(log);
    }

    /**
     * A page as it lies in one place.
     *
     * @param number  its number, from 1
     * @param current whether it is, as far as can be told, what the page holds now
     * @param bytes   all of it
     */
    record Image(int number, boolean current, byte[] bytes) {}

    /** Takes an image. */
    @FunctionalInterface
    interface Consumer {
        void accept(Image image) throws IOException;
    }

    static RawPages open(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + "-wal");
        FileChannel main = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel log = null;
        try {
            log = Files.isRegularFile(beside) ? FileChannel.open(beside, StandardOpenOption.READ) : null;
            return new RawPages(main, log);
        } catch (IOException | RuntimeException e) {
            main.close();
            if (log != null) {
                log.close();
            }
            throw e;
        }
    }

    private static int pageBytes(byte[] header) {
        int stated = header.length < HEADER ? 0 : (header[16] & 0xff) << 8 | (header[17] & 0xff);
        boolean plausible = Integer.bitCount(stated) == 1 && stated >= 512;
        return plausible && Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length)) ? stated : PAGE_BYTES;
    }

    int pageBytes() {
        return pageBytes;
    }

    /** Notes where each page was written last, and tells how many frames belong to the latest generation. */
    private long committed(FileChannel log) throws IOException {
        long there = Math.max(0, (log.size() - LOG_HEADER) / (FRAME_HEADER + pageBytes));
        long salt = salt(log, there);
        long last = 0;
        for (long i = 0; i < there; i++) {
            ByteBuffer header = frame(log, i, FRAME_HEADER);
            if (header.getInt(4) != 0 && header.getLong(8) == salt) {
                last = i + 1;
            }
        }
        for (long i = 0; i < last; i++) {
            ByteBuffer header = frame(log, i, FRAME_HEADER);
            if (header.getLong(8) == salt) {
                newestFrames.put(header.getInt(0), i);
            }
        }
        return last;
    }

    /** The salt of the latest generation stands in the header and in every frame from the first on; one of these may be damaged. */
    private long salt(FileChannel log, long there) throws IOException {
        byte[] header = read(log, 0, LOG_HEADER);
        long stated = header.length < LOG_HEADER ? 0 : ByteBuffer.wrap(header).getLong(16);
        for (long i = 0; i < there; i++) {
            if (frame(log, i, FRAME_HEADER).getLong(8) == stated) {
                return stated;
            }
        }
        return there == 0 ? stated : frame(log, 0, FRAME_HEADER).getLong(8);
    }

    private ByteBuffer frame(FileChannel log, long index, int bytes) throws IOException {
        return ByteBuffer.wrap(read(log, LOG_HEADER + index * (FRAME_HEADER + pageBytes), bytes));
    }

    void forEach(Consumer consumer) throws IOException {
        long pages = (file.size() + pageBytes - 1) / pageBytes;
        for (int number = 1; number <= pages; number++) {
            consumer.accept(new Image(number, !newestFrames.containsKey(number), stored(number)));
        }
        for (long i = 0; log != null && i < frames; i++) {
            int number = frame(log, i, FRAME_HEADER).getInt(0);
            Long newest = newestFrames.get(number);
            consumer.accept(new Image(number, newest != null && newest == i, logged(log, i)));
        }
    }

    /** The page as it is now; empty when there is no such page. */
    byte[] current(int number) throws IOException {
        Long frame = newestFrames.get(number);
        return log == null || frame == null ? stored(number) : logged(log, frame);
    }

    private byte[] stored(int number) throws IOException {
        return number < 1 ? new byte[0] : read(file, (number - 1L) * pageBytes, pageBytes);
    }

    private byte[] logged(FileChannel log, long index) throws IOException {
        return read(log, LOG_HEADER + index * (FRAME_HEADER + pageBytes) + FRAME_HEADER, pageBytes);
    }

    /** As many bytes as there are, up to those asked for. */
    static byte[] read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (log != null) {
            log.close();
        }
    }
}
