package org.headstart.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.headstart.api.Headstart;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leave-one-task-out chose is what {@code auto} runs. */
class MethodChoiceTest {

    private static final Dataset TABLE = Tables.classification("diagonal", 100, 0.1, 1);
    private static final String LEARNER = "weka:IBk";

    @TempDir
    private Path folder;

    private String warehouse = "";

    @BeforeEach
    void fill() throws InterruptedException {
        warehouse = folder.resolve("warehouse.db").toString();
        for (int i = 0; i < 3; i++) {
            job(Tables.classification("past" + i, 80, 0.1 + 0.05 * i, 10 + i))
                    .trials(8)
                    .run();
        }
    }

    private TuningJob job(Dataset table) {
        return Headstart.tune(table)
                .learners(LEARNER)
                .warehouse(warehouse)
                .folds(2)
                .isolated(false)
                .trials(9);
    }

    private void choose(String method, int trials) {
        try (Warehouse opened = Providers.warehouse(warehouse)) {
            opened.saveChoice(new MethodChoice(LEARNER, "accuracy", method, "auto", 9, trials, 0.02, 0.01, 0.03));
        }
    }

    private static String guard(TuningResult result) {
        return result.recommendations().get(0).guard();
    }

    private static List<String> whys(TuningResult result) {
        return result.trials().stream().map(trial -> trial.proposal().why()).toList();
    }

    @Test
    void run_ensembleChosen_isUsedAndSaid() throws InterruptedException {
        assertThat(whys(job(TABLE).run())).noneMatch(why -> why.contains("the trials themselves count"));
        choose("rgpe", 24);

        TuningResult result = job(TABLE).run();

        assertThat(whys(result)).anyMatch(why -> why.contains("the trials themselves count"));
        assertThat(guard(result))
                .startsWith(
                        "rgpe is used in place of auto: with each of 9 past tasks held out in turn it had 0.020 less")
                .doesNotContain("History has grown");
        assertThat(result.recommendations().get(0).candidates()).isNotEmpty();
    }

    @Test
    void run_noHistoryChosen_startsWithTheDefault() throws InterruptedException {
        choose("gp", 24);

        TuningResult result = job(TABLE).trials(3).run();

        assertThat(result.trials().get(0).proposal().source()).isEqualTo(Source.DEFAULT);
        assertThat(result.recommendations().get(0).candidates()).isEmpty();
        assertThat(guard(result)).startsWith("gp is used in place of auto");
    }

    @Test
    void run_standardChosen_isAsWithoutAChoice() throws InterruptedException {
        TuningResult before = job(TABLE).study("before").trials(3).run();
        choose("auto", 24);

        assertThat(guard(before))
                .endsWith("While the trials contradict past tasks, the rest of what these recommend waits.");
        assertThat(guard(job(TABLE).study("after").trials(3).run())).isEqualTo(guard(before));
    }

    @Test
    void run_historyHasGrown_saysSo() throws InterruptedException {
        choose("rgpe", 15);

        assertThat(guard(job(TABLE).trials(2).run())).contains("History has grown from 15 to 24 trials since");
    }

    @Test
    void run_unknownMethodChosen_staysWithAutoAndSaysSo() throws InterruptedException {
        choose("of-a-newer-version", 24);

        TuningResult result = job(TABLE).trials(3).run();

        assertThat(guard(result))
                .startsWith("`headstart learn` chose of-a-newer-version for weka:IBk, but there is no");
        assertThat(result.recommendations().get(0).candidates()).isNotEmpty();
    }

    @Test
    void run_toStopBelowAndAMethodThatExpectsNothing_staysWithAuto() throws InterruptedException {
        choose("portfolio", 24);

        assertThat(guard(job(TABLE).trials(3).stopBelow(1e-9).run())).contains("expects no improvement to stop below");
    }

    @Test
    void run_anotherOptimizerOrNoTransfer_isNotAffected() throws InterruptedException {
        choose("rgpe", 24);

        assertThat(guard(job(TABLE).trials(2).optimizer("warm-gp").run())).doesNotContain("in place of", "waits");
        assertThat(guard(job(TABLE).trials(2).transfer(false).run())).doesNotContain("in place of");
    }

    @Test
    void resume_anotherChoiceSince_goesOnWithTheFirst() throws InterruptedException {
        choose("rgpe", 24);
        TuningResult whole = job(TABLE).study("whole").run();
        TuningResult half = job(TABLE).study("half").trials(6).run();
        choose("gp", 24);

        TuningResult resumed = Headstart.resume(warehouse, "half", TABLE)
                .isolated(false)
                .trials(9)
                .run();

        assertThat(guard(half)).startsWith("rgpe is used");
        assertThat(guard(resumed)).startsWith("rgpe is used");
        assertThat(resumed.trials())
                .extracting(Trial::proposal)
                .isEqualTo(whole.trials().stream().map(Trial::proposal).toList());
    }
}
