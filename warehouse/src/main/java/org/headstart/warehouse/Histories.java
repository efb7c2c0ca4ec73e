package org.headstart.warehouse;

import java.sql.ResultSet;
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
            SELECT s.task, r.id, r.number, r.configuration, r.state, r.value, r.seconds, r.ended, r.outcome, r.outcome_checksum
            FROM trial r JOIN study s ON s.seq = r.study JOIN task t ON t.seq = s.task
            WHERE r.learner = ? AND r.ended < ? AND r.full_effort = 1 AND s.metric = ? AND s.goal = ? AND t.fingerprint <> ?
            ORDER BY s.task, r.ended, r.seq""";

    private final TaskTable tasks;

    Histories(TaskTable tasks) {
        this.tasks = tasks;
    }

    /** With {@code wanted} given the id of each trial that would count, in order. */
    History read(
            Session session,
            String learner,
            SearchSpace space,
            Metric metric,
            String except,
            Instant asOf,
            Predicate<String> wanted)
            throws SQLException {
        Map<Long, List<Observation>> byTask = new LinkedHashMap<>();
        session.forEach(
                TRIALS,
                row -> {
                    Optional<Observation> observation = observation(row, learner, space, wanted);
                    if (observation.isPresent()) {
                        byTask.computeIfAbsent(row.getLong(1), task -> new ArrayList<>())
                                .add(observation.get());
                    }
                },
                learner,
                millis(asOf),
                metric.name(),
                metric.goal().name(),
                except);
        List<PastTask> past = new ArrayList<>();
        session.forEach(TaskTable.SELECT + "ORDER BY t.seq", row -> {
            List<Observation> observations = byTask.get(row.getLong(TaskTable.SEQ));
            if (observations != null) {
                past.add(new PastTask(tasks.read(session, row), observations));
            }
        });
        return new History(learner, space, metric, past);
    }

    private static Optional<Observation> observation(
            ResultSet row, String learner, SearchSpace space, Predicate<String> wanted) throws SQLException {
        String id = row.getString(2);
        String configuration = row.getString(4);
        TrialState state = TrialState.valueOf(row.getString(5));
        Double value = TrialTable.real(row, 6);
        Double seconds = TrialTable.real(row, 7);
        Checksum.check(
                row.getLong(10),
                "the outcome of trial " + id,
                TrialTable.outcomeFields(id, configuration, state, value, seconds, row.getLong(8), row.getString(9)));
        Optional<Configuration> allowed = allowed(space, configuration);
        int number = row.getInt(3);
        return allowed.filter(kept -> wanted.test(id))
                .map(kept -> new Observation(
                        number,
                        learner,
                        kept,
                        state,
                        state == TrialState.COMPLETE ? value : null,
                        seconds == null ? 0 : seconds));
    }

    private static Optional<Configuration> allowed(SearchSpace space, String configuration) {
        try {
            return Optional.of(space.configuration(Payloads.configuration(configuration)));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Instants far off, such as {@link Instant#MAX}, do not fit into milliseconds. */
    private static long millis(Instant instant) {
        if (instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))) {
            return Long.MAX_VALUE;
        }
        return instant.isBefore(Instant.EPOCH) ? 0 : instant.toEpochMilli();
    }
}
