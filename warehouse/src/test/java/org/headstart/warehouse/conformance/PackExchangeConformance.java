package org.headstart.warehouse.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headstart.conformance.WarehouseSamples.LEARNER;
import static org.headstart.conformance.WarehouseSamples.LEASE;
import static org.headstart.conformance.WarehouseSamples.SPACE;
import static org.headstart.conformance.WarehouseSamples.run;
import static org.headstart.conformance.WarehouseSamples.settings;
import static org.headstart.conformance.WarehouseSamples.study;
import static org.headstart.conformance.WarehouseSamples.task;
import static org.headstart.conformance.WarehouseSamples.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;
import org.headstart.warehouse.pack.PackWriter;
import org.headstart.warehouse.pack.SpaceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs out of a warehouse and into one. */
public abstract class PackExchangeConformance {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private Warehouse second;

    /**
     * Opens a warehouse to be tested.
     *
     * @param folder an empty folder of the test's own
     * @return a warehouse that is empty
     */
    protected abstract Warehouse open(Path folder);

    @BeforeEach
    void openWarehouses() {
        warehouse = open(folder.resolve("first"));
        second = open(folder.resolve("second"));
    }

    @AfterEach
    void closeWarehouses() {
        warehouse.close();
        second.close();
    }

    private Path packs() {
        return folder.resolve("packs");
    }

    private static History history(Warehouse from) {
        return from.history(LEARNER, SPACE, Metric.ACCURACY, "none", Instant.MAX);
    }

    private static long complete(Warehouse in) {
        return in.info().trials().getOrDefault("COMPLETE", 0L);
    }

    private static Pack pack(double... values) {
        List<Observation> observations = new ArrayList<>();
        for (double value : values) {
            observations.add(Observation.of(
                    observations.size(), "svm", WarehouseSamples.configuration(0.1 + observations.size()), value));
        }
        PackTask task = new PackTask("iris", false, MetaFeatureVector.empty(), observations, Map.of());
        return new Pack(new SpaceFile("svm", "", Metric.RMSE, SPACE, true, ""), List.of(task), 0);
    }

    @Test
    void exportTo_empty_writesNothing() {
        assertThat(warehouse.exportTo(packs())).isEmpty();
    }

