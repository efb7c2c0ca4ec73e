package org.headstart.warehouse;

import static org.headstart.warehouse.Attempts.NAMES;
import static org.headstart.warehouse.Attempts.SPACE;
import static org.headstart.warehouse.Attempts.WRONG;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The rows that many others depend on: spaces, names of meta-features, tasks, studies with their learners. */
final class SharedRows {

    private final Session session;
    private final Attempts attempts;
    private final TaskTable tasks = new TaskTable();
    private final StudyTable studies = new StudyTable(new SpaceTable());

    /** What rows say of the checksum of each text, by row, also where the text itself is damaged. */
    private final Map<Long, Set<Long>> checksums = new HashMap<>();

    /** What the trials of a study's learner are lost with, where the study goes on without it. */
    private final Map<Learner, String> learnersLostWith = new HashMap<>();

    private StudySpaces learners = new StudySpaces(List.of(), checksums);

    /** A learner of the study in a row. */
    private record Learner(long study, String id) {}

    SharedRows(Session session, Attempts attempts) {
        this.session = session;
        this.attempts = attempts;
    }

    /**
     * Takes note of all versions of the rows that the checksums of others took in.
     *
     * @param texts names and spaces
     * @param uses  learners of studies
     */
    void note(List<RawRow> texts, List<RawRow> uses) {
        for (RawRow row : texts) {
            checksums
                    .computeIfAbsent(row.whole("seq"), seq -> new LinkedHashSet<>())
                    .add(row.whole("checksum"));
        }
        learners = new StudySpaces(uses, checksums);
    }

    /** What the trials of a learner are lost with; null where the study has it. */
    @Nullable
    String lostWith(long study, String learner) {
        return learnersLostWith.get(new Learner(study, learner));
    }

    void addText(RawRow row) throws SQLException {
        String table = Attempts.textTable(row);
        if (table.equals(SPACE)) {
            SpaceTable.parse(row.text("text"), row.whole("checksum"));
        } else {
            FeatureNamesTable.parse(row.text("text"), row.whole("checksum"));
        }
        attempts.insert(table, row);
    }

    void addTask(RawRow row) throws SQLException {
        attempts.added(this::lookAtTask).run(sound(row));
    }

    /** For a task of whose meta-features nothing sound is left. */
    void addTaskAlone(RawRow row) throws SQLException {
        attempts.added(this::lookAtTask).run(SalvagedRows.withoutFeatures(sound(row)));
        if (row.value("feature_names") == null || attempts.isThere(NAMES, row.whole("feature_names"))) {
            attempts.losses()
                    .put(
                            Attempts.key(row) + " features",
                            Attempts.describe(row) + ", its meta-features",
                            WRONG + "; the next job on its table computes them again");
        }
    }

    /** The task under the checksums of today. */
    private RawRow sound(RawRow row) {
        if (SalvagedRows.isTask(row)) {
            return row;
        }
        Set<@Nullable Long> names = new LinkedHashSet<>(checksums.getOrDefault(row.whole("feature_names"), Set.of()));
        names.add(null);
        return SalvagedRows.olderTask(row, names).orElseThrow(() -> new WarehouseException(WRONG, null));
    }

    private void lookAtTask(RawRow row) throws SQLException {
        Attempts.require(session.first(
                        TaskTable.SELECT + "WHERE t.seq = ?", found -> tasks.read(session, found), row.whole("seq"))
                .isPresent());
    }

    /** With its learners, except those whose spaces are lost. */
    void addStudy(RawRow row) throws SQLException {
        long seq = row.whole("seq");
        Proven proven = proven(row);
        List<StudyTable.Use> sound = new ArrayList<>();
        for (StudyTable.Use use : proven.uses()) {
            if (attempts.isThere(SPACE, use.space())) {
                sound.add(use);
            } else {
                learnersLostWith.put(new Learner(seq, use.learner()), SPACE + " " + use.space());
            }
        }
        if (sound.isEmpty()) {
            throw attempts.lost(seq, SPACE + " " + proven.uses().get(0).space());
        }
        attempts.insert(
                "study",
                row.with("task", proven.task()).with("checksum", proven.study().checksumWith(sound)));
        for (StudyTable.Use use : sound) {
            session.update(
                    "INSERT INTO study_space (study, position, learner, space) VALUES (?, ?, ?, ?)",
                    seq,
                    use.position(),
                    use.learner(),
                    use.space());
        }
        studies.require(session, row.text("id"));
    }

    /** A study, its task and its learners, as its checksum says. */
    private record Proven(StudyTable.Stored study, long task, List<StudyTable.Use> uses) {}

    /** No checksum knows the numbers of rows, so where the task with the number is another one, its fingerprint tells. */
    private Proven proven(RawRow row) throws SQLException {
        long task = row.whole("task");
        Map<Long, String> fingerprints = new LinkedHashMap<>();
        session.forEach(
                "SELECT seq, fingerprint FROM task ORDER BY seq <> ?",
                found -> fingerprints.put(found.whole(1), found.text(2)),
                task);
        for (Map.Entry<Long, String> candidate : fingerprints.entrySet()) {
            StudyTable.Stored study = SalvagedRows.study(row, candidate.getValue());
            Optional<List<StudyTable.Use>> uses = learners.of(study);
            if (uses.isPresent() && !uses.get().isEmpty()) {
                return new Proven(study, candidate.getKey(), uses.get());
            }
        }
        if (!fingerprints.containsKey(task)) {
            throw attempts.lost(row.whole("seq"), "task " + task);
        }
        throw unproven(row.whole("seq"));
    }

    private RuntimeException unproven(long study) {
        Optional<Long> space = learners.unknownSpace(study);
        return space.isEmpty() ? new WarehouseException(WRONG, null) : attempts.lost(study, SPACE + " " + space.get());
    }

    /** Once all versions have been tried. */
    void tellLostStudies() throws SQLException {
        Set<Long> there = new HashSet<>(session.list("SELECT seq FROM study", row -> row.whole(1)));
        attempts.tellLostStudies(there);
        learnersLostWith.forEach((learner, lost) -> {
            if (there.contains(learner.study())) {
                attempts.losses().follow(lost, "learners of studies");
            }
        });
    }
}
