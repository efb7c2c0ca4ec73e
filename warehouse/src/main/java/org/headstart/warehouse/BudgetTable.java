package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Duration;
import org.headstart.api.warehouse.Budget;
import org.jspecify.annotations.Nullable;

/** The table {@code budget}. */
final class BudgetTable {

    static final String SELECT = "SELECT study, trials, stop_below, until, checksum FROM budget ";

    private BudgetTable() {}

    /** A row; {@code until} is by the database's clock. */
    record Row(
            long study,
            int trials,
            @Nullable Double stopBelow,
            @Nullable Long until) {

        static Row of(ResultRow row) throws SQLException {
            Row read = new Row(row.whole(1), row.count(2), row.realOrNull(3), row.wholeOrNull(4));
            Checksum.check(row.whole(5), "the budget of study row " + read.study, read.fields());
            return read;
        }

        private @Nullable Object[] fields() {
            return new @Nullable Object[] {study, trials, stopBelow, until};
        }

        private Budget at(long now) {
            return new Budget(trials, stopBelow, until == null ? null : Duration.ofMillis(Math.max(0, until - now)));
        }
    }

    /** Tells how many rows were written. */
    static int save(Session session, long study, Budget budget) throws SQLException {
        Duration left = budget.left();
        Long until = left == null ? null : session.now() + left.toMillis();
        Row row = new Row(study, budget.trials(), TrialTable.kept(budget.stopBelow()), until);
        return session.update("""
                INSERT INTO budget (study, trials, stop_below, until, checksum) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (study) DO UPDATE SET trials = excluded.trials, stop_below = excluded.stop_below,
                    until = excluded.until, checksum = excluded.checksum""", row.study, row.trials, row.stopBelow, row.until, Checksum.of(row.fields()));
    }

    /** What was asked last, else what the study was made with. */
    static Budget find(Session session, StudyTable.Row study) throws SQLException {
        long now = session.now();
        return session.first(SELECT + "WHERE study = ?", Row::of, study.seq())
                .map(row -> row.at(now))
                .orElseGet(() -> Budget.of(study.study().settings()));
    }
}