    @Test
    void exportTo_trials_writesAPackThatReadsBack() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.1 + 0.2, 0.6);
        run(warehouse, study(warehouse, "s2", "wine"), 0, 0.7);

        List<Path> written = warehouse.exportTo(packs());

        Pack pack = PackReader.read(written.get(0));
        assertThat(written).hasSize(1);
        assertThat(pack.name()).isEqualTo(LEARNER);
        assertThat(pack.metric()).isEqualTo(Metric.ACCURACY);
        assertThat(pack.space()).isEqualTo(SPACE);
        assertThat(pack.train()).extracting(PackTask::name).containsExactly("iris", "wine");
        assertThat(pack.train().get(0).observations())
                .isEqualTo(history(warehouse).tasks().get(0).observations());
        assertThat(pack.train().get(0).metaFeatures().known())
                .isEqualTo(task("iris").metaFeatures().known());
        assertThat(pack.test()).isEmpty();
    }

    @Test
    void exportTo_learnersAndMetrics_getAFolderEachWithASafeName() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        Task task = task("wine");
        warehouse.saveTask(task);
        String evil = "../../../etc/pass wd\\";
        Study study = warehouse.createStudy(
                "s2", task.fingerprint(), new Metric("..", Metric.AUC.goal()), Map.of(evil, SPACE), settings());
        Proposal proposal = new Proposal(evil, WarehouseSamples.configuration(1), Source.RANDOM, "");
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        warehouse.enqueue(new Trial("t", study.id(), 0, plan, 0, TrialState.QUEUED, null));
        warehouse.finish(warehouse.claim("s2", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.5));

        List<Path> written = warehouse.exportTo(packs());

        assertThat(written).hasSize(2).allSatisfy(path -> {
            assertThat(path.normalize().getParent()).isEqualTo(packs());
            assertThat(path.getFileName().toString()).matches("[a-z0-9][a-z0-9._-]*");
        });
        assertThat(written)
                .extracting(PackReader::read)
                .extracting(Pack::name)
                .containsExactlyInAnyOrder(LEARNER, evil);
    }

    @Test
    void exportTo_tasksOfOneName_keepsThemApart() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5);
        Task twin = new Task(
                "other",
                "iris",
                task("iris").type(),
                "class",
                1,
                1,
                2,
                task("iris").metaFeatures());
        warehouse.saveTask(twin);
        run(
                warehouse,
                warehouse.createStudy("s2", "other", Metric.ACCURACY, Map.of(LEARNER, SPACE), settings()),
                0,
                0.7);

        Pack pack = PackReader.read(warehouse.exportTo(packs()).get(0));

        assertThat(pack.tasks()).extracting(PackTask::name).containsExactly("iris", "iris#2");
    }

    @Test
    void exportTo_changedSpace_leavesNoTrialBehindAndWritesNoneTwice() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5, 0.6);
        SearchSpace narrow = SearchSpace.of(new FloatParameter("C", 0.3, 1e3, Scale.LOG));
        Study study = warehouse.createStudy(
                "s2", task("iris").fingerprint(), Metric.ACCURACY, Map.of(LEARNER, narrow), settings());
        Proposal proposal = new Proposal(LEARNER, narrow.defaultConfiguration(), Source.DEFAULT, "");
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        warehouse.enqueue(new Trial("t", study.id(), 0, plan, 0, TrialState.QUEUED, null));
        warehouse.finish(warehouse.claim("s2", "a", LEASE).orElseThrow(), WarehouseSamples.complete(0.9));

        List<Pack> packs =
                warehouse.exportTo(packs()).stream().map(PackReader::read).toList();

        assertThat(packs).extracting(Pack::space).containsExactly(narrow, SPACE);
        assertThat(packs).extracting(Pack::trials).containsExactly(1, 2);
    }

    @Test
    void exportTo_failedTrials_areLeftOut() {
        Study study = study(warehouse, "s1", "iris");
        run(warehouse, study, 0, 0.5);
        warehouse.enqueue(trial(study, 1));
        warehouse.finish(
                warehouse.claim("s1", "a", LEASE).orElseThrow(), Outcome.without(TrialState.KILLED, 1, "gone"));

        assertThat(PackReader.read(warehouse.exportTo(packs()).get(0)).trials()).isEqualTo(1);
    }

    @Test
    void importFrom_exported_givesTheSameHistory() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.1 + 0.2, 0.6);
        run(warehouse, study(warehouse, "s2", "wine"), 0, 0.7);
        warehouse.exportTo(packs());

        int added = second.importFrom(packs());

        assertThat(added).isEqualTo(3);
        assertThat(history(second).tasks())
                .extracting(PastTask::observations)
                .isEqualTo(history(warehouse).tasks().stream()
                        .map(PastTask::observations)
                        .toList());
        assertThat(second.tasks())
                .extracting(Task::fingerprint)
                .containsExactly("fingerprint-iris", "fingerprint-wine");
        assertThat(second.tasks().get(0).metaFeatures().extractor()).isEqualTo("headstart 1");
        assertThat(second.tasks().get(0).metaFeatures().known())
                .isEqualTo(task("iris").metaFeatures().known());
        assertThat(second.verify()).isEmpty();
    }

    @Test
    void importFrom_twice_addsNothing() {
        PackWriter.write(pack(0.5, 0.6), packs(), true);

        assertThat(warehouse.importFrom(packs())).isEqualTo(2);
        assertThat(warehouse.importFrom(packs())).isZero();
        assertThat(complete(warehouse)).isEqualTo(2);
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void importFrom_itsOwnExport_addsNothing() {
        run(warehouse, study(warehouse, "s1", "iris"), 0, 0.5, 0.6);
        warehouse.exportTo(packs());

        assertThat(warehouse.importFrom(packs())).isZero();
        assertThat(warehouse.studies()).hasSize(1);
    }

    @Test
    void importFrom_packThatHasGrown_addsWhatIsNew() {
        PackWriter.write(pack(0.5), packs(), false);
        warehouse.importFrom(packs());
        PackWriter.write(pack(0.5, 0.6, 0.7), packs(), false);

        assertThat(warehouse.importFrom(packs())).isEqualTo(2);
        assertThat(complete(warehouse)).isEqualTo(3);
    }

    @Test
    void importFrom_negativeZeroTwice_addsNothing() {
        PackWriter.write(pack(-0.0), packs(), false);

        assertThat(warehouse.importFrom(packs())).isEqualTo(1);
        assertThat(warehouse.importFrom(packs())).isZero();
    }

    @Test
    void importFrom_equalRows_areAllKept() {
        Pack one = pack(0.5);
        PackTask task = one.tasks().get(0);
        Observation row = task.observations().get(0);
        PackTask twice = new PackTask("iris", false, task.metaFeatures(), List.of(row, row), Map.of());
        PackWriter.write(new Pack(one.description(), List.of(twice), 0), packs(), false);

        assertThat(warehouse.importFrom(packs())).isEqualTo(2);
        assertThat(warehouse.importFrom(packs())).isZero();
    }

    @Test
    void importFrom_foreignPack_becomesTasksAndStudies() {
        PackWriter.write(pack(0.5, 0.6), packs(), false);
        warehouse.importFrom(packs());

        assertThat(warehouse.tasks()).hasSize(1).allSatisfy(task -> {
            assertThat(task.name()).isEqualTo("iris");
            assertThat(task.fingerprint()).isEqualTo("pack:svm:iris");
            assertThat(task.type().name()).isEqualTo("REGRESSION");
        });
        assertThat(warehouse.studies()).hasSize(1).allSatisfy(study -> {
            assertThat(study.metric()).isEqualTo(Metric.RMSE);
            assertThat(study.spaces()).isEqualTo(Map.of("svm", SPACE));
            assertThat(warehouse.trials(study.id())).extracting(Trial::value).containsExactly(0.5, 0.6);
        });
    }

    @Test
    void importFrom_folderOfPacks_readsThemAll() {
        PackWriter.write(pack(0.5), packs().resolve("a"), false);
        Pack other = new Pack(
                new SpaceFile("tree", "", Metric.RMSE, SPACE, true, ""),
                pack(0.5, 0.6).tasks(),
                0);
        PackWriter.write(other, packs().resolve("deeper").resolve("b"), false);

        assertThat(warehouse.importFrom(packs())).isEqualTo(3);
    }

    @Test
    void importFrom_folderWithoutPacks_isRefused() throws IOException {
        Files.createDirectories(packs());

        assertThatThrownBy(() -> warehouse.importFrom(packs()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("packs");
        assertThatThrownBy(() -> warehouse.importFrom(packs().resolve("missing")))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void importFrom_malformedPack_addsNothingOfIt() throws IOException {
        PackWriter.write(pack(0.5, 0.6), packs(), false);
        Path trials = packs().resolve("trials.csv");
        Files.writeString(trials, Files.readString(trials) + "iris,poly,abc,3,0.5\n");

        assertThatThrownBy(() -> warehouse.importFrom(packs()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("trials.csv")
                .hasMessageContaining("line 4")
                .hasMessageContaining("'abc'");
        assertThat(warehouse.tasks()).isEmpty();
    }

    @Test
    void importFrom_exportedAgain_isByteEqual() throws IOException {
        PackWriter.write(pack(0.5, 1.0 / 3, 0, 1e300), packs(), false);
        warehouse.importFrom(packs());
        Path first = warehouse.exportTo(folder.resolve("out1")).get(0);
        second.importFrom(first);

        Path again = second.exportTo(folder.resolve("out2")).get(0);

        for (String name : List.of("space.json", "tasks.csv", "trials.csv", "identities.csv")) {
            assertThat(again.resolve(name)).hasSameTextualContentAs(first.resolve(name));
        }
        assertThat(Files.readString(first.resolve("trials.csv")))
                .isEqualTo(Files.readString(packs().resolve("trials.csv")));
    }
}
