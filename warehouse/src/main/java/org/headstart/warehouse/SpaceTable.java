package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.pack.SpaceJson;

/** The table {@code space}. Keeps the spaces read last, for every trial needs one to be read. Thread-safe. */
final class SpaceTable {

    private static final int KEPT = 64;

    private final Map<Long, SearchSpace> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SearchSpace> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A space that is stored.
     *
     * @param seq      its row
     * @param checksum the checksum of its text
     */
    record Stored(long seq, long checksum) {}

    /** Stores a space unless it is there. */
    Stored save(Session session, SearchSpace space) throws SQLException {
        String text = SpaceJson.text(space);
        long checksum = Checksum.of(text);
        Optional<Long> known = session.first(
                "SELECT seq FROM space WHERE checksum = ? AND text = ?", row -> row.whole(1), checksum, text);
        if (known.isPresent()) {
            return new Stored(known.get(), checksum);
        }
        return new Stored(
                session.number("INSERT INTO space (text, checksum) VALUES (?, ?) RETURNING seq", text, checksum),
                checksum);
    }

    SearchSpace read(Session session, long seq) throws SQLException {
        synchronized (kept) {
            SearchSpace space = kept.get(seq);
            if (space != null) {
                return space;
            }
        }
        SearchSpace space = session.first(
                        "SELECT text, checksum FROM space WHERE seq = ?", row -> parse(row.text(1), row.whole(2)), seq)
                .orElseThrow(
                        () -> new WarehouseException("The warehouse is damaged: it has no space " + seq + ".", null));
        synchronized (kept) {
            kept.put(seq, space);
        }
        return space;
    }

    /** The space of a learner's newest study among those created before a time. */
    Optional<SearchSpace> newest(Session session, String learner, long before) throws SQLException {
        Optional<Long> row = session.first("""
                SELECT p.space FROM study_space p JOIN study s ON s.seq = p.study WHERE p.learner = ? AND s.created < ?
                ORDER BY s.created DESC, s.seq DESC LIMIT 1""", found -> found.whole(1), learner, before);
        return row.isEmpty() ? Optional.empty() : Optional.of(read(session, row.get()));
    }

    /** The rows of all spaces that a learner has had. */
    static List<Long> of(Session session, String learner) throws SQLException {
        return session.list(
                "SELECT DISTINCT space FROM study_space WHERE learner = ? ORDER BY space",
                row -> row.whole(1),
                learner);
    }

    static SearchSpace parse(String text, long checksum) {
        Checksum.check(checksum, "a search space", text);
        try {
            return SpaceJson.space(text);
        } catch (InvalidValueException e) {
            throw new WarehouseException("The warehouse is damaged: " + e.getMessage(), null, e);
        }
    }
}
