package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.learner.TunedModel;
import org.headstart.api.run.Scoring;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command on real learners and a real warehouse. */
class CommandTest {

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void place() {
        warehouse = folder.resolve("a warehouse.db").toString();
    }

    @Test
    void tune_ofTheBundledTable_printsTrialsIncumbentDefaultAndStudy() {
        Run run = tune("--trials", "6");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.matches(" *\\d+  tribuo:CART .*")))
                .hasSize(6);
        assertThat(run.out())
                .contains("best      accuracy 0.9")
                .contains("default   accuracy 0.9")
                .containsPattern("trials    \\d complete")
                .containsPattern("study     iris-\\S+ in \\Q" + warehouse + "\\E")
                .containsPattern("go on     headstart resume iris-\\S+ --warehouse '.*' --trials 12");
    }

    @Test
    void tune_withJson_printsOneDocumentAndNothingElse() {
        Run run = tune("--trials", "3", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.get("trials")).hasSize(3);
        assertThat(json.get("trials").get(0).get("source").asText()).isEqualTo("default");
        assertThat(json.get("task").get("rows").asInt()).isEqualTo(150);
        assertThat(json.get("task").get("fingerprint").asText()).hasSize(64);
        assertThat(json.get("best").get("value").asDouble()).isBetween(0.9, 1.0);
        assertThat(run.err()).contains("tribuo:CART");
    }

    @Test
    void tune_byTwoObjectivesUnderAConstraint_showsTheFrontAndGoesOnInIt() {
        Run run = tune("--trials", "6", "--metric", "accuracy,seconds", "--constraint", "auc>=0.5");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("trial +learner +source +accuracy +seconds +auc +in all +state")
                .containsPattern("front     \\d of 6 trials: no other is better in one of accuracy, seconds")
                .containsPattern("          accuracy 0\\.9\\d+  seconds \\S+  trial \\d, tribuo:CART")
                .containsPattern("feasible  \\d of \\d complete trials keep to auc>=0.5");
        String study = run.out().replaceAll("(?s).*study     (\\S+) in.*", "$1");
        JsonNode json = Run.of("resume", study, "--trials", "9", "--json", "--in-jvm", "--warehouse", warehouse)
                .json();
        assertThat(json.get("objectives")).hasSize(2);
        assertThat(json.get("constraints").get(0).asText()).isEqualTo("auc>=0.5");
        assertThat(json.get("trials")).hasSize(9);
        assertThat(json.get("trials").get(0).get("measures").fieldNames())
                .toIterable()
                .contains("accuracy", "log_loss", "seconds");
        assertThat(json.get("front").get(0).get("trial"))
                .isEqualTo(json.get("best").get("trial"));
        assertThat(json.get("front").get(0).get("values").fieldNames())
                .toIterable()
                .containsExactly("accuracy", "seconds");
    }

    @Test
    void tune_underAConstraintThatNothingKeepsTo_warnsAndShowsTheNearest() {
        Run run = tune("--trials", "3", "--constraint", "seconds<=0");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning: No trial keeps to all constraints");
        assertThat(run.out())
                .contains("best      accuracy")
                .contains("feasible  0 of 3 complete trials keep to seconds<=0; the best violates it least");
    }

    @Test
    void tune_underAMalformedConstraint_saysWhatItMustBe() {
        Run run = tune("--trials", "3", "--constraint", "seconds<2");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("'seconds<2'").contains("Maybe you meant 'seconds<=2'");
    }

    @Test
    void tune_withAModelFile_writesTheWinner() {
        Path model = folder.resolve("winner.model");

        assertThat(tune("--trials", "2", "--model", model.toString()).out()).contains("model     " + model);
        assertThat(model).isNotEmptyFile();
    }

    @Test
    void tune_withAnEnsemble_printsItsHonestScoreAndWritesOneFile() throws IOException {
        Path model = folder.resolve("all.model");

        Run run = tune("--trials", "4", "--ensemble", "3", "--model", model.toString());

        assertThat(run.out())
                .containsPattern("ensemble  accuracy 0\\.9\\d+ on folds that it was not made on")
                .containsPattern("trial \\d \\d+ %")
                .contains("4 trials were run once more")
                .contains("model     " + model);
        Dataset iris = Providers.read(BundledTables.file("iris"), ReadOptions.defaults())
                .dataset();
        TunedModel loaded = Headstart.loadModel(model);
        assertThat(loaded.layout().classes()).isEqualTo(iris.classes());
        assertThat(Scoring.score(Metric.ACCURACY, iris.target(), loaded.predict(iris)))
                .isGreaterThan(0.9);
        JsonNode json = tune("--trials", "4", "--stack", "tribuo:LibLinear", "--json")
                .json()
                .get("ensemble");
        assertThat(json.get("stacker").asText()).isEqualTo("tribuo:LibLinear");
        assertThat(json.get("members")).hasSize(4);
        assertThat(json.get("value").asDouble()).isBetween(0.8, 1.0);
    }

    @Test
    void predict_rowsWithoutTarget_givesALineEach() throws IOException {
        Path model = folder.resolve("all.model");
        tune("--trials", "3", "--ensemble", "2", "--model", model.toString());
        List<String> iris = Files.readAllLines(BundledTables.file("iris"));
        List<String> rows = iris.stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
        Path fresh = Files.write(folder.resolve("fresh.csv"), rows);

        Run run = Run.of("predict", model.toString(), fresh.toString());

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(iris.size());
        assertThat(lines.get(0)).matches("\\w+,p\\(.*\\),p\\(.*\\),p\\(.*\\)");
        long right = IntStream.range(1, lines.size())
                .filter(i -> lines.get(i)
                        .startsWith(iris.get(i).substring(iris.get(i).lastIndexOf(',') + 1)))
                .count();
        assertThat(right).isGreaterThan(135);
        Path out = folder.resolve("predictions.csv");
        assertThat(Run.of("predict", model.toString(), fresh.toString(), "--out", out.toString())
                        .out())
                .isEmpty();
        assertThat(out).hasContent(run.out().stripTrailing());
    }

    @Test
    void predict_byAModelOfALibrary_saysWhatIsWrong() {
        Path model = folder.resolve("winner.model");
        tune("--trials", "1", "--model", model.toString());

        Run run = Run.of("predict", model.toString(), "iris");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("cannot be read as an ensemble").contains("Maybe it is a single model");
    }

    @Test
    void tune_stackedByALearnerThatDoesNotFit_saysWhy() {
        assertThat(tune("--trials", "2", "--stack", "tribuo:LibLinearRegression")
                        .err())
                .contains("tribuo:LibLinearRegression cannot be trained on the predictions of other learners");
    }

    @Test
    void tune_withAnUnknownOptimizer_storesNoStudy() {
        Run run = tune("--optimizer", "magic");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("There is no 'magic' among the ")
                .contains(" optimizers: 'asha', 'auto'")
                .doesNotContain("Provider");
        assertThat(Path.of(warehouse)).doesNotExist();
    }

    @Test
    void tune_byParts_showsEachTrialsEffortAndWhatAllCost() {
        String[] parts = {"--optimizer", "asha", "--fidelity", "folds", "--eta", "2", "--trials", "7"};
        Run table = tune(parts);
        JsonNode json = tune(concat(List.of(parts), "--json")).json();

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("effort")
                .contains("  20 %  ")
                .containsPattern("together \\d\\.\\d full evaluations");
        double cost = 0;
        for (JsonNode trial : json.get("trials")) {
            JsonNode fidelity = trial.get("fidelity");
            cost += fidelity.get("share").asDouble();
            assertThat(fidelity.get("folds").asInt() / 5.0)
                    .isEqualTo(fidelity.get("share").asDouble());
        }
        assertThat(json.get("fullEvaluations").asDouble())
                .isCloseTo(cost, within(1e-9))
                .isLessThan(7);
        JsonNode best = json.get("trials").get(json.get("best").get("trial").asInt());
        assertThat(best.get("fidelity").get("share").asDouble()).isEqualTo(1);
        assertThat(tune("--trials", "2").out()).doesNotContain("effort").doesNotContain("together");
    }

    @Test
    void tune_partsThatCannotBe_saysWhyAndStoresNoStudy() {
        assertThat(tune("--fidelity", "rows").err())
                .contains("'auto' evaluates everything in full; asha, hyperband do not");
        assertThat(tune("--optimizer", "asha", "--fidelity", "iterations").err())
                .contains("tribuo:CART has no iterations")
                .contains("Maybe ");
        assertThat(tune("--optimizer", "asha", "--eta", "1").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(warehouse("info", "--json").json().get("studies").asInt()).isZero();
    }

    @Test
    void tune_withAnUnknownMetric_namesThoseThereAre() {
        assertThat(tune("--metric", "acuracy").err())
                .contains("'balanced_accuracy'")
                .contains("Maybe you meant 'accuracy'");
        assertThat(tune("--metric", "rmse").err()).contains("for a classification task");
    }

    @Test
    void tune_ofAColumnOfTexts_warnsAndGoesOnOrSaysWhyNot() throws IOException {
        StringBuilder rows = new StringBuilder("review,stars,class\n");
        for (int i = 0; i < 60; i++) {
            rows.append("\"a long review, number ")
                    .append(i)
                    .append("\",")
                    .append(i % 5)
                    .append(i % 2 == 0 ? ",y\n" : ",n\n");
        }
        Path file = Files.writeString(folder.resolve("texts.csv"), rows);

        Run run = Run.of(
                "tune",
                file.toString(),
                "--learner",
                "tribuo:CART",
                "--trials",
                "2",
                "--in-jvm",
                "--warehouse",
                warehouse);

        assertThat(run.err()).contains("review");
    }

    @Test
    void tune_ofClassesWrittenAsNumbers_warnsBeforeTheFirstTrialUnlessTheTypeIsNamed() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i).append(',').append(1 + i / 20).append('\n');
        }
        String file = Files.writeString(folder.resolve("kinds.csv"), rows).toString();
        String[] job = {"tune", file, "--learner", "tribuo:CART", "--trials", "1", "--in-jvm", "--warehouse", warehouse
        };

        Run guessed = Run.of(job);
        Run named = Run.of(concat(List.of(job), "--type", "classification"));

        assertThat(guessed.err())
                .contains("warning: The target 'kind' is numeric with 3 whole values (1, 2, 3)")
                .contains("--type classification");
        assertThat(guessed.out()).contains("rmse");
        assertThat(named.err()).isEmpty();
        assertThat(named.out()).contains("accuracy");
    }

    @Test
    void resume_withMoreTrials_goesOnInTheSameStudy() {
        String study = tune("--trials", "3", "--json").json().get("study").asText();

        Run run = Run.of("resume", study, "--trials", "5", "--in-jvm", "--json", "--warehouse", warehouse);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("study").asText()).isEqualTo(study);
        assertThat(run.json().get("trials")).hasSize(5);
        assertThat(warehouse("info", "--json").json().get("studies").asInt()).isEqualTo(1);
    }

    @Test
    void resume_ofAnUnknownStudy_saysSo() {
        Run run = Run.of("resume", "no-such-study", "--warehouse", warehouse);

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("no study 'no-such-study'");
    }

    @Test
    void recommend_withoutAWarehouse_saysSoInTheGuardAndMakesNone() {
        JsonNode json = Run.of("recommend", "iris", "--learner", "tribuo:CART", "--json", "--warehouse", warehouse)
                .json();

        assertThat(json.get("candidates")).isEmpty();
        assertThat(json.get("guard").asText()).contains("no warehouse at").contains(warehouse);
        assertThat(Path.of(warehouse)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warehouse info",
                "warehouse tasks",
                "warehouse clusters",
                "warehouse verify",
                "warehouse backup copy.db",
                "warehouse export out",
                "learn",
                "importance --learner weka:J48",
                "resume 1234",
                "worker 1234"
            })
    void reading_whereThereIsNoWarehouse_saysSoAndMakesNone(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--warehouse", warehouse));
        Run run = Run.of(words.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no warehouse at '" + warehouse + "'").contains("Maybe");
        assertThat(Path.of(warehouse)).doesNotExist();
    }

    @Test
    void recommend_withoutHistory_saysSoInTheGuard() {
        Providers.warehouse(warehouse).close();
        JsonNode json = Run.of("recommend", "iris", "--learner", "tribuo:CART", "--json", "--warehouse", warehouse)
                .json();

        assertThat(json.fieldNames()).toIterable().containsExactly("task", "candidates", "guard");
        assertThat(json.get("candidates")).isEmpty();
        assertThat(json.get("guard").asText()).isNotBlank();
    }

    @Test
    void recommend_afterCollect_namesCandidatesAndThePastTasksThatSpeakForThem() throws IOException {
        collect(8);

        Run run = Run.of(
                "recommend", "iris", "--learner", "tribuo:CART", "--top", "3", "--json", "--warehouse", warehouse);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("candidates")).hasSize(3);
        JsonNode first = run.json().get("candidates").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "learner", "configuration", "expected", "interval", "worseThanDefault", "source", "why");
        assertThat(first.get("why")).isNotEmpty();
        Run table = Run.of("recommend", "iris", "--learner", "tribuo:CART", "--warehouse", warehouse);
        assertThat(table.code()).isZero();
        assertThat(table.out()).contains("tribuo:CART").contains("portfolio 1 ").contains("guard: ");
    }

    @Test
    void recommend_aShortList_holdsTheDefaultWhereItWouldBeTried() throws IOException {
        collect(8);

        JsonNode candidates = Run.of(
                        "recommend",
                        "iris",
                        "--learner",
                        "tribuo:CART",
                        "--top",
                        "4",
                        "--json",
                        "--warehouse",
                        warehouse)
                .json()
                .get("candidates");
        JsonNode tried = tune("--trials", "4", "--json").json().get("trials");

        assertThat(candidates).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(candidates.get(i).get("configuration"))
                    .as("%d", i)
                    .isEqualTo(tried.get(i).get("configuration"));
        }
        assertThat(candidates.findValuesAsText("source")).containsOnlyOnce("default");
    }

    @Test
    void tune_afterCollect_startsFromHistoryUnlessToldNotTo() throws IOException {
        collect(8);

        JsonNode warm = tune("--trials", "4", "--json").json();
        assertThat(warm.get("transfer").get("tasks")).isNotEmpty();
        assertThat(warm.get("transfer").get("weights"))
                .hasSameSizeAs(warm.get("transfer").get("tasks"));
        assertThat(warm.get("trials").findValuesAsText("source")).containsAnyOf("portfolio", "transfer");

        JsonNode cold = tune("--trials", "4", "--no-transfer", "--json").json();
        assertThat(cold.get("transfer").get("tasks")).isEmpty();
        assertThat(cold.get("trials").get(0).get("source").asText()).isEqualTo("default");
    }

    @Test
    void learn_afterCollect_printsTheTable() throws IOException {
        collect(8);

        Run run = Run.of("learn", "--warehouse", warehouse);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("tribuo:CART by accuracy")
                .contains("trials of gp saved after")
                .contains("trials to be as good as gp")
                .contains("rgpe")
                .contains("tune --optimizer auto stays as it is");
        assertThat(run.err()).contains("tribuo:CART: rgpe");

        JsonNode json = Run.of("learn", "--json", "--warehouse", warehouse).json();
        assertThat(json.get(0).get("chosen").asText()).isEqualTo("auto");
        assertThat(json.get(0).get("points")).hasSize(5);
        for (JsonNode method : json.get(0).get("methods")) {
            assertThat(method.get("regret")).hasSize(5);
            assertThat(method.get("saved").get(0).get("low").asDouble())
                    .isLessThanOrEqualTo(method.get("saved").get(0).get("high").asDouble());
        }
    }

    @Test
    void warehouseClusters_afterCollect_showTasksByBothMethods() throws IOException {
        collect(8);

        Run run = warehouse("clusters", "--top", "2");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("accuracy of tribuo:CART")
                .contains("by meta-features: ")
                .contains("by scores: ")
                .containsPattern(" cluster 1 +\\d tasks? around ");

        JsonNode groupings = warehouse("clusters", "--learner", "tribuo:CART", "--json")
                .json()
                .get(0)
                .get("groupings");
        assertThat(groupings).hasSize(2);
        groupings.forEach(grouping -> {
            List<String> tasks = new ArrayList<>();
            grouping.get("clusters").forEach(cluster -> cluster.get("tasks")
                    .forEach(task -> tasks.add(task.get("name").asText())));
            assertThat(tasks).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(grouping.get("clusters").get(0).get("portfolios").get(0).get("configurations"))
                    .isNotEmpty();
        });
    }

    @Test
    void warehouseClusters_ofALearnerWithoutTrials_saysSo() {
        Providers.warehouse(warehouse).close();
        Run run = warehouse("clusters", "--learner", "weka:J48");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("no trial of [weka:J48]");
    }

    @Test
    void importance_ofAStudyAndOfALearner_givesSharesThatAddUpToAtMostOne() throws IOException {
        String study = tune("--trials", "25", "--json").json().get("study").asText();
        collect(12);

        Run one = Run.of("importance", study, "--warehouse", warehouse);
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.out())
                .startsWith("tribuo:CART by accuracy: iris")
                .contains(" x ")
                .contains("of the variance of trials that it has not seen");

        JsonNode all = Run.of("importance", "--learner", "tribuo:CART", "--json", "--warehouse", warehouse)
                .json()
                .get(0);
        assertThat(all.get("tasks").asInt()).isGreaterThan(1);
        double sum = 0;
        for (JsonNode effect : all.get("effects")) {
            assertThat(effect.get("halfWidth95").asDouble()).isNotNegative();
            sum += effect.get("share").asDouble();
        }
        assertThat(sum).isBetween(0.1, 1 + 1e-9);
    }

    @Test
    void importance_ofFewTrialsOrOfNothing_saysWhy() {
        String study = tune("--trials", "3", "--json").json().get("study").asText();

        Run few = Run.of("importance", study, "--warehouse", warehouse);
        assertThat(few.code()).as(few.err()).isZero();
        assertThat(few.err()).contains("Left out iris: it has 3 trials, and 10 are needed.");
        assertThat(Run.of("importance", "--warehouse", warehouse).code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Run.of("importance", "nothing", "--warehouse", warehouse).err())
                .contains("has no study 'nothing'");
        assertThat(Run.of("importance", study, "--learner", "weka:J48", "--warehouse", warehouse)
                        .err())
                .contains("has no learner of [weka:J48], but [tribuo:CART]");
    }

    @Test
    void learn_fromAnEmptyWarehouse_saysWhatToDo() {
        Providers.warehouse(warehouse).close();
        Run run = Run.of("learn", "--warehouse", warehouse);

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("Maybe `headstart collect` fills it");
    }

    @Test
    void collect_ofMoreConfigurations_goesOnInTheSameStudies() throws IOException {
        assertThat(collect(3).out()).contains("3 studies complete (0 were before)");
        assertThat(collect(3).out()).contains("3 studies complete (3 were before)");
        assertThat(collect(5).out()).contains("3 studies complete (0 were before)");

        JsonNode info = warehouse("info", "--json").json();
        assertThat(info.get("studies").asInt()).isEqualTo(3);
        assertThat(info.get("tasks").asInt()).isEqualTo(3);
        assertThat(info.get("trials").get("complete").asInt()).isEqualTo(15);
    }

    @Test
    void collect_ofABrokenTable_doesTheRestAndFails() throws IOException {
        Files.writeString(tables().resolve("broken.csv"), "a,b\n1,2,3\n");

        Run run = collect(2);

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("broken: ");
        assertThat(run.out()).contains("3 studies complete (0 were before), 0 do not apply, 1 failed");
    }

    @Test
    void warehouse_commands_workOnWhatTuneLeft() throws IOException {
        tune("--trials", "2");
        Path copy = folder.resolve("copy.db");
        Path packs = folder.resolve("packs");

        assertThat(warehouse("info").out())
                .contains("tasks     1")
                .contains("studies   1")
                .contains("trials    2");
        assertThat(warehouse("tasks").out()).contains("iris").contains("classification");
        assertThat(warehouse("verify").code()).isZero();
        assertThat(warehouse("backup", copy.toString()).code()).isZero();
        assertThat(Run.of("warehouse", "tasks", "--json", "--warehouse", copy.toString())
                        .json())
                .hasSize(1);
        assertThat(warehouse("backup", copy.toString()).code()).isEqualTo(ExitCode.FAILED);
        assertThat(warehouse("export", packs.toString()).code()).isZero();
        assertThat(packs).isNotEmptyDirectory();
        String other = folder.resolve("other.db").toString();
        assertThat(Run.of("warehouse", "import", packs.toString(), "--warehouse", other)
                        .out())
                .startsWith("2 trials were new");
        assertThat(Run.of("warehouse", "import", packs.toString(), "--warehouse", other)
                        .out())
                .startsWith("0 trials were new");
    }

    @Test
    void warehouse_whoseBeginningIsGone_isRepairedToANewFile() throws IOException {
        tune("--trials", "2");
        byte[] content = Files.readAllBytes(Path.of(warehouse));
        Arrays.fill(content, 0, 4096, (byte) 0);
        Files.write(Path.of(warehouse), content);
        Path copy = folder.resolve("copy.db");

        assertThat(warehouse("verify").err()).contains("Maybe ", "`headstart warehouse repair`");
        Run repair = warehouse("repair", "--out", copy.toString());

        assertThat(repair.code()).isZero();
        assertThat(repair.err()).isEmpty();
        assertThat(repair.out()).contains("trial         2 kept", "repaired copy " + copy);
        assertThat(Path.of(warehouse)).hasBinaryContent(content);
        assertThat(Run.of("warehouse", "verify", "--warehouse", copy.toString()).code())
                .isZero();
        assertThat(warehouse("repair", "--out", copy.toString()).err()).contains("exists already");
    }

    @Test
    void warehouse_thatIsDamaged_failsToVerify() throws IOException {
        Files.writeString(Path.of(warehouse), "This is no database. ".repeat(500));

        Run run = warehouse("verify");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("error: ");
    }

    @Test
    void learners_asJson_listsEachWithItsSpace() {
        JsonNode json = Run.of("learners", "--json").json();

        assertThat(json).hasSizeGreaterThan(20);
        json.forEach(learner -> {
            assertThat(learner.get("id").asText()).contains(":");
            assertThat(learner.get("hyperparameters").isArray()).isTrue();
            assertThat(learner.get("taskTypes")).isNotEmpty();
        });
    }

    @Test
    void learners_byId_showsTheSearchSpace() {
        Run run = Run.of("learners", "tribuo:CART");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("tribuo:CART: ")
                .contains("hyperparameter")
                .contains("default");
    }

    @Test
    void learners_withRelatives_showsWhatTheSameIsCalledThere() {
        Run text = Run.of("learners", "weka:IBk");
        JsonNode json = Run.of("learners", "weka:IBk", "--json").json().get("synonyms");

        assertThat(text.out())
                .contains("the same in")
                .contains("tribuo:KNN k")
                .contains("family nearest-neighbours, with tribuo:KNN");
        assertThat(json.get("KNN").get(0).get("learner").asText()).isEqualTo("tribuo:KNN");
        assertThat(json.get("KNN").get(0).get("hyperparameter").asText()).isEqualTo("k");
        assertThat(json.has("distanceWeighting")).isFalse();
    }

    private Run tune(String... more) {
        return Run.of(concat(
                List.of("tune", "iris", "--learner", "tribuo:CART", "--in-jvm", "--warehouse", warehouse), more));
    }

    private Run warehouse(String command, String... more) {
        return Run.of(concat(List.of("warehouse", command, "--warehouse", warehouse), more));
    }

    private Run collect(int configs) throws IOException {
        return Run.of(
                "collect",
                tables().toString(),
                "--learner",
                "tribuo:CART",
                "--configs",
                Integer.toString(configs),
                "--folds",
                "2",
                "--in-jvm",
                "--warehouse",
                warehouse);
    }

    /** Three tables that differ from each other and from iris. */
    private Path tables() throws IOException {
        Path tables = folder.resolve("tables");
        if (Files.notExists(tables)) {
            Files.createDirectory(tables);
            List<String> iris = Files.readAllLines(BundledTables.file("iris"));
            for (int i = 0; i < 3; i++) {
                int first = i;
                List<String> rows = IntStream.range(0, iris.size())
                        .filter(row -> row == 0 || row % 3 != first)
                        .mapToObj(iris::get)
                        .toList();
                Files.write(tables.resolve("abc".charAt(i) + ".csv"), rows);
            }
        }
        return tables;
    }

    private static String[] concat(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
