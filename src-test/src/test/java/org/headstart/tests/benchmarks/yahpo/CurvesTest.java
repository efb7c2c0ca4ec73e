package org.headstart.tests.benchmarks.yahpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headstart.api.dataset.DataException;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Curves: how they are kept, and what is reckoned from them. */
class CurvesTest {

    @TempDir
    Path folder;

    private static RegretCurve curve(String method, String instance, int seed, double... regrets) {
        Map<Integer, Double> byTrial = new TreeMap<>();
        for (int i = 0; i < regrets.length; i++) {
            byTrial.put(i + 1, regrets[i]);
        }
        return new RegretCurve(new CurveKey("s", method, instance, seed), new TreeMap<>(byTrial));
    }

    @Test
    void regret_eitherGoal_isOneAtTheWorstAndNeverBelowZero() {
        Bounds accuracy = new Bounds(0.9, 0.1);
        Bounds loss = new Bounds(0.2, 5.2);

        assertThat(accuracy.regret(0.1)).isEqualTo(1);
        assertThat(accuracy.regret(0.7)).isCloseTo(0.25, within(1e-12));
        assertThat(accuracy.regret(0.95)).isZero();
        assertThat(loss.regret(5.2)).isEqualTo(1);
        assertThat(loss.regret(1.2)).isCloseTo(0.2, within(1e-12));
        assertThat(loss.regret(0.1)).isZero();
        assertThat(new Bounds(0.5, 0.5).areFlat()).isTrue();
    }

    @Test
    void spend_fullTrials_isACurveByTheirNumber() {
        CostCurve curve = new CostCurve(3);
        for (double regret : new double[] {0.5, 0.4, 0.1}) {
            assertThat(curve.isOpen() && curve.allows(1)).isTrue();
            curve.spend(1, regret);
        }

        assertThat(curve.isOpen()).isFalse();
        assertThat(curve.regrets()).containsExactly(entry(1, 0.5), entry(2, 0.4), entry(3, 0.1));
    }

    @Test
    void spend_partsOfATrial_countFromTheirEnds() {
        CostCurve curve = new CostCurve(4);
        curve.spend(1 / 3.0, 0.9);
        curve.spend(1 / 3.0, 0.8);
        curve.spend(1 / 3.0, 0.7);
        curve.spend(0.5, 0.6);
        curve.spend(1, 0.2);

        assertThat(curve.allows(1)).isTrue();
        assertThat(curve.allows(1.6)).isFalse();
        assertThat(curve.regrets()).containsExactly(entry(1, 0.7), entry(2, 0.6), entry(3, 0.2), entry(4, 0.2));
    }

    @Test
    void offer_higherShare_isTheIncumbentWhateverItsValue() {
        SearchSpace space = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
        Configuration first = space.configuration(Map.of("x", 0.1));
        Configuration second = space.configuration(Map.of("x", 0.2));
        Incumbent incumbent = new Incumbent(Metric.LOG_LOSS);

        assertThat(incumbent.offer(first, 1 / 9.0, 0.2)).isTrue();
        assertThat(incumbent.offer(second, 1 / 9.0, 0.2)).isFalse();
        assertThat(incumbent.offer(second, 1 / 9.0, 0.1)).isTrue();
        assertThat(incumbent.offer(first, 1 / 3.0, 5)).isTrue();
        assertThat(incumbent.offer(second, 1 / 9.0, 0)).isFalse();
        assertThat(incumbent.configuration()).isEqualTo(first);
        assertThat(incumbent.offer(second, 1, 9)).isTrue();
        assertThat(incumbent.offer(first, 1, 8)).isTrue();
        assertThat(incumbent.configuration()).isEqualTo(first);
    }

    @Test
    void file_writtenAndAppended_readsBackEqual() {
        CurveFile file = new CurveFile(folder.resolve("curves.csv"));
        RegretCurve first = curve("gp", "3", 0, 0.5, 0.25);
        RegretCurve second = curve("gp", "3", 1, 1 / 3.0, 1e-7);

        assertThat(file.read()).isEmpty();
        file.write(List.of(first));
        file.append(second);

        assertThat(file.read()).containsExactly(first, second);
    }

