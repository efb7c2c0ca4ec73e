package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TunedModel;
import org.headstart.api.run.Ensemble;
import org.headstart.api.run.Ensembler;
import org.headstart.api.run.Scoring;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.run.TrialRunnerProvider;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialEnsemblerTest {

    @TempDir
    Path folder;

    private static Setting setting(boolean labels) {
        Dataset table = labels ? Tables.clouds(200, 1) : Tables.line(200, 1);
        return Tables.setting(table, Duration.ofSeconds(60), 64 * Tables.MEBIBYTE);
    }

    private static TrialRunnerProvider runners() {
        return Providers.runner(TrialRunnerProvider.IN_JVM);
    }

    private static Trial trial(int number, double noise, TrialRunner runner) throws InterruptedException {
        TrialPlan plan = Tables.plan(CentroidLearner.ID, Map.of("noise", noise), number);
        Outcome outcome = runner.run(plan);
        return new Trial("id" + number, "study", number, plan, 1, outcome.state(), outcome);
    }

    private static List<Trial> trials(int count, TrialRunner runner) throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            trials.add(trial(number, 0.5 + number, runner));
        }
        return trials;
    }

    private Ensemble build(Setting setting, int size, String stacker, int workers, Path model)
            throws InterruptedException {
        try (TrialRunner runner = runners().open(setting)) {
            return new TrialEnsembler()
                    .build(new Ensembler.Request(
                            new Ensembler.Form(size, stacker),
                            trials(6, runner),
                            runner,
                            setting,
                            runners(),
                            9,
                            workers,
                            model));
        }
    }

    private static Dataset unanswered(Dataset rows) {
        return CrossValidation.withoutAnswers(rows);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void build_greedy_writesTheMeanOfItsMembersTrainedOnAllRows(boolean labels) throws Exception {
        Setting setting = setting(labels);
        Path file = folder.resolve("model");

        Ensemble ensemble = build(setting, 3, null, 1, file);

        assertThat(ensemble.pool()).isEqualTo(6);
        assertThat(ensemble.members().stream()
                        .mapToDouble(Ensemble.Member::weight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        Dataset rows = unanswered(setting.dataset());
        double[][] expected = mean(ensemble, setting, rows);
        TunedModel loaded = new TrialEnsembler().read(file);
        assertThat(loaded.layout()).isEqualTo(setting.dataset().select(new int[0]));
        assertClose(loaded.predict(rows), expected);

        loaded.save(folder.resolve("again"));
        assertClose(new TrialEnsembler().read(folder.resolve("again")).predict(rows), expected);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("model", "again");
    }

    private static double[][] mean(Ensemble ensemble, Setting setting, Dataset rows) {
        double[][] mean = new double[rows.rows()][];
        for (Ensemble.Member member : ensemble.members()) {
            double[][] values = CentroidModel.of(
                            setting.dataset(),
                            member.trial().proposal().configuration().number("noise"),
                            member.trial().plan().seed())
                    .predict(rows)
                    .values();
            for (int row = 0; row < mean.length; row++) {
                mean[row] = mean[row] == null ? new double[values[row].length] : mean[row];
                for (int k = 0; k < values[row].length; k++) {
                    mean[row][k] += member.weight() * values[row][k];
                }
            }
        }
        return mean;
    }

    private static void assertClose(Predictions found, double[][] expected) {
        for (int row = 0; row < expected.length; row++) {
            assertThat(found.values()[row]).containsExactly(expected[row], within(1e-12));
        }
    }

    @Test
    void build_stacked_trainsTheLearnerOnPredictionsOfUnseenRows() throws Exception {
        Setting setting = setting(true);
        Path file = folder.resolve("model");

        Ensemble ensemble = build(setting, 4, CentroidLearner.ID, 1, file);

        assertThat(ensemble.members()).hasSize(4).allMatch(member -> member.weight() == null);
        assertThat(ensemble.stacker()).isEqualTo(CentroidLearner.ID);
        TunedModel loaded = new TrialEnsembler().read(file);
        Predictions predictions = loaded.predict(unanswered(setting.dataset()));
        assertThat(Scoring.score(setting.metric(), setting.dataset().target(), predictions))
                .isCloseTo(ensemble.value(), within(0.1));
        loaded.save(folder.resolve("again"));
        assertClose(
                new TrialEnsembler().read(folder.resolve("again")).predict(unanswered(setting.dataset())),
                predictions.values());
    }

    @Test
    void build_anyNumberOfWorkers_isTheSame() throws Exception {
        Ensemble one = build(setting(true), 3, null, 1, null);
        Ensemble four = build(setting(true), 3, null, 4, null);

        assertThat(four.value()).isEqualTo(one.value());
        assertThat(four.single()).isEqualTo(one.single());
        assertThat(four.members().stream().map(Ensemble.Member::weight).toList())
                .isEqualTo(one.members().stream().map(Ensemble.Member::weight).toList());
    }

    @Test
    void build_trialThatFailsThisTime_isLeftOut() throws Exception {
        Setting setting = setting(true);
        try (TrialRunner runner = runners().open(setting)) {
            Trial sound = trial(0, 0.5, runner);
            Trial broken = new Trial("id1", "study", 1, Tables.rogue(Deed.THROW), 1, sound.state(), sound.outcome());
            Ensembler.Form form = new Ensembler.Form(2, null);

            Ensemble ensemble = new TrialEnsembler()
                    .build(new Ensembler.Request(form, List.of(broken, sound), runner, setting, runners(), 1, 1, null));

            assertThat(ensemble.members()).extracting(Ensemble.Member::trial).containsExactly(sound);
            assertThatThrownBy(() -> new TrialEnsembler()
                            .build(new Ensembler.Request(
                                    form, List.of(broken), runner, setting, runners(), 1, 1, null)))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining("None of the 1 best trials");
        }
    }

    @Test
    void build_modelCannotBeWritten_leavesTheFileAsItWas() throws Exception {
        Path model = Files.writeString(folder.resolve("model"), "the old one");
        Setting setting = setting(true);
        try (TrialRunner runner = runners().open(setting)) {
            Trial sound = trial(0, 0.5, runner);
            Trial unsaved =
                    new Trial("id1", "study", 1, Tables.rogue(Deed.SAVE_HALF), 1, sound.state(), sound.outcome());
            Ensembler.Request request = new Ensembler.Request(
                    new Ensembler.Form(1, null), List.of(unsaved), runner, setting, runners(), 1, 1, model);

            assertThatThrownBy(() -> new TrialEnsembler().build(request)).isInstanceOf(HeadstartException.class);
        }
        assertThat(model).hasContent("the old one");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void read_damagedOrForeignFile_isRefused() throws Exception {
        Path file = folder.resolve("model");
        build(setting(true), 2, null, 1, file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i += Math.max(1, whole.length / 200)) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x41;
            assertRefused(damaged, "byte " + i);
            assertRefused(Arrays.copyOf(whole, i), "first " + i);
        }
        assertRefused("rows 200".getBytes(StandardCharsets.UTF_8), "text");
    }

    private void assertRefused(byte[] content, String what) throws Exception {
        Path bad = Files.write(folder.resolve("bad"), content);
        assertThatThrownBy(() -> new TrialEnsembler().read(bad)).as(what).isInstanceOf(HeadstartException.class);
    }
}
