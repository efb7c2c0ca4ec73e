package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;

/** What meta-models learn from: the ended trials of a learner at full effort, over all studies, by task. */
final class Histories {

    private static final String WANTED =
            "r.learner = ? AND r.ended < ? AND r.full_effort = 1 AND s.metric = ? AND s.goal = ? AND t.fingerprint <> ?";
    private static final String ORDER = " ORDER BY s.task, r.ended, r.study, r.number";
    private static final String ROWS = """
            SELECT s.task, r.id, r.number, r.configuration, r.state, r.value, r.seconds, r.ended, r.outcome, r.outcome_checksum, p.space
            FROM trial r JOIN study s ON s.seq = r.study LEFT JOIN study_space p ON p.study = r.study AND p.learner = r.learner
            """;
    private static final String TRIALS = ROWS + "JOIN task t ON t.seq = s.task WHERE " + WANTED + ORDER;
    private static final String ENTRIES =
            "SELECT r.seq, s.task, r.state, r.value FROM trial r JOIN study s ON s.seq = r.study JOIN task t ON t.seq = s.task WHERE "
                    + WANTED
                    + ORDER;
    private static final String UPPER_BOUND = "SELECT COUNT(*) FROM trial r WHERE r.learner = ? AND r.ended < ?";

    /** So many are read by one statement. */
    private static final int BATCH = 500;

    private static final String CHOSEN =
            ROWS + "WHERE r.seq IN (" + String.join(", ", Collections.nCopies(BATCH, "?")) + ")" + ORDER;

    private static final String NOBODY = "";

    private final TaskTable tasks;
    private final SpaceTable spaces;
    private final int most;

    /** @param most so many trials are read for a meta-model at most, see {@link HistorySample} */
    Histories(TaskTable tasks, SpaceTable spaces, int most) {
        this.tasks = tasks;
        this.spaces = spaces;
        this.most = most;
    }

    /** The ended trials of a learner that count. */
    private record Query(String learner, Metric metric, String except, Instant asOf) {

        private @Nullable Object[] values() {
            return new @Nullable Object[] {
                learner, millis(asOf), metric.name(), metric.goal().name(), except
            };
        }
    }

    /** Hands out the rows of {@link #ROWS}, in order. */
    private interface Source {
        void forEach(Session.RowConsumer consumer) throws SQLException;
    }

    /** What a stored configuration is in the space wanted; empty when it has no place there. */
    private interface Interpreter {
        Optional<Configuration> configuration(Map<String, Object> values, long recordedSpace);
    }

    /** What was run in other spaces is translated. */
    History read(Session session, String learner, SearchSpace space, Metric metric, String except, Instant asOf)
            throws SQLException {
        Translations translations = Translations.to(space, learner, session, spaces);
        Query query = new Query(learner, metric, except, asOf);
        return read(session, query, space, source(session, query), id -> true, translations::of);
    }

    private Source source(Session session, Query query) throws SQLException {
        if (session.number(UPPER_BOUND, query.learner(), millis(query.asOf())) <= most) {
            return all(session, query);
        }
        List<HistorySample.Entry> entries = session.list(
                ENTRIES,
                row -> new HistorySample.Entry(row.whole(1), row.whole(2), gain(row, query.metric())),
                query.values());
        return entries.size() <= most ? all(session, query) : chosen(session, HistorySample.of(entries, most));
    }

    private static double gain(ResultRow row, Metric metric) throws SQLException {
        Double value = row.realOrNull(4);
        return value == null || TrialState.valueOf(row.text(3)) != TrialState.COMPLETE
                ? Double.NaN
                : metric.gain(value);
    }

    private static Source all(Session session, Query query) {
        return consumer -> session.forEach(TRIALS, consumer, query.values());
    }

    private static Source chosen(Session session, List<HistorySample.Entry> entries) {
        return consumer -> {
            for (int from = 0; from < entries.size(); from += BATCH) {
                Object[] batch = new Object[BATCH];
                for (int i = 0; i < BATCH; i++) {
                    batch[i] =
                            entries.get(Math.min(from + i, entries.size() - 1)).trial();
                }
                session.forEach(CHOSEN, consumer, batch);
            }
        };
    }

    /** What was run in other spaces counts only where it is allowed as it stands; {@code wanted} is given the id of each that would count. */
    History readVerbatim(Session session, String learner, SearchSpace space, Metric metric, Predicate<String> wanted)
            throws SQLException {
        Query query = new Query(learner, metric, NOBODY, Instant.MAX);
        return read(session, query, space, all(session, query), wanted, (values, from) -> allowed(space, values));
    }

    private History read(
            Session session,
            Query query,
            SearchSpace space,
            Source source,
            Predicate<String> wanted,
            Interpreter interpreter)
            throws SQLException {
        Map<Long, List<Observation>> byTask = new LinkedHashMap<>();
        int[] leftOut = {0};
        source.forEach(row -> {
            check(row);
            Optional<Configuration> configuration =
                    interpreter.configuration(Payloads.configuration(row.text(4)), row.whole(11));
            if (configuration.isEmpty()) {
                leftOut[0]++;
            } else if (wanted.test(row.text(2))) {
                byTask.computeIfAbsent(row.whole(1), task -> new ArrayList<>())
                        .add(observation(row, query.learner(), configuration.get()));
            }
        });
        List<PastTask> past = new ArrayList<>();
        session.forEach(TaskTable.SELECT + "ORDER BY t.seq", row -> {
            List<Observation> observations = byTask.get(row.whole(TaskTable.SEQ));
            if (observations != null) {
                past.add(new PastTask(tasks.read(session, row), observations));
            }
        });
        return new History(query.learner(), space, query.metric(), past, leftOut[0]);
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
