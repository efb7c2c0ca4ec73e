package org.headstart.tests.conformance;

import java.nio.file.Path;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.TrialStoreConformance;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link TrialStoreConformance} in every system that a warehouse can be kept in. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class TrialStoresConformTest extends TrialStoreConformance {

    @Parameter
    private Store store;

    @Override
    protected Warehouse open(Path folder) {
        return Providers.warehouse(store.location(folder));
    }
}
