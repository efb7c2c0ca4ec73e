package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.warehouse.WarehouseException;

/**
 * The table {@code feature_names}: lists of names, each once. Keeps the lists read last, by checksum and not by row, for a row's number can be
 * given again after a transaction that came to nothing. Thread-safe.
 */
final class FeatureNamesTable {

    private static final int KEPT = 16;

    private final Map<Long, List<String>> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<String>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A list that is stored.
     *
     * @param seq      its row
     * @param checksum the checksum of its text
     */
    record Stored(long seq, long checksum) {}

    /** Stores a list of names unless it is there. */
    Stored save(Session session, Iterable<String> names) throws SQLException {
        String text = Payloads.names(names);
        long checksum = Checksum.of(text);
        Optional<Long> known = session.first(
                "SELECT seq FROM feature_names WHERE checksum = ? AND text = ?", row -> row.whole(1), checksum, text);
        if (known.isPresent()) {
            return new Stored(known.get(), checksum);
        }
        return new Stored(
                session.number(
                        "INSERT INTO feature_names (text, checksum) VALUES (?, ?) RETURNING seq", text, checksum),
                checksum);
    }

    List<String> read(Session session, Stored stored) throws SQLException {
        synchronized (kept) {
            List<String> names = kept.get(stored.checksum());
            if (names != null) {
                return names;
            }
        }
        List<String> names = session.first(
                        "SELECT text FROM feature_names WHERE seq = ?",
                        row -> parse(row.text(1), stored.checksum()),
                        stored.seq())
                .orElseThrow(() -> new WarehouseException(
                        "The warehouse is damaged: it has no names of meta-features " + stored.seq() + ".", null));
        synchronized (kept) {
            kept.put(stored.checksum(), names);
        }
        return names;
    }

    static List<String> parse(String text, long checksum) {
        Checksum.check(checksum, "the names of meta-features", text);
        return Payloads.names(text);
    }
}
