package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.headstart.api.Providers;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are ended half-way, by Ctrl-C and by a crash, and what is there when the user comes back. */
class InterruptedTest {

    private static final Pattern ENDED = Pattern.compile("(?m)^ *\\d+  tribuo:CART .* complete ");

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void place() {
        assumeTrue(Launched.isPossible(), "there is no setsid or kill");
        warehouse = folder.resolve("w.db").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void tune_atASignal_keepsTheStudyAndGoesOnAsIfNothingHadHappened(String signal)
            throws IOException, InterruptedException {
        String[] tune = {
            "tune",
            "iris",
            "--learner",
            "tribuo:CART",
            "--trials",
            "40",
            "--optimizer",
            "random",
            "--warehouse",
            warehouse
        };
        String study;
        try (Launched launched = new Launched(folder, tune)) {
            launched.awaitOut(out -> ENDED.matcher(out).results().count() >= 3);
            launched.signal(signal);

            assertThat(launched.await()).as(launched.err()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(launched.out()).contains("best      accuracy ");
            assertThat(launched.err()).contains("interrupted; resume with: headstart resume iris-");
            study = onlyStudy().id();
        }
        int before = ended(study).size();
        Run resumed = Run.of("resume", study, "--warehouse", warehouse, "--in-jvm");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(before).isBetween(3, 39);
        assertThat(ended(study))
                .hasSize(40)
                .extracting(Trial::state)
                .containsOnly(TrialState.COMPLETE, TrialState.PRUNED);
        assertThat(configurations(ended(study))).isEqualTo(uninterrupted());
    }

    @Test
    void worker_afterTuneIsKilled_completesTheStudyAsIfNothingHadHappened() throws IOException, InterruptedException {
        String[] tune = {
            "tune",
            "iris",
            "--learner",
            "tribuo:CART",
            "--trials",
            "40",
            "--optimizer",
            "random",
            "--warehouse",
            warehouse
        };
        try (Launched launched = new Launched(folder, tune)) {
            launched.awaitOut(out -> ENDED.matcher(out).results().count() >= 3);
            launched.signal("KILL");
            launched.await();
        }
        String study = onlyStudy().id();
        try (Launched worker = new Launched(folder, "worker", study, "--workers", "2", "--warehouse", warehouse)) {
            assertThat(worker.await()).as(worker.err()).isZero();
            assertThat(ENDED.matcher(worker.out()).results()).isNotEmpty();
            assertThat(worker.out()).contains("of the study's 40 trials that have ended");
        }
        assertThat(configurations(ended(study))).isEqualTo(uninterrupted());
    }

    @Test
    void collect_afterKill9_losesNothingAndRepeatsNothing() throws IOException, InterruptedException {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(
                    tables.resolve(name + ".csv"),
                    Files.readString(BundledTables.file("iris")) + "5.0,3.0,1.5,0." + name.hashCode() % 10
                            + ",setosa\n");
        }
        String[] collect = {
            "collect",
            tables.toString(),
            "--learner",
            "tribuo:CART,tribuo:KNN",
            "--configs",
            "6",
            "--folds",
            "3",
            "--warehouse",
            warehouse
        };
        List<Trial> durable;
        try (Launched launched = new Launched(folder, collect)) {
            launched.awaitOut(out -> out.contains("[1/3] a tribuo:KNN"));
            launched.signal("KILL");
            launched.await();
            durable = allEnded();
        }
        assertThat(durable).hasSizeBetween(12, 35);

        try (Launched again = new Launched(folder, collect)) {
            assertThat(again.await()).as(again.out() + again.err()).isZero();
            assertThat(again.out()).contains("6 studies complete");
        }
        assertThat(allEnded()).hasSize(36).containsAll(durable).allMatch(trial -> trial.value() != null);

        Run third = Run.of(collect);
        assertThat(third.code()).isZero();
        assertThat(third.out()).contains("6 studies complete (6 were before)");
        assertThat(allEnded()).hasSize(36);
    }

    private List<JsonNode> uninterrupted() {
        Run whole = Run.of(
                "tune",
                "iris",
                "--learner",
                "tribuo:CART",
                "--trials",
                "40",
                "--optimizer",
                "random",
                "--in-jvm",
                "--json",
                "--warehouse",
                folder.resolve("whole.db").toString());
        List<JsonNode> configurations = new ArrayList<>();
        whole.json().get("trials").forEach(trial -> configurations.add(trial.get("configuration")));
        return configurations;
    }

    private static List<JsonNode> configurations(List<Trial> trials) {
        return trials.stream()
                .map(trial -> {
                    StringWriter text = new StringWriter();
                    Json.print(
                            new PrintWriter(text, true),
                            trial.proposal().configuration().values());
                    return Run.json(text.toString());
                })
                .toList();
    }

    private Study onlyStudy() {
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.studies()).hasSize(1);
            return opened.studies().get(0);
        }
    }

    private List<Trial> ended(String study) {
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            return opened.trials(study).stream()
                    .filter(trial -> trial.state().isEnd())
                    .toList();
        }
    }

    private List<Trial> allEnded() {
        List<Trial> all = new ArrayList<>();
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            for (Study study : opened.studies()) {
                opened.trials(study.id()).stream()
                        .filter(trial -> trial.state().isEnd())
                        .forEach(all::add);
            }
        }
        return all;
    }
}
