package org.headstart.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.api.warehouse.WarehouseProvider;

/**
 * Opens warehouses in a PostgreSQL database, which must be there: {@code jdbc:postgresql://host[:port]/database[?name=value&...]}. User and
 * password come from the environment ({@code PGUSER}, {@code PGPASSWORD}) or from {@code ~/.pgpass}; a location never holds a password, and
 * never reaches the driver as text.
 */
public final class PostgresWarehouseProvider implements WarehouseProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public PostgresWarehouseProvider() {}

    @Override
    public boolean accepts(String location) {
        return PostgresAddress.isMeant(location);
    }

    @Override
    public boolean exists(String location) {
        Backend backend = server(location);
        try (Session session = Database.connect(backend, Dialect.Transaction.READ)) {
            return session.dialect().version(session) > 0;
        } catch (SQLException e) {
            throw backend.explained(e);
        }
    }

    @Override
    public Warehouse open(String location) {
        return new SqlWarehouse(Database.open(server(location)));
    }

    @Override
    public Repair repair(String location, Path copy) {
        throw new WarehouseException(
                "Only a warehouse in a SQLite file can be repaired, but '"
                        + server(location).location() + "' is a PostgreSQL database.",
                "`pg_amcheck` says what is damaged, and `pg_dump` copies what can be read.");
    }

    private static Backend server(String location) {
        return new PostgresServer(PostgresAddress.parse(location), System.getenv());
    }
}
