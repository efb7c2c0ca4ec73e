package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.warehouse.weights.WeightsFormat;

/** The table {@code weights}. */
final class WeightsTable {

    /** What {@link #read} takes. */
    static final String SELECT = "SELECT id, learner, task, origin, created, content, checksum FROM weights ";

    private WeightsTable() {}

    /** Stores weights unless their id is there; tells how many rows were added. */
    static int save(Session session, StoredWeights weights) throws SQLException {
        byte[] content = WeightsFormat.toBytes(weights.weights());
        return session.update(
                "INSERT INTO weights (id, learner, task, origin, created, content, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                weights.id(),
                weights.learner(),
                weights.task(),
                weights.origin(),
                weights.created().toString(),
                content,
                Checksum.of(
                        weights.id(),
                        weights.learner(),
                        weights.task(),
                        weights.origin(),
                        weights.created().toString(),
                        content));
    }

    static List<StoredWeights> of(Session session, String learner) throws SQLException {
        List<StoredWeights> all = new ArrayList<>(
                session.list(SELECT + "WHERE learner = ? ORDER BY seq DESC", WeightsTable::read, learner));
        all.sort(Comparator.comparing(StoredWeights::created).reversed());
        return all;
    }

    static StoredWeights read(ResultRow row) throws SQLException {
        byte[] content = row.bytes(6);
        Checksum.check(
                row.whole(7),
                "the weights '" + row.text(1) + "'",
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                content);
        return new StoredWeights(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                Instant.parse(row.text(5)),
                WeightsFormat.fromBytes(content));
    }
}