    @Test
    void read_halfALineAtTheEnd_isLeftOut() throws IOException {
        Path path = folder.resolve("curves.csv");
        CurveFile file = new CurveFile(path);
        file.write(List.of(curve("gp", "3", 0, 0.5, 0.25), curve("gp", "3", 1, 0.75, 0.125)));
        String text = Files.readString(path);
        Files.writeString(path, text.substring(0, text.length() - 4));

        assertThat(file.read()).containsExactly(curve("gp", "3", 0, 0.5, 0.25), curve("gp", "3", 1, 0.75));
        Files.writeString(path, "scenario,meth");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void resume_afterAKill_forgetsTheCurveThatWasCutShortAndGoesOn() throws IOException {
        Path path = folder.resolve("curves.csv");
        CurveFile file = new CurveFile(path);
        RegretCurve whole = curve("gp", "3", 0, 0.5, 0.25);
        RegretCurve cut = curve("gp", "3", 1, 0.75, 0.125);
        assertThat(file.resume(2)).isEmpty();
        file.append(whole);
        file.append(cut);
        Files.writeString(path, Files.readString(path).replaceFirst("2,0\\.125\n$", "2,0.1"));

        assertThat(file.resume(2)).containsOnly(entry(whole.key(), whole));
        file.append(cut);
        assertThat(file.read()).containsExactly(whole, cut);
    }

    @Test
    void resume_otherBudget_isRefusedAndTheFileIsKept() {
        CurveFile file = new CurveFile(folder.resolve("curves.csv"));
        List<RegretCurve> curves = List.of(curve("gp", "3", 0, 0.5, 0.25), curve("gp", "3", 1, 0.75, 0.125));
        file.write(curves);

        assertThatThrownBy(() -> file.resume(1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("curves of 2 full evaluations")
                .hasMessageContaining("budget is 1");
        assertThatThrownBy(() -> file.resume(3)).isInstanceOf(DataException.class);
        assertThat(file.read()).isEqualTo(curves);
    }

    @Test
    void read_anotherTable_saysWhichColumnsAreWanted() throws IOException {
        Path path = Files.writeString(folder.resolve("tasks.csv"), "task,split\n3,train\n");

        assertThatThrownBy(() -> new CurveFile(path).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("scenario,method,instance,seed,n,regret");
    }

    @Test
    void standing_smallTable_isAsReckonedByHand() {
        Standing standing = Standing.of(List.of(
                curve("a", "1", 0, 0.5, 0.2),
                curve("a", "1", 1, 0.3, 0.2),
                curve("a", "2", 0, 0.2, 0.1),
                curve("b", "1", 0, 0.4, 0.4),
                curve("b", "2", 0, 0.1, 0.0),
                curve("b", "3", 0, 0.9, 0.9)));

        assertThat(standing.instances()).containsExactlyInAnyOrder("1", "2");
        assertThat(standing.mean("a", 1)).isCloseTo(0.3, within(1e-12));
        assertThat(standing.standardError("a", 1)).isCloseTo(0.1, within(1e-12));
        assertThat(standing.rank("a", 1)).isCloseTo(1.75, within(1e-12));
        assertThat(standing.rank("b", 1)).isCloseTo(1.25, within(1e-12));
        assertThat(standing.seeds("a")).isEqualTo(1);
        assertThat(standing.firstAtMost("a", 0.16)).isEqualTo(2);
        assertThat(standing.firstAtMost("b", 0.1)).isZero();
        assertThat(standing.mean("a", 7)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "summary.csv,lcbench",
        "summary.csv,rbv2_xgboost",
        "summary_subset.csv,lcbench",
        "summary_subset.csv,rbv2_xgboost"
    })
    void standing_referenceCurves_haveTheFiguresOfTheirSummary(String summary, String scenario) throws IOException {
        Path shared = Surrogates.folder("reference");
        Reference reference = Reference.read(shared, scenario);
        boolean part = summary.contains("subset");
        List<NamedCsvRecord> rows = rows(shared.resolve(summary), scenario);
        Set<String> methods = rows.stream()
                .map(row -> Reference.MARK + row.getField("method"))
                .collect(Collectors.toSet());
        Set<String> instances = part ? reference.commonInstances() : instances(reference);
        List<RegretCurve> curves = new ArrayList<>(reference.on(instances));
        curves.removeIf(curve -> !methods.contains(curve.key().method()));
        curves.removeIf(curve -> part && !Reference.isCommonSeed(curve));
        Standing standing = Standing.of(curves);

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String method = Reference.MARK + row.getField("method");
            int n = Integer.parseInt(row.getField("n"));
            assertThat(standing.mean(method, n)).isCloseTo(number(row, "mean"), within(2e-6));
            assertThat(standing.standardError(method, n)).isCloseTo(number(row, "stderr"), within(2e-6));
            assertThat(standing.rank(method, n)).isCloseTo(number(row, "mean_rank"), within(0.0006));
        });
    }

    private static List<NamedCsvRecord> rows(Path file, String scenario) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .filter(row -> row.getField("scenario").equals(scenario))
                    .toList();
        }
    }

    private static Set<String> instances(Reference reference) {
        return reference.curves().stream().map(curve -> curve.key().instance()).collect(Collectors.toSet());
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    @Test
    void seed_anyRun_isTheNumberThatTheReferenceTook() {
        assertThat(OptimizerRun.seed("lcbench", "3945", 0)).isEqualTo(266727335);
    }
}
