package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A past that is longer than may be read is read in part. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class LongHistoryTest {

    private static final int LONG = 700;

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    private Database database() {
        String location = store.location(folder);
        if (store == Store.POSTGRESQL) {
            return Database.open(new PostgresServer(PostgresAddress.parse(location), Map.of()));
        }
        Path file = Path.of(location);
        assertThat(file.getParent().toFile().mkdirs()).isTrue();
        return Database.open(new SqliteFile(file, 0));
    }

    private static List<Integer> numbers(History history, String task) {
        return history.tasks().stream()
                .filter(past -> past.task().name().equals(task))
                .map(PastTask::observations)
                .flatMap(List::stream)
                .map(Observation::number)
                .toList();
    }

    @Test
    void history_moreThanMayBeRead_isPartOfTheLongestTaskInOrder() {
        int most = 605;
        try (Warehouse warehouse = new SqlWarehouse(database(), most)) {
            Study brief = WarehouseSamples.study(warehouse, "brief", "iris");
            Study extended = WarehouseSamples.study(warehouse, "extended", "glass");
            for (int i = 0; i < 5; i++) {
                WarehouseSamples.run(warehouse, brief, i, 0.1);
            }
            for (int i = 0; i < LONG; i++) {
                WarehouseSamples.run(warehouse, extended, i, i == 77 ? 0.9 : 0.1 + 1e-4 * (i % 7));
            }

            String learner = extended.spaces().keySet().iterator().next();
            History history =
                    warehouse.history(learner, extended.spaces().get(learner), Metric.ACCURACY, "none", Instant.MAX);

            assertThat(numbers(history, "iris")).containsExactly(0, 1, 2, 3, 4);
            assertThat(numbers(history, "glass"))
                    .hasSize(most - 5)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .contains(77);
        }
    }
}
