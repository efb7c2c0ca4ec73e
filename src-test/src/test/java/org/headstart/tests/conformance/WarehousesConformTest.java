package org.headstart.tests.conformance;

import java.nio.file.Path;
import java.util.Optional;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseConformance;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link WarehouseConformance} in every system that a warehouse can be kept in. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class WarehousesConformTest extends WarehouseConformance {

    @Parameter
    private Store store;

    @Override
    protected Warehouse open(Path folder) {
        return Providers.warehouse(store.location(folder));
    }

    @Override
    protected Optional<Warehouse> openBackup(Path file) {
        return store == Store.SQLITE ? Optional.of(Providers.warehouse(file.toString())) : Optional.empty();
    }
}
