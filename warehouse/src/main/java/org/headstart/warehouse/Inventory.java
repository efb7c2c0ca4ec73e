package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.warehouse.Warehouse;

/** How much there is. */
final class Inventory {

    private Inventory() {}

    static Warehouse.Info of(Session session, Backend backend) throws SQLException {
        Map<String, Long> byState = new LinkedHashMap<>();
        session.forEach(
                "SELECT state, count(*) FROM trial GROUP BY state ORDER BY state",
                row -> byState.put(row.text(1), row.whole(2)));
        return new Warehouse.Info(
                backend.location(),
                session.dialect().version(session),
                session.number("SELECT count(*) FROM task"),
                session.number("SELECT count(*) FROM study"),
                byState,
                session.number("SELECT count(*) FROM weights"),
                backend.bytes(session));
    }
}
