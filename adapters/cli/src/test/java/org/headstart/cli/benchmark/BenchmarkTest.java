package org.headstart.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.InvalidValueException;
import org.headstart.api.TuningMethod;
import org.headstart.api.dataset.DataException;
import org.headstart.warehouse.pack.PackReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkTest {

    private static final List<String> METHODS = List.of(
            "random",
            "sobol",
            "grid",
            "evolution",
            "differential-evolution",
            "tpe",
            "tpe+portfolio",
            "random-forest",
            "gp",
            "portfolio",
            "nearest-tasks",
            "warm-gp",
            "rgpe",
            "auto",
            "auto+nearest-tasks");

    @TempDir
    private Path folder;

    private Path pack;

    @BeforeEach
    void writePack() throws IOException {
        pack = SyntheticPack.write(folder.resolve("packs/synthetic"));
    }

    private List<Curve> run(int budget, int threads, String... methods) throws InterruptedException {
        return new Benchmark(budget, 2, threads).run(List.of(pack), List.of(methods), List.of(), curve -> {});
    }

    @Test
    void run_everyMethod_fallsFromRegretToZero() throws InterruptedException {
        List<Curve> curves = run(30, 2, METHODS.toArray(String[]::new));
        assertThat(curves).hasSize(METHODS.size() * 5 * 2);
        for (Curve curve : curves) {
            assertThat(curve.regrets()).as(curve.method()).hasSize(30).allMatch(regret -> regret >= 0 && regret <= 1);
            assertThat(curve.regrets()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(curve.after(30)).isZero();
        }
    }

    @Test
    void run_history_helpsTheFirstPick() throws InterruptedException {
        Summary summary = new Summary(run(5, 2, "random", "portfolio", "auto", "nearest-tasks"));
        for (String method : List.of("portfolio", "auto", "nearest-tasks")) {
            assertThat(summary.regret(method, 1)).as(method).isLessThan(0.15);
        }
        assertThat(summary.regret("random", 1)).isGreaterThan(0.2);
    }

    @Test
    void run_anyNumberOfThreads_givesTheSame() throws InterruptedException {
        assertThat(run(8, 1, "gp", "auto", "random")).isEqualTo(run(8, 4, "gp", "auto", "random"));
    }

    @Test
    void run_orderOfTheTrials_doesNotMatter() throws IOException, InterruptedException {
        List<Curve> before = run(6, 2, "portfolio", "random", "gp");
        List<String> lines = new ArrayList<>(Files.readAllLines(pack.resolve("trials.csv")));
        String header = lines.remove(0);
        List<String> test =
                lines.stream().filter(line -> line.matches("t1\\d.*")).sorted().toList();
        lines.removeAll(test);
        lines.add(0, header);
        lines.addAll(test);
        Files.write(pack.resolve("trials.csv"), lines);
        assertThat(run(6, 2, "portfolio", "random", "gp")).isEqualTo(before);
    }

    @Test
    void run_flatTask_isLeftOut() throws InterruptedException {
        assertThat(run(3, 1, "random"))
                .extracting(Curve::task)
                .doesNotContain("flat")
                .contains("t10");
    }

    @Test
    void run_budgetBeyondThePool_endsAtZero() throws InterruptedException {
        assertThat(run(40, 1, "random")).allMatch(curve -> curve.regrets().size() == 40 && curve.after(40) == 0);
    }

    @Test
    void run_noTestTask_saysSoInsteadOfPrintingAnEmptyTable() throws IOException {
        Path tasks = pack.resolve("tasks.csv");
        Files.writeString(tasks, Files.readString(tasks).replace(",test,", ",train,"));

        assertThatThrownBy(() -> run(3, 1, "random"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("None of the 1 packs has a test task")
                .hasMessageContaining("Maybe ");
    }

    @Test
    void run_unknownMethod_isNamed() {
        assertThatThrownBy(() -> run(3, 1, "gpp"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("gpp")
                .hasMessageContaining("Maybe");
    }

    @Test
    void of_plus_namesTheMetaModel() {
        assertThat(TuningMethod.of("gp").metaModel()).isNull();
        assertThat(TuningMethod.of("default+sobol").optimizer().name()).isEqualTo("default+sobol");
        assertThat(TuningMethod.of("gp+nearest-tasks").metaModel().name()).isEqualTo("nearest-tasks");
        assertThat(TuningMethod.of("auto").metaModel().name()).isEqualTo("portfolio");
        assertThat(TuningMethod.of("rgpe+clusters").metaModel().name()).isEqualTo("clusters");
        assertThat(TuningMethod.of("nearest-tasks").metaModel().name()).isEqualTo("nearest-tasks");
    }

    @Test
    void crossValidation_train_neverTouchesTest() {
        List<Split> splits = Split.crossValidation(PackReader.read(pack), 5);
        assertThat(splits).hasSize(5);
        for (Split split : splits) {
            List<String> measured = split.tasks().stream().map(PoolTask::name).toList();
            assertThat(measured).hasSize(2).noneMatch(name -> name.matches("t1\\d"));
            assertThat(split.history().tasks())
                    .extracting(past -> past.task().name())
                    .hasSize(8)
                    .doesNotContainAnyElementsOf(measured);
        }
    }

    @Test
    void call_out_isWrittenAndTakenUp() throws IOException {
        Path out = folder.resolve("out.csv");
        String first =
                execute("--methods", "random,portfolio", "--budget", "4", "--seeds", "2", "--out", out.toString());
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).isEqualTo("pack,method,task,seed,n,regret");
        assertThat(lines).hasSize(1 + 2 * 5 * 2 * 4);
        Files.write(out, lines.subList(0, 50));
        String second =
                execute("--methods", "random,portfolio", "--budget", "4", "--seeds", "2", "--out", out.toString());
        assertThat(second).isEqualTo(first).contains("mean regret after", "mean rank after", "portfolio");
        assertThat(Files.readAllLines(out)).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void call_fileOfSomethingElse_isLeftAlone() throws IOException {
        Path out = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> new CurveFile(out).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("other.csv");
        assertThat(Files.readString(out)).isEqualTo("a,b\n1,2\n");
    }

    private String execute(String... options) {
        StringWriter text = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(folder.resolve("packs").toString());
        int code = new CommandLine(new BenchmarkCommand())
                .setOut(new PrintWriter(text))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).isZero();
        return text.toString();
    }

    /** Two tasks, two methods, worked by hand. */
    @Test
    void summary_regretAndRank_areMeansOverSeedsTasksAndPacks() {
        Summary summary = new Summary(List.of(
                new Curve("p", "a", "t1", 0, List.of(0.4, 0.2)),
                new Curve("p", "a", "t1", 1, List.of(0.2, 0.0)),
                new Curve("p", "b", "t1", 0, List.of(0.3, 0.3)),
                new Curve("p", "a", "t2", 0, List.of(0.5, 0.1)),
                new Curve("p", "b", "t2", 0, List.of(0.1, 0.1)),
                new Curve("q", "a", "t1", 0, List.of(1.0, 1.0)),
                new Curve("q", "b", "t1", 0, List.of(0.0, 0.0))));
        assertThat(summary.regret("p", "a", 1)).isCloseTo(0.4, within(1e-12));
        assertThat(summary.regret("a", 1)).isCloseTo(0.7, within(1e-12));
        assertThat(summary.rank("a", 1)).isCloseTo((1.75 + 2) / 2, within(1e-12));
        assertThat(summary.rank("a", 2)).isCloseTo((1.25 + 2) / 2, within(1e-12));
    }
}
