package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headstart.conformance.WarehouseSamples.LEASE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.Payloads;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that mean something to SQL, in every field that holds a text. {@code -Dheadstart.payloads=1000} for more of them. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class InjectionTest {

    private static final int COUNT = Integer.getInteger("headstart.payloads", 40);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    private static final String LONE = "a\ud83d";

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    private Database database;
    private Warehouse warehouse;

    @BeforeEach
    void open() throws Exception {
        String location = store.location(folder);
        if (store == Store.SQLITE) {
            Files.createDirectories(Path.of(location).getParent());
        }
        database = Database.open(HaltedLife.backend(location));
        warehouse = new SqlWarehouse(database);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** Tables, indices and their columns, as the system itself lists them. */
    private List<String> schema() {
        return database.read(this::schema);
    }

    private List<String> schema(Session session) throws SQLException {
        String query = store == Store.SQLITE
                ? "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1"
                : "SELECT table_name || ' ' || column_name || ' ' || data_type FROM information_schema.columns"
                        + " WHERE table_schema = current_schema() ORDER BY 1";
        return session.list(query, row -> row.text(1));
    }

    @Test
    void texts_thatMeanSomethingToSql_areKeptByteByByteAndTheSchemaIsAsItWas() {
        List<String> schema = schema();
        List<String> payloads = Payloads.many(COUNT, SEED);
        for (String payload : payloads) {
            keep(payload);
        }

        assertThat(warehouse.tasks()).extracting(Task::name).containsExactlyElementsOf(payloads);
        assertThat(warehouse.studies()).extracting(Study::id).containsExactlyInAnyOrderElementsOf(payloads);
        assertThat(schema()).isEqualTo(schema);
        assertThat(warehouse.verify()).isEmpty();
        System.out.printf("%s: %d payloads; seed %d%n", store, payloads.size(), SEED);
    }

    private void keep(String payload) {
        Task task = new Task(
                payload,
                payload,
                TaskType.CLASSIFICATION,
                payload,
                1,
                1,
                1,
                new MetaFeatureVector(payload, Map.of(payload, new NotApplicable(payload))));
        SearchSpace space = SearchSpace.of(new CategoricalParameter(payload, List.of(payload, "other")));
        Metric metric = new Metric(payload, Goal.MINIMIZE);
        warehouse.saveTask(task);
        Study study = warehouse.createStudy(
                payload,
                payload,
                metric,
                Map.of(payload, space),
                WarehouseSamples.settings().withData(Map.of(payload, payload)));
        Proposal proposal =
                new Proposal(payload, space.configuration(Map.of(payload, payload)), Source.SEARCH, payload);
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        warehouse.enqueue(new Trial(payload, payload, 0, plan, 0, TrialState.QUEUED, null));
        Claim claim = warehouse.claim(payload, payload, LEASE).orElseThrow();
        Outcome outcome = Outcome.without(TrialState.FAILED, 1, payload);
        warehouse.finish(claim, outcome);
        InitialWeights initial = new InitialWeights(
                payload, List.of(payload), List.of(payload), Map.of(payload, Tensor.of(List.of(1), 1)));
        StoredWeights weights = new StoredWeights(payload, payload, payload, payload, Instant.EPOCH, initial);
        warehouse.saveWeights(weights);
        MethodChoice choice = new MethodChoice(payload, payload, payload, payload, 1, 1, 0.1, 0, 0.2);
        warehouse.saveChoice(choice);

        assertThat(warehouse.task(payload)).contains(task);
        assertThat(warehouse.study(payload)).contains(study);
        assertThat(warehouse.space(payload, Instant.MAX)).contains(space);
        assertThat(claim.owner()).isEqualTo(payload);
        assertThat(warehouse.trials(payload)).singleElement().satisfies(trial -> {
            assertThat(trial.id()).isEqualTo(payload);
            assertThat(trial.plan()).isEqualTo(plan);
            assertThat(trial.outcome()).isEqualTo(outcome);
        });
        assertThat(warehouse.weights(payload)).containsExactly(weights);
        assertThat(warehouse.choice(payload, metric, Instant.MAX)).contains(choice);
    }

    /** Neither system has a form for it: one would keep a question mark, the other would break off. */
    @Test
    void text_withHalfACharacter_isRefused() {
        List<String> before = schema();

        assertThatThrownBy(() -> keep(LONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a\\ud83d'")
                .hasMessageContaining("half a character")
                .hasMessageContaining("Maybe ");
        assertThatThrownBy(() -> warehouse.study(LONE)).isInstanceOf(InvalidValueException.class);
        keep("a\ud83d\ude00");

        assertThat(warehouse.tasks()).hasSize(1);
        assertThat(schema()).isEqualTo(before);
    }
}
