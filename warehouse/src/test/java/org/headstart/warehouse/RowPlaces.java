package org.headstart.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the rows of a sound warehouse lie in its files, found by walking down its trees; shares no code with repair. */
final class RowPlaces {

    private static final int PAGE = 4096;
    private static final int FRAME = PAGE + 24;

    private final Map<String, byte[]> files;
    private final Map<Integer, Place> pages = new HashMap<>();
    private final Map<String, List<Place>> rows = new HashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();

    private RowPlaces(Map<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Some bytes of a file.
     *
     * @param end   the end of the file's name
     * @param from  where they begin
     * @param bytes how many
     */
    private record Place(String end, int from, int bytes) {

        boolean isEqual(Map<String, byte[]> sound, Map<String, byte[]> damaged) {
            byte[] now = damaged.get(end);
            return now != null
                    && now.length >= from + bytes
                    && Arrays.equals(sound.get(end), from, from + bytes, now, from, from + bytes);
        }
    }

    /**
     * @param file  the warehouse
     * @param files its contents by the end of their names
     */
    static RowPlaces of(Path file, Map<String, byte[]> files) throws IOException {
        RowPlaces places = new RowPlaces(files);
        places.map();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("trial", "study", "task", "space", "feature_names", "study_space")) {
                ResultSet root =
                        statement.executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
                places.walk(table, root.getInt(1));
            }
            places.name(statement);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return places;
    }

    /** The rows none of whose bytes have changed. */
    Set<String> undamaged(Map<String, byte[]> damaged) {
        Set<String> whole = new HashSet<>();
        rows.forEach((row, places) -> {
            if (places.stream().allMatch(place -> place.isEqual(files, damaged))) {
                whole.add(row);
            }
        });
        return whole;
    }

    /** All rows without which a trial means nothing. */
    List<String> parents(String trial) {
        return parents.get(trial);
    }

    static String trial(String id) {
        return "trial " + id;
    }

    private void map() {
        for (int i = 0; i < bytes("").length / PAGE; i++) {
            pages.put(i + 1, new Place("", i * PAGE, PAGE));
        }
        ByteBuffer log = ByteBuffer.wrap(files.getOrDefault("-wal", new byte[0]));
        for (int at = 32; at + FRAME <= log.capacity(); at += FRAME) {
            if (log.getLong(at + 8) == log.getLong(16)) {
                pages.put(log.getInt(at), new Place("-wal", at + 24, PAGE));
            }
        }
    }

    private byte[] bytes(String end) {
        byte[] bytes = files.get(end);
        if (bytes == null) {
            throw new IllegalStateException("no file *" + end);
        }
        return bytes;
    }

    private void walk(String table, int number) {
        Place page = page(number);
        ByteBuffer buffer = buffer(page);
        int kind = buffer.get(0);
        int cells = buffer.getShort(3);
        boolean inner = kind == 5;
        if (!inner && kind != 13 && kind != 10) {
            throw new IllegalStateException(table + ": page " + number + " is of kind " + kind);
        }
        for (int i = 0; i < cells; i++) {
            int cell = buffer.getShort((inner ? 12 : 8) + 2 * i);
            if (inner) {
                walk(table, buffer.getInt(cell));
            } else {
                row(table, page, cell, kind == 13);
            }
        }
        if (inner) {
            walk(table, buffer.getInt(8));
        }
    }

    private Place page(int number) {
        Place page = pages.get(number);
        if (page == null) {
            throw new IllegalStateException("no page " + number);
        }
        return page;
    }

    private ByteBuffer buffer(Place page) {
        return ByteBuffer.wrap(bytes(page.end), page.from, PAGE).slice();
    }

    private void row(String table, Place page, int cell, boolean numbered) {
        ByteBuffer buffer = buffer(page).position(cell);
        int size = varint(buffer);
        int number = numbered ? varint(buffer) : 0;
        int start = buffer.position();
        String key = numbered ? table + " " + number : table + " " + small(buffer, start);
        List<Place> places = rows.computeIfAbsent(key, absent -> new ArrayList<>());
        if (size <= PAGE - 35) {
            places.add(new Place(page.end, page.from + cell, start + size - cell));
            return;
        }
        int least = (PAGE - 12) * 32 / 255 - 23;
        int wanted = least + (size - least) % (PAGE - 4);
        int local = wanted <= PAGE - 35 ? wanted : least;
        places.add(new Place(page.end, page.from + cell, start + local + 4 - cell));
        int left = size - local;
        int next = buffer.getInt(start + local);
        while (left > 0) {
            Place more = page(next);
            int here = Math.min(left, PAGE - 4);
            places.add(new Place(more.end, more.from, here + 4));
            left -= here;
            next = buffer(more).getInt(0);
        }
    }

    private static int varint(ByteBuffer buffer) {
        int value = 0;
        byte read;
        do {
            read = buffer.get();
            value = value << 7 | (read & 0x7f);
        } while (read < 0);
        return value;
    }

    /** The first column, a small whole number. */
    private static int small(ByteBuffer buffer, int start) {
        int type = buffer.get(start + 1);
        return type >= 8 ? type - 8 : buffer.get(start + buffer.get(start));
    }

    /** Trials by their ids, and what each needs. */
    private void name(Statement statement) throws SQLException {
        ResultSet trials = statement.executeQuery("SELECT r.seq, r.id, s.seq, t.seq, t.feature_names FROM trial r"
                + " JOIN study s ON s.seq = r.study JOIN task t ON t.seq = s.task");
        while (trials.next()) {
            String id = trials.getString(2);
            List<Place> places = rows.remove("trial " + trials.getInt(1));
            if (places == null) {
                throw new IllegalStateException("trial " + id + " was not found");
            }
            rows.put(trial(id), places);
            parents.put(
                    id,
                    List.of(
                            "study " + trials.getInt(3),
                            "study_space " + trials.getInt(3),
                            "task " + trials.getInt(4),
                            "feature_names " + trials.getInt(5),
                            "space 1",
                            "space 2"));
        }
    }
}
