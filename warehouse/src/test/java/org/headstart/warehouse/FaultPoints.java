package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.headstart.warehouse.StudyLife.Call;

/** A study's life once without any fault: where a fault can strike, and what the warehouse holds between the calls. */
record FaultPoints(List<Point> points, List<List<String>> between) {

    /**
     * A statement of a life.
     *
     * @param number its place among all, from 0
     * @param call   the place of the call that it belongs to
     * @param what   the statement
     */
    record Point(int number, int call, String what) {

        boolean isCommitted() {
            return what.equals(Interposed.COMMITTED);
        }
    }

    /** Lives on an empty warehouse. */
    static FaultPoints of(Backend backend, long seed) {
        List<Point> points = new ArrayList<>();
        List<List<String>> between = new ArrayList<>();
        Database opened = Database.open(new Interposed(backend, new Interposed.Gate() {
            @Override
            public void pass(Connection real, String what) {
                if (!between.isEmpty()) {
                    points.add(new Point(points.size(), between.size() - 1, what));
                }
            }
        }));
        try (SqlWarehouse warehouse = new SqlWarehouse(opened)) {
            between.add(snapshot(backend));
            for (Call call : new StudyLife(seed).calls()) {
                call.on(warehouse);
                between.add(snapshot(backend));
            }
        }
        return new FaultPoints(points, between);
    }

    /** What a warehouse holds, save for times. */
    static List<String> snapshot(Backend backend) {
        try (Session session = backend.session(Dialect.Transaction.READ)) {
            return session.transaction(Dialect.Transaction.READ, reading -> {
                List<String> rows = new ArrayList<>();
                for (String query : List.of(
                        "SELECT 'task ' || fingerprint FROM task ORDER BY fingerprint",
                        "SELECT 'study ' || id FROM study ORDER BY id",
                        "SELECT 'budget ' || trials FROM budget",
                        "SELECT 'orphan ' || r.number || ' ' || o.epoch || ' ' || o.owner FROM orphan o JOIN trial r ON r.seq = o.trial"
                                + " ORDER BY r.number, o.epoch",
                        "SELECT 'trial ' || number || ' ' || state || ' ' || attempt || ' ' || epoch || ' ' || coalesce(owner, '') || ' '"
                                + " || coalesce(CAST(value AS TEXT), '') FROM trial ORDER BY number")) {
                    rows.addAll(reading.list(query, row -> row.text(1)));
                }
                return rows;
            });
        } catch (SQLException e) {
            throw backend.explained(e);
        }
    }
}
