package org.headstart.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** A real system, of which a test changes a part. */
abstract class BackendOver implements Backend {

    final Backend real;

    BackendOver(Backend real) {
        this.real = real;
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public Connection connect(Dialect.Transaction purpose) throws SQLException {
        return real.connect(purpose);
    }

    @Override
    public String location() {
        return real.location();
    }

    @Override
    public int readers() {
        return real.readers();
    }

    @Override
    public boolean isPassing(SQLException e) {
        return real.isPassing(e);
    }

    @Override
    public Fault fault(SQLException e) {
        return real.fault(e);
    }

    @Override
    public @Nullable WarehouseException damage(Session session) throws SQLException {
        return real.damage(session);
    }

    @Override
    public WarehouseException explained(SQLException e) {
        return real.explained(e);
    }

    @Override
    public void requireRoom() {
        real.requireRoom();
    }

    @Override
    public long bytes(Session session) throws SQLException {
        return real.bytes(session);
    }

    @Override
    public void backup(Path file) {
        real.backup(file);
    }
}
