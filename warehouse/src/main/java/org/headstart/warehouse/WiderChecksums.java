package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a warehouse of before the fifth schema under checksums that take in more columns. A row whose checksum was wrong before is
 * left as it is, and so stays damaged: nobody knows what it should be.
 */
final class WiderChecksums {

    private static final int AT_ONCE = 10_000;

    private WiderChecksums() {}

    /** To be called once, in the transaction that has added the columns. */
    static void widen(Session session) throws SQLException {
        tasks(session);
        studies(session);
        orphans(session);
        trials(session);
    }

    /** What the checksum of a task was taken over. */
    static long olderTask(
            String fingerprint,
            String name,
            String type,
            String target,
            long rows,
            long columns,
            long classes,
            String extractor,
            String metaFeatures,
            @Nullable Long namesChecksum,
            byte @Nullable [] values) {
        List<@Nullable Object> fields = new ArrayList<>(
                List.of(fingerprint, name, type, target, rows, columns, classes, extractor, metaFeatures));
        if (values != null) {
            fields.add(namesChecksum == null ? 0 : namesChecksum);
            fields.add(values);
        }
        return Checksum.of(fields.toArray());
    }

    private static void tasks(Session session) throws SQLException {
        for (long seq : session.list("SELECT seq FROM task ORDER BY seq", row -> row.whole(1))) {
            session.updateAll(
                    "UPDATE task SET checksum = ?, features_checksum = ? WHERE seq = ?",
                    session.list(TaskTable.SELECT + "WHERE t.seq = ?", WiderChecksums::task, seq).stream()
                            .filter(changed -> changed.length > 0)
                            .toList());
        }
    }

    /** Both checksums and the row; empty when the task is damaged. */
    private static @Nullable Object[] task(ResultRow row) throws SQLException {
        Long names = row.wholeOrNull(12);
        byte[] values = row.bytesOrNull(13);
        long older = olderTask(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.whole(5),
                row.whole(6),
                row.whole(7),
                row.text(8),
                row.text(9),
                names,
                values);
        return row.whole(10) != older
                ? new Object[0]
                : new Object[] {
                    TaskTable.checksum(
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.whole(5),
                            row.whole(6),
                            row.whole(7)),
                    TaskTable.featuresChecksum(row.text(1), row.text(8), row.text(9), names, values),
                    row.whole(TaskTable.SEQ)
                };
    }

    private static void studies(Session session) throws SQLException {
        for (StudyTable.Stored study : session.list(StudyTable.SELECT + "ORDER BY s.seq", StudyTable::read)) {
            List<StudyTable.Use> uses = StudyTable.uses(session, study.seq());
            if (study.checksum() == olderStudy(study, uses)) {
                session.update("UPDATE study SET checksum = ? WHERE seq = ?", study.checksumWith(uses), study.seq());
            }
        }
    }

    /** What the checksum of a study was taken over. */
    static long olderStudy(StudyTable.Stored study, List<StudyTable.Use> uses) {
        List<String> learners = uses.stream().map(StudyTable.Use::learner).toList();
        return Checksum.of(
                study.id(),
                study.task(),
                study.metric().name(),
                study.metric().goal().name(),
                study.settings(),
                study.created(),
                String.join("\n", learners));
    }

    private static void orphans(Session session) throws SQLException {
        List<@Nullable Object[]> changed = new ArrayList<>();
        session.forEach(OrphanTable.SELECT, row -> {
            if (row.whole(9) == olderOrphan(row.text(4), row.realOrNull(5), row.real(6), row.text(7))) {
                changed.add(new Object[] {OrphanTable.checksum(row), row.whole(1), row.whole(2)});
            }
        });
        session.updateAll("UPDATE orphan SET checksum = ? WHERE trial = ? AND epoch = ?", changed);
    }

    /** What the checksum of an orphan was taken over. */
    static long olderOrphan(String state, @Nullable Double value, double seconds, String outcome) {
        return Checksum.of(state, value, seconds, outcome);
    }

    /** There may be a million, so they are taken in parts. */
    private static void trials(Session session) throws SQLException {
        long[] last = {0};
        List<@Nullable Object[]> changed;
        do {
            changed = session.list(
                    "SELECT seq, id, state, attempt, epoch, owner, lease_until FROM trial WHERE seq > ? ORDER BY seq LIMIT ?",
                    row -> {
                        last[0] = row.whole(1);
                        return new Object[] {hold(row).checksum(row.text(2)), row.whole(1)};
                    },
                    last[0],
                    AT_ONCE);
            session.updateAll("UPDATE trial SET claim_checksum = ? WHERE seq = ?", changed);
        } while (changed.size() == AT_ONCE);
    }

    private static TrialTable.Hold hold(ResultRow row) throws SQLException {
        return new TrialTable.Hold(
                row.constant(3, TrialState.class), row.count(4), row.whole(5), row.textOrNull(6), row.wholeOrNull(7));
    }
}
