package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.Check;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.WarehouseException;

/** The tables {@code study} and {@code study_space}. */
final class StudyTable {

    /** What {@link #read} takes. */
    static final String SELECT =
            "SELECT s.seq, s.id, t.fingerprint, s.metric, s.goal, s.settings, s.created, s.checksum"
                    + " FROM study s JOIN task t ON t.seq = s.task ";

    private final SpaceTable spaces;

    StudyTable(SpaceTable spaces) {
        this.spaces = spaces;
    }

    /** A study and its row. */
    record Row(long seq, Study study) {}

    Study create(
            Session session,
            String id,
            String task,
            Metric metric,
            Map<String, SearchSpace> byLearner,
            Study.Settings settings)
            throws SQLException {
        Optional<Row> known = find(session, id);
        if (known.isPresent()) {
            return requireSame(known.get().study(), task, metric, byLearner, settings);
        }
        Study study = new Study(id, task, metric, byLearner, settings, Instant.ofEpochMilli(session.now()));
        long taskRow = session.first("SELECT seq FROM task WHERE fingerprint = ?", row -> row.whole(1), task)
                .orElseThrow(() -> new WarehouseException(
                        "Study '" + id + "' is for the task " + task + ", but the warehouse has no such task.",
                        "the task must be saved first."));
        insert(session, study, taskRow);
        return study;
    }

    private void insert(Session session, Study study, long task) throws SQLException {
        String settings = Payloads.settings(study.settings());
        List<Use> uses = new ArrayList<>();
        for (Map.Entry<String, SearchSpace> entry : study.spaces().entrySet()) {
            SpaceTable.Stored space = spaces.save(session, entry.getValue());
            uses.add(new Use(uses.size(), entry.getKey(), space.seq(), space.checksum()));
        }
        Stored stored = new Stored(
                0,
                study.id(),
                study.task(),
                study.metric(),
                settings,
                study.created().toEpochMilli(),
                0);
        long seq = session.number(
                "INSERT INTO study (id, task, metric, goal, settings, created, checksum) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq",
                study.id(),
                task,
                study.metric().name(),
                study.metric().goal().name(),
                settings,
                stored.created(),
                stored.checksumWith(uses));
        for (Use use : uses) {
            session.update(
                    "INSERT INTO study_space (study, position, learner, space) VALUES (?, ?, ?, ?)",
                    seq,
                    use.position(),
                    use.learner(),
                    use.space());
        }
    }

    private static Study requireSame(
            Study stored, String task, Metric metric, Map<String, SearchSpace> byLearner, Study.Settings settings) {
        Study wanted = new Study(stored.id(), task, metric, byLearner, settings, stored.created());
        if (!wanted.equals(stored)) {
            throw new WarehouseException(
                    "There is another study with the id '" + stored.id()
                            + "': its task, metric, spaces or settings differ.",
                    "it was meant to be resumed: `headstart resume " + stored.id() + "`.");
        }
        return stored;
    }

    Optional<Row> find(Session session, String id) throws SQLException {
        return readAll(session, "WHERE s.id = ?", id).stream().findFirst();
    }

    Optional<Row> findByPrefix(Session session, String prefix) throws SQLException {
        Check.notBlank(prefix, "The id of a study");
        Optional<Row> exact = find(session, prefix);
        if (exact.isPresent()) {
            return exact;
        }
        List<Row> rows = readAll(session, "WHERE substr(s.id, 1, length(?)) = ? LIMIT 3", prefix, prefix);
        if (rows.size() > 1) {
            throw new WarehouseException(
                    "Several studies begin with '" + prefix + "', for example '"
                            + rows.get(0).study().id() + "' and '"
                            + rows.get(1).study().id() + "'; more letters are needed.",
                    null);
        }
        return rows.stream().findFirst();
    }

    List<Row> all(Session session) throws SQLException {
        return readAll(session, "ORDER BY s.seq");
    }

    Row require(Session session, String id) throws SQLException {
        return find(session, id)
                .orElseThrow(() -> new WarehouseException("The warehouse has no study '" + id + "'.", null));
    }

    private List<Row> readAll(Session session, String where, Object... values) throws SQLException {
        List<Stored> stored = session.list(SELECT + where, StudyTable::read, values);
        List<Row> rows = new ArrayList<>();
        for (Stored one : stored) {
            rows.add(new Row(one.seq(), study(session, one)));
        }
        return rows;
    }

    private Study study(Session session, Stored stored) throws SQLException {
        List<Use> uses = uses(session, stored.seq());
        Checksum.check(stored.checksum(), "study '" + stored.id() + "'", stored.checksumWith(uses));
        Map<String, SearchSpace> byLearner = new LinkedHashMap<>();
        for (Use use : uses) {
            byLearner.put(use.learner(), spaces.read(session, use.space()));
        }
        return new Study(
                stored.id(),
                stored.task(),
                stored.metric(),
                byLearner,
                Payloads.settings(stored.settings()),
                Instant.ofEpochMilli(stored.created()));
    }

    /** The learners of a study whose spaces are there, in their order. */
    static List<Use> uses(Session session, long study) throws SQLException {
        return session.list(
                "SELECT p.position, p.learner, p.space, x.checksum FROM study_space p JOIN space x ON x.seq = p.space"
                        + " WHERE p.study = ? ORDER BY p.position",
                row -> new Use(row.count(1), row.text(2), row.whole(3), row.whole(4)),
                study);
    }

    /**
     * A learner of a study, as the table {@code study_space} has it.
     *
     * @param position      its place among the study's learners, from 0
     * @param learner       its id
     * @param space         the row of its space
     * @param spaceChecksum the checksum of that
     */
    record Use(int position, String learner, long space, long spaceChecksum) {}

    /** A row of {@code study}; the task by its fingerprint. */
    record Stored(long seq, String id, String task, Metric metric, String settings, long created, long checksum) {

        /** The checksum over these fields and over which learner has which space. */
        long checksumWith(List<Use> uses) {
            List<Object> fields = new ArrayList<>(
                    List.of(id, task, metric.name(), metric.goal().name(), settings, created));
            for (Use use : uses) {
                fields.addAll(List.of(use.position(), use.learner(), use.spaceChecksum()));
            }
            return Checksum.of(fields.toArray());
        }
    }

    static Stored read(ResultRow row) throws SQLException {
        return new Stored(
                row.whole(1),
                row.text(2),
                row.text(3),
                new Metric(row.text(4), row.constant(5, Goal.class)),
                row.text(6),
                row.whole(7),
                row.whole(8));
    }
}
