package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headstart.api.trial.Claim;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every statement that finds trials one at a time does so through an index, however many there are: no scan of a table, no sort of one. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class PlansTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    private Backend backend() {
        String location = store.location(folder);
        if (store == Store.POSTGRESQL) {
            return new PostgresServer(PostgresAddress.parse(location), Map.of());
        }
        Path file = Path.of(location);
        assertThat(file.getParent().toFile().mkdirs()).isTrue();
        return new SqliteFile(file, 0);
    }

    /** All that is prepared during the whole life of trials, in a warehouse that is opened anew: nothing has been prepared before. */
    private List<String> plans() throws SQLException {
        Backend backend = backend();
        Explaining explaining = new Explaining(backend);
        try (Warehouse warehouse = new SqlWarehouse(Database.open(backend))) {
            WarehouseSamples.study(warehouse, "s", "iris");
        }
        try (Warehouse warehouse = new SqlWarehouse(Database.open(explaining))) {
            Study study = warehouse.study("s").orElseThrow();
            explaining.begin();
            warehouse.enqueue(WarehouseSamples.trial(study, 2));
            Claim claim = warehouse.claim("s", "a", MOMENT).orElseThrow();
            warehouse.renew(claim, MOMENT);
            while (warehouse.expire("s").isEmpty()) {
                Thread.onSpinWait();
            }
            warehouse.release(warehouse.claim("s", "a", WarehouseSamples.LEASE).orElseThrow());
            WarehouseSamples.run(warehouse, study, 3, 0.7);
            assertThatThrownBy(() -> warehouse.finish(claim, WarehouseSamples.complete(0.5)))
                    .isInstanceOf(LeaseLostException.class);
            return explaining.plans();
        }
    }

    private static String of(List<String> plans, String part) {
        return plans.stream().filter(plan -> plan.contains(part)).findFirst().orElseThrow();
    }

    @Test
    void statements_ofATrialsLife_useAnIndex() throws SQLException {
        List<String> plans = plans();

        assertThat(plans).hasSizeGreaterThan(10);
        assertThat(plans).allSatisfy(plan -> assertThat(plan.replace("SCAN CONSTANT ROW", ""))
                .doesNotContain("Seq Scan")
                .doesNotContain("SCAN "));
        assertThat(of(plans, "ORDER BY r.number LIMIT 1"))
                .contains("trial_queued")
                .doesNotContain("TEMP B-TREE", "Sort");
        assertThat(of(plans, "ORDER BY r.lease_until"))
                .contains("trial_running")
                .doesNotContain("TEMP B-TREE", "Sort");
    }
}
