package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining a study, also too late or with the wrong table. */
class WorkerCommandTest {

    @TempDir
    private Path folder;

    private String warehouse = "";
    private Path table = Path.of("");

    @BeforeEach
    void place() throws IOException {
        warehouse = folder.resolve("w.db").toString();
        table = Files.copy(BundledTables.file("iris"), folder.resolve("table.csv"));
    }

    private JsonNode tune(String into, int trials) {
        Run run = Run.of(
                "tune",
                table.toString(),
                "--learner",
                "tribuo:CART",
                "--optimizer",
                "random",
                "--trials",
                Integer.toString(trials),
                "--in-jvm",
                "--json",
                "--warehouse",
                into);
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    /** A study with three trials that shall have more. */
    private String unfinished(Budget budget) {
        String study = tune(warehouse, 3).get("study").asText();
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            opened.saveBudget(study, budget);
        }
        return study;
    }

    private Run worker(String study, String... options) {
        List<String> line = new ArrayList<>(List.of("worker", study, "--in-jvm", "--warehouse", warehouse));
        line.addAll(List.of(options));
        return Run.of(line.toArray(String[]::new));
    }

    private static List<JsonNode> configurations(JsonNode document) {
        List<JsonNode> configurations = new ArrayList<>();
        document.get("trials").forEach(trial -> configurations.add(trial.get("configuration")));
        return configurations;
    }

    @Test
    void worker_unfinishedStudy_runsTheRestAsTuneWouldHave() {
        String study = unfinished(new Budget(8, null, null));

        Run run = worker(study, "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("ran")).extracting(JsonNode::asInt).containsExactly(3, 4, 5, 6, 7);
        JsonNode whole = tune(folder.resolve("whole.db").toString(), 8);
        assertThat(configurations(run.json())).isEqualTo(configurations(whole));
        assertThat(run.json().get("best").get("value"))
                .isEqualTo(whole.get("best").get("value"));
    }

    @Test
    void worker_unfinishedStudy_printsItsOwnTrialsAndHowTheStudyStands() {
        String study = unfinished(new Budget(5, null, null));

        Run run = worker(study.substring(0, study.length() - 3), "--workers", "2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^ +3  tribuo:CART")
                .containsPattern("(?m)^ +4  tribuo:CART")
                .doesNotContainPattern("(?m)^ +2  tribuo:CART")
                .contains("ran here  2 of the study's 5 trials that have ended")
                .contains("best      accuracy ")
                .contains("study     " + study);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void worker_doneStudy_saysSoAndHowToGoOn() {
        String study = tune(warehouse, 3).get("study").asText();

        Run run = worker(study);
        Run json = worker(study, "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("'" + study + "' is done: all its 3 trials have ended")
                .contains("headstart resume " + study + " --warehouse " + warehouse + " --trials 6");
        assertThat(json.code()).isZero();
        assertThat(json.json().get("ran")).isEmpty();
    }

    @Test
    void worker_timeIsUp_saysSoAndRunsNothing() throws InterruptedException {
        String study = unfinished(new Budget(8, null, Duration.ofMillis(1)));
        Thread.sleep(20);

        Run run = worker(study);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("The time of study '" + study + "' is up after 3 of 8 trials");
    }

    @Test
    void worker_unknownStudy_isRefused() {
        tune(warehouse, 1);

        Run run = worker("no-such-study");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("no study 'no-such-study'; it has 1.").contains("Maybe");
    }

    @Test
    void worker_changedTable_isRefusedBeforeAnythingIsStored() throws IOException {
        String study = unfinished(new Budget(8, null, null));
        Files.writeString(table, Files.readString(table) + "5.1,3.5,1.4,0.3,setosa\n");

        Run run = worker(study);

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("Study '" + study + "' is about a table with the fingerprint")
                .contains("Maybe");
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.tasks()).hasSize(1);
            assertThat(opened.trials(study)).hasSize(3);
        }
    }

    @Test
    void worker_tableElsewhere_isFoundByData() throws IOException {
        String study = unfinished(new Budget(4, null, null));
        Path moved = Files.move(table, folder.resolve("moved.csv"));

        Run lost = worker(study);
        Run found = worker(study, "--data", moved.toString());

        assertThat(lost.code()).isEqualTo(ExitCode.FAILED);
        assertThat(lost.err()).contains("there is no such file here").contains("--data");
        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out()).contains("ran here  1 of the study's 4");
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            assertThat(opened.tasks()).extracting(Task::name).containsExactly("table");
        }
    }

    @Test
    void resume_withoutTrials_goesAsFarAsWasAskedLast() {
        String study = unfinished(new Budget(6, null, null));

        Run run = Run.of("resume", study, "--in-jvm", "--json", "--warehouse", warehouse);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("trials")).hasSize(6);
    }
}
