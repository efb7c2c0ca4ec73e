package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headstart.api.Providers;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureDefinition;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code headstart metafeatures}: tables, documents, lists and comparisons. */
class MetaFeaturesCommandTest {

    private static final MetaFeatureExtractor EXTRACTOR = Providers.extractor();

    @TempDir
    private Path folder;

    private Path tables = Path.of("");

    /** A table of labels, iris, and a table of numbers with a numeric target: no two share the features that apply. */
    @BeforeEach
    void writeTables() throws IOException {
        tables = Files.createDirectory(folder.resolve("tables"));
        StringBuilder labels = new StringBuilder("colour,size,kind\n");
        StringBuilder numbers = new StringBuilder("x,y,price\n");
        for (int i = 0; i < 40; i++) {
            labels.append(i % 3 == 0 ? "red" : "blue").append(i % 2 == 0 ? ",big," : ",small,");
            labels.append(i % 4 == 0 ? "yes\n" : "no\n");
            numbers.append(i * 0.37 % 1)
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i * 1.5)
                    .append('\n');
        }
        Files.writeString(tables.resolve("a-labels.csv"), labels);
        Files.copy(BundledTables.file("iris"), tables.resolve("iris.csv"));
        Files.writeString(tables.resolve("numbers.csv"), numbers);
    }

    @Test
    void json_ofAFile_hasTheDocumentedKeys() {
        Run run = Run.of("metafeatures", "iris", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "dataset",
                        "rows",
                        "columns",
                        "extractor",
                        "seconds",
                        "values",
                        "notApplicable",
                        "dropped",
                        "sampled");
        assertThat(run.json().get("dataset").asText()).isEqualTo("iris");
        assertThat(run.json().get("columns").asInt()).isEqualTo(4);
        assertThat(run.json().get("extractor").asText()).isEqualTo(EXTRACTOR.version());
        assertThat(run.json().get("seconds").fieldNames()).toIterable().containsExactlyElementsOf(EXTRACTOR.groups());
        assertThat(run.json().get("values").get("nr_inst").toString()).isEqualTo("150");
        assertThat(run.json().get("values").get("mean.max").asDouble()).isCloseTo(5.843333, within(1e-6));
        assertThat(run.json().get("notApplicable").get("num_to_cat").asText()).isEqualTo("no feature is categorical");
        assertThat(run.json().get("dropped")).isEmpty();
        assertThat(run.json().get("sampled")).isEmpty();
    }

    @Test
    void json_ofATableAboveASampleLimit_namesTheSamples() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 5200; i++) {
            rows.append(i * 0.71 % 1).append(i % 3 == 0 ? ",a\n" : ",b\n");
        }
        Path file = Files.writeString(folder.resolve("long.csv"), rows);

        JsonNode sampled = Run.of("metafeatures", file.toString(), "--json", "--groups", "landmarking")
                .json()
                .get("sampled");
        Run table = Run.of("metafeatures", file.toString(), "--groups", "landmarking");

        assertThat(sampled.get("one_nn")).isEqualTo(Run.json("{\"rows\":5000,\"columns\":1}"));
        assertThat(table.out()).contains("measured on a part of the table").contains("5000 of 5200 rows: best_node,");
    }

    @Test
    void json_ofAFolderAndAFile_givesOneObjectALineAndProgressOnStandardError() {
        Run run = Run.of("metafeatures", tables.toString(), "iris", "--json", "--groups", "general");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .extracting(line -> Run.json(line).get("dataset").asText())
                .containsExactly("a-labels", "iris", "numbers", "iris");
        assertThat(run.err().lines())
                .hasSize(4)
                .first()
                .asString()
                .matches("\\[1/4] a-labels: 40 rows, 2 features, \\d+\\.\\d\\d s");
    }

    @Test
    void csv_ofTablesInAnyOrder_hasAlwaysTheSameHeader() throws IOException {
        List<String> headers = new ArrayList<>();
        for (String file : List.of("a-labels.csv", "iris.csv", "numbers.csv")) {
            Run run = Run.of("metafeatures", tables.resolve(file).toString(), "--csv");
            assertThat(run.code()).as(run.err()).isZero();
            headers.add(run.out().lines().findFirst().orElseThrow());
        }

        assertThat(headers).containsOnly(headers.get(0));
        assertThat(headers.get(0))
                .isEqualTo("dataset," + String.join(",", EXTRACTOR.names(MetaFeatureExtractor.Options.defaults())));
    }

    @Test
    void csv_ofAFolder_hasTheValuesOfTheDocumentsAndEmptyCellsElsewhere() throws IOException {
        List<String> documents = Run.of("metafeatures", tables.toString(), "--json")
                .out()
                .lines()
                .toList();
        String csv = Run.of("metafeatures", tables.toString(), "--csv").out();

        int known = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                JsonNode document = Run.json(documents.get((int) row.getStartingLineNumber() - 2));
                assertThat(row.getField("dataset"))
                        .isEqualTo(document.get("dataset").asText());
                for (String name : EXTRACTOR.names(MetaFeatureExtractor.Options.defaults())) {
                    JsonNode value = document.get("values").get(name);
                    assertThat(row.getField(name)).as(name).isEqualTo(value == null ? "" : value.asText());
                    known += value == null ? 0 : 1;
                }
            }
        }
        assertThat(known).isGreaterThan(1000);
    }

    @Test
    void folder_withATableThatFails_reportsItDescribesTheOthersAndExitsWithOne() throws IOException {
        Files.writeString(tables.resolve("broken.csv"), "a,b\n1,2,3\n");

        Run run = Run.of("metafeatures", tables.toString(), "--csv", "--groups", "general");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.err())
                .contains("error: broken: ")
                .contains("line 2")
                .contains("error: 1 of 4 tables could not be described");
    }

    @Test
    void folder_withATableThatShowsAFault_reportsItAndDescribesTheOthers() throws IOException {
        Files.writeString(tables.resolve("b-fault.csv"), FaultyReader.MARK);

        Run run = Run.of("metafeatures", tables.toString(), "--json", "--groups", "general");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err())
                .contains("error: b-fault: java.lang.IllegalStateException: the reader's fault")
                .contains("Maybe this is a fault of Headstart")
                .contains("[4/4] numbers")
                .contains("error: 1 of 4 tables could not be described");
    }

    @Test
    void table_ofIris_hasALineForEachFeatureUnderItsGroup() {
        Run run = Run.of("metafeatures", "iris");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("iris: 150 rows, 4 features, target class, classification");
        assertThat(lines.get(1).strip().split(" +")).containsExactly("value", "mean", "sd");
        for (String group : EXTRACTOR.groups()) {
            assertThat(lines).anyMatch(line -> line.matches(group + ", \\d+\\.\\d{3} s"));
        }
        for (MetaFeatureDefinition definition : EXTRACTOR.definitions()) {
            long naming = lines.stream()
                    .filter(line -> line.startsWith("  " + definition.name() + " "))
                    .count();
            boolean apart = lines.stream()
                    .dropWhile(line -> !line.equals("do not apply"))
                    .anyMatch(line -> line.contains(definition.name()) || line.contains(" more"));
            assertThat(naming == 1 || apart).as(definition.name()).isTrue();
        }
        assertThat(lines)
                .anyMatch(line -> line.startsWith("  no feature is categorical: ") && line.contains("num_to_cat"));
        assertThat(run.out()).containsPattern("\n  nr_inst +150\n").containsPattern("\n  mean +3.4645  1.9185\n");
        assertThat(lines.get(lines.size() - 1)).contains("--all").contains("--list");
    }

    @Test
    void table_ofAGroupThatDoesNotApply_saysSoAndWhy() {
        Run run = Run.of("metafeatures", tables.resolve("numbers.csv").toString(), "--groups", "general,clustering");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("\nclustering, \\d+\\.\\d{3} s: nothing to show\n")
                .containsPattern("\ndo not apply\n  the target is numeric.*: freq_class, nr_class, ");
    }

    @Test
    void table_withSummariesNamed_hasAColumnForEach() {
        List<String> lines = Run.of(
                        "metafeatures", "iris", "--groups", "statistical", "--summaries", "max,min,quantiles")
                .out()
                .lines()
                .toList();

        assertThat(lines.get(1).strip().split(" +"))
                .containsExactly(
                        "value",
                        "max",
                        "min",
                        "quantiles.0",
                        "quantiles.1",
                        "quantiles.2",
                        "quantiles.3",
                        "quantiles.4");
        assertThat(lines).anyMatch(line -> line.matches(" {2}mean +5\\.8433 +1\\.19\\d+ .*"));
    }

    @Test
    void table_withAll_hasALineForEachValueAndReason() {
        Run run = Run.of("metafeatures", tables.resolve("a-labels.csv").toString(), "--all");

        for (String name : EXTRACTOR.names(MetaFeatureExtractor.Options.defaults())) {
            assertThat(run.out()).contains("\n  " + name + " ");
        }
        assertThat(run.out()).containsPattern("\n  cor\\.sd +- +\\S+.*numeric");
    }

    @Test
    void time_thatIsTooShort_warnsInALineForEachGroup() {
        Run run = Run.of("metafeatures", "iris", "--time", "1ms", "--json");

        assertThat(run.code()).isZero();
        int dropped = run.json().get("dropped").size();
        assertThat(dropped).isPositive();
        assertThat(run.err().lines().filter(line -> line.contains("left out for want of time")))
                .hasSizeBetween(1, EXTRACTOR.groups().size());
    }

    @Test
    void seedAndThreads_areObeyed() {
        JsonNode one = values("--seed", "1", "--threads", "1");
        JsonNode same = values("--seed", "1", "--threads", "3");
        JsonNode other = values("--seed", "2", "--threads", "1");

        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    private static JsonNode values(String... options) {
        List<String> all = new ArrayList<>(List.of("metafeatures", "iris", "--json", "--groups", "landmarking"));
        all.addAll(List.of(options));
        return Run.of(all.toArray(String[]::new)).json().get("values");
    }

    @Test
    void list_inEveryForm_namesEveryFeature() throws IOException {
        List<String> names = EXTRACTOR.definitions().stream()
                .map(MetaFeatureDefinition::name)
                .toList();

        JsonNode json = Run.of("metafeatures", "--list", "--json").json();
        assertThat(json).extracting(each -> each.get("name").asText()).containsExactlyElementsOf(names);
        assertThat(json.get(0).fieldNames())
                .toIterable()
                .containsExactly("name", "group", "summarised", "cost", "source", "since");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(Run.of("metafeatures", "--list", "--csv").out())) {
            assertThat(rows.stream().map(row -> row.getField("name"))).containsExactlyElementsOf(names);
        }
        Run table = Run.of("metafeatures", "--list", "--groups", "general");
        assertThat(table.out()).contains("nr_inst  ").doesNotContain("eigenvalues");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--groups genral",
                "--warehouse w.db",
                "--compare a b --compare c d",
                "--summaries meen",
                "--csv --compare iris iris",
                "--list",
                "--threads 0"
            })
    void wrongUsage_always_exitsWithTwoAndAHint(String options) {
        List<String> all = new ArrayList<>(List.of("metafeatures"));
        if (!options.contains("--compare")) {
            all.add("iris");
        }
        all.addAll(List.of(options.split(" ")));

        Run run = Run.of(all.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").containsOnlyOnce("Maybe ");
    }

    @Test
    void wrongUsage_ofAnUnknownGroup_namesWhatWasMeant() {
        assertThat(Run.of("metafeatures", "iris", "--groups", "genral").err())
                .contains("'genral'")
                .contains("Maybe you meant 'general'");
        assertThat(Run.of("metafeatures").err()).contains("Missing required parameter: 'DATA'");
    }

    @Test
    void onATerminal_aFolder_showsABarAndNoLines() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), true);

        int code = Main.run(console, "metafeatures", tables.toString(), "--csv", "--groups", "general");

        assertThat(code).isZero();
        assertThat(out.toString().lines()).hasSize(4).noneMatch(line -> line.contains("\r"));
        assertThat(err.toString()).contains("tables").contains("3/3").doesNotContain("[1/3]");
    }

    @Test
    void compare_withoutAWarehouse_isRelativeAndMakesNone() {
        String absent = folder.resolve("absent.db").toString();
        Run table = Run.of(
                "metafeatures",
                "--compare",
                "iris",
                tables.resolve("numbers.csv").toString());
        JsonNode json = Run.of(
                        "metafeatures",
                        "--compare",
                        "iris",
                        tables.resolve("numbers.csv").toString(),
                        "--json")
                .json();

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .startsWith("iris: classification, 150 rows, 4 features, 3 classes\nnumbers: regression, 40 rows")
                .contains("relative to the larger value")
                .contains("only iris has ");
        assertThat(json.get("scale").asText()).isEqualTo("relative");
        assertThat(json.get("differences").findValuesAsText("name")).contains("nr_inst", "mean.kurtosis");
        JsonNode rows = difference(json, "nr_inst");
        assertThat(rows.get("a").asInt()).isEqualTo(150);
        assertThat(rows.get("b").asInt()).isEqualTo(40);
        assertThat(rows.get("difference").asDouble()).isCloseTo((40.0 - 150) / 150, within(1e-12));
        assertThat(Providers.defaultWarehouse()).doesNotExist();
        Run refused = Run.of("metafeatures", "--compare", "iris", "iris", "--warehouse", absent);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("There is no warehouse at '" + absent + "'");
        assertThat(Path.of(absent)).doesNotExist();
    }

    @Test
    void compare_withPastTasks_scalesByThemAndNamesTheNearest() {
        String location = folder.resolve("w.db").toString();
        try (Warehouse warehouse = Providers.warehouse(location)) {
            for (int i = 1; i <= 7; i++) {
                warehouse.saveTask(past("past" + i, TaskType.CLASSIFICATION, i * 100, i));
            }
            warehouse.saveTask(past("elsewhere", TaskType.REGRESSION, 100, 1));
        }

        Run run = Run.of("metafeatures", "--compare", "past1", "past7", "--json", "--warehouse", location);

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.get("scale").asText()).isEqualTo("tasks");
        assertThat(json.get("tasks").asInt()).isEqualTo(5);
        // The five others have 200 to 600 rows, whose interquartile range is 200.
        assertThat(difference(json, "nr_inst").get("difference").asDouble()).isCloseTo(600 / 200.0, within(1e-12));
        assertThat(json.get("a").get("nearest"))
                .extracting(near -> near.get("task").asText())
                .startsWith("past2", "past3");
        assertThat(json.get("b").get("nearest"))
                .extracting(near -> near.get("task").asText())
                .startsWith("past6", "past5");
        assertThat(json.get("a").get("nearest").findValuesAsText("task")).doesNotContain("elsewhere", "past1", "past7");
    }

    @Test
    void compare_withANameThatIsNoTable_saysWhatWasMeant() {
        Run run = Run.of("metafeatures", "--compare", "iris", "irsi");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("no file 'irsi'").contains("Maybe you meant 'iris'");
    }

    private static JsonNode difference(JsonNode json, String name) {
        for (JsonNode each : json.get("differences")) {
            if (each.get("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("No difference of " + name + ": " + json);
    }

    private static Task past(String name, TaskType type, int rows, int features) {
        MetaFeatureVector vector = new MetaFeatureVector(
                EXTRACTOR.version(),
                Map.of("nr_inst", new MetaFeatureValue.Known(rows), "nr_attr", new MetaFeatureValue.Known(features)));
        return new Task("fingerprint of " + name, name, type, "y", rows, features, 2, vector);
    }
}
