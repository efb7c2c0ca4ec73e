package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.headstart.api.warehouse.MethodChoice;

/** The table {@code method_choice}. */
final class MethodChoiceTable {

    static final String SELECT =
            "SELECT learner, metric, method, standard, tasks, trials, advantage, low, high, created, checksum FROM method_choice ";

    private MethodChoiceTable() {}

    /** Adds a choice by the database's clock; tells how many rows were added. */
    static int save(Session session, MethodChoice choice) throws SQLException {
        long now = session.now();
        return session.update(
                "INSERT INTO method_choice (learner, metric, method, standard, tasks, trials, advantage, low, high, created, checksum)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                choice.learner(),
                choice.metric(),
                choice.method(),
                choice.standard(),
                choice.tasks(),
                choice.trials(),
                choice.advantage() + 0.0,
                choice.low() + 0.0,
                choice.high() + 0.0,
                now,
                Checksum.of(fields(choice, now)));
    }

    /** The newest that was made before. */
    static Optional<MethodChoice> find(Session session, String learner, String metric, Instant asOf)
            throws SQLException {
        return session.first(
                SELECT + "WHERE learner = ? AND metric = ? AND created < ? ORDER BY created DESC, seq DESC LIMIT 1",
                MethodChoiceTable::read,
                learner,
                metric,
                Histories.millis(asOf));
    }

    static MethodChoice read(ResultRow row) throws SQLException {
        MethodChoice choice = new MethodChoice(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.count(5),
                row.count(6),
                row.real(7),
                row.real(8),
                row.real(9));
        Checksum.check(row.whole(11), "the method chosen for " + choice.learner(), fields(choice, row.whole(10)));
        return choice;
    }

    /** Sums make -0.0, whose sign SQLite does not keep, a plain 0. */
    private static Object[] fields(MethodChoice choice, long created) {
        return new Object[] {
            choice.learner(),
            choice.metric(),
            choice.method(),
            choice.standard(),
            choice.tasks(),
            choice.trials(),
            choice.advantage() + 0.0,
            choice.low() + 0.0,
            choice.high() + 0.0,
            created
        };
    }
}
