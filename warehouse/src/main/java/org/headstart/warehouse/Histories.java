package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;

/** What meta-models learn from: the ended trials of a learner at full effort, over all studies, by task. */
final class Histories {

    private static final String TRIALS = """
            SELECT s.task, r.id, r.number, r.configuration, r.state, r.value, r.seconds, r.ended, r.outcome, r.outcome_checksum, p.space
            FROM trial r JOIN study s ON s.seq = r.study JOIN task t ON t.seq = s.task
                LEFT JOIN study_space p ON p.study = r.study AND p.learner = r.learner
            WHERE r.learner = ? AND r.ended < ? AND r.full_effort = 1 AND s.metric = ? AND s.goal = ? AND t.fingerprint <> ?
            ORDER BY s.task, r.ended, r.study, r.number""";

    private static final String NOBODY = "";

    private final TaskTable tasks;
    private final SpaceTable spaces;

    Histories(TaskTable tasks, SpaceTable spaces) {
        this.tasks = tasks;
        this.spaces = spaces;
    }

    /** What a stored configuration is in the space wanted; empty when it has no place there. */
    private interface Interpreter {
        Optional<Configuration> configuration(Map<String, Object> values, long recordedSpace);
    }

    /** What was run in other spaces is translated. */
    History read(Session session, String learner, SearchSpace space, Metric metric, String except, Instant asOf)
            throws SQLException {
        Translations translations = Translations.to(space, learner, session, spaces);
        return read(session, learner, space, metric, except, asOf, id -> true, translations::of);
    }

    /** What was run in other spaces counts only where it is allowed as it stands; {@code wanted} is given the id of each that would count. */
    History readVerbatim(Session session, String learner, SearchSpace space, Metric metric, Predicate<String> wanted)
            throws SQLException {
        return read(
                session, learner, space, metric, NOBODY, Instant.MAX, wanted, (values, from) -> allowed(space, values));
    }

    private History read(
            Session session,
            String learner,
            SearchSpace space,
            Metric metric,
            String except,
            Instant asOf,
            Predicate<String> wanted,
            Interpreter interpreter)
            throws SQLException {
        Map<Long, List<Observation>> byTask = new LinkedHashMap<>();
        int[] leftOut = {0};
        session.forEach(
                TRIALS,
                row -> {
                    check(row);
                    Optional<Configuration> configuration =
                            interpreter.configuration(Payloads.configuration(row.text(4)), row.whole(11));
                    if (configuration.isEmpty()) {
                        leftOut[0]++;
                    } else if (wanted.test(row.text(2))) {
                        byTask.computeIfAbsent(row.whole(1), task -> new ArrayList<>())
                                .add(observation(row, learner, configuration.get()));
                    }
                },
                learner,
                millis(asOf),
                metric.name(),
                metric.goal().name(),
                except);
        List<PastTask> past = new ArrayList<>();
        session.forEach(TaskTable.SELECT + "ORDER BY t.seq", row -> {
            List<Observation> observations = byTask.get(row.whole(TaskTable.SEQ));
            if (observations != null) {
                past.add(new PastTask(tasks.read(session, row), observations));
            }
        });
        return new History(learner, space, metric, past, leftOut[0]);
    }

    private static void check(ResultRow row) throws SQLException {
        String id = row.text(2);
        Checksum.check(
                row.whole(10),
                "the outcome of trial " + id,
                TrialTable.outcomeFields(
                        id,
                        row.text(4),
                        TrialState.valueOf(row.text(5)),
                        row.realOrNull(6),
                        row.realOrNull(7),
                        row.whole(8),
                        row.text(9)));
    }

    private static Observation observation(ResultRow row, String learner, Configuration configuration)
            throws SQLException {
        TrialState state = TrialState.valueOf(row.text(5));
        Double value = row.realOrNull(6);
        Double seconds = row.realOrNull(7);
        return new Observation(
                row.count(3),
                learner,
                configuration,
                state,
                state == TrialState.COMPLETE ? value : null,
                seconds == null ? 0 : seconds);
    }

    private static Optional<Configuration> allowed(SearchSpace space, Map<String, Object> values) {
        try {
            return Optional.of(space.configuration(values));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Instants far off, such as {@link Instant#MAX}, do not fit into milliseconds. */
    static long millis(Instant instant) {
        if (instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))) {
            return Long.MAX_VALUE;
        }
        return instant.isBefore(Instant.EPOCH) ? 0 : instant.toEpochMilli();
    }
}
