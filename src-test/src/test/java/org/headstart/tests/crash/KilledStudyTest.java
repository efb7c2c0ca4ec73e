package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.headstart.api.Providers;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.tests.crash.StudyProcess.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tuning jobs whose processes are killed at random moments: what comes of them must be what comes of a job that nobody disturbed, trial by trial.
 * {@code -Dheadstart.optimizers=random,auto,tpe,gp,asha -Dheadstart.kills=5 -Dheadstart.repeats=5} for more of it.
 */
class KilledStudyTest {

    private static final List<String> OPTIMIZERS =
            List.of(System.getProperty("headstart.optimizers", "random").split(","));
    private static final int KILLS = Integer.getInteger("headstart.kills", 2);
    private static final int REPEATS = Integer.getInteger("headstart.repeats", 1);
    private static final int LANES = Integer.getInteger("headstart.lanes", 2);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);
    private static final int TRIALS = 40;
    private static final String STUDY = "study";
    private static final String LEARNERS = SlowLearner.ID + ",tribuo:CART";

    @TempDir
    Path folder;

    /** A trial without what the clock decides. */
    private record Result(
            Proposal proposal,
            List<Double> rivals,
            TrialState state,
            @Nullable Double value) {

        private static Result of(Trial trial) {
            return new Result(trial.proposal(), trial.plan().rivalFolds(), trial.state(), trial.value());
        }
    }

    /** One job, on its own or by several processes. */
    private record Case(String optimizer, int workers, boolean joined, int repeat) {

        private String name() {
            return optimizer + "-" + workers + (joined ? "-joined-" : "-resumed-") + repeat;
        }
    }

    @Test
    void sigkill_atRandomMoments_endsAsIfNeverInterrupted() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (String optimizer : OPTIMIZERS) {
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                cases.add(new Case(optimizer, 1, false, repeat));
                cases.add(new Case(optimizer, 4, false, repeat));
                cases.add(new Case(optimizer, 2, true, repeat));
            }
        }

        int kills = Lanes.run(LANES, lane -> lane(cases, lane)).stream()
                .mapToInt(Integer::intValue)
                .sum();

        System.out.printf(
                "%d studies of %d trials, %d kills, each study as if never interrupted: %s; seed %d%n",
                cases.size(), TRIALS, kills, OPTIMIZERS, SEED);
    }

    private int lane(List<Case> cases, int lane) throws IOException, InterruptedException {
        int kills = 0;
        for (int i = lane; i < cases.size(); i += LANES) {
            Case each = cases.get(i);
            Random random = new Random(SEED + i);
            String location = folder.resolve(each.name() + ".db").toString();
            kills += each.joined ? joined(each, location, random) : resumed(each, location, random);
            String alone = folder.resolve(each.name() + "-alone.db").toString();
            StudyProcess.begin(alone, STUDY, each.optimizer, TRIALS, LEARNERS).run();
            assertThat(results(location))
                    .as("%s of seed %d", each.name(), SEED)
                    .hasSize(TRIALS)
                    .isEqualTo(results(alone));
        }
        return kills;
    }

    private static List<Result> results(String location) {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            assertThat(warehouse.verify()).isEmpty();
            return warehouse.trials(STUDY).stream().map(Result::of).toList();
        }
    }

    /** One process after another: each but the last is killed some way on. */
    private int resumed(Case each, String location, Random random) throws IOException, InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            Role role = isBegun(location) ? Role.RESUME : Role.BEGIN;
            try (ChildJvm child = start(each, location, role)) {
                child.awaitLines(1 + random.nextInt(2 * TRIALS / KILLS - 2));
                Thread.sleep(random.nextInt(20));
                child.kill();
                assertThat(child.errors()).isEmpty();
            }
        }
        try (ChildJvm last = start(each, location, isBegun(location) ? Role.RESUME : Role.BEGIN)) {
            requireDone(last);
        }
        return KILLS;
    }

    /** Two join a study; whoever began it is killed, then one of the others, and the last goes on alone. */
    private int joined(Case each, String location, Random random) throws IOException, InterruptedException {
        try (ChildJvm first = start(each, location, Role.BEGIN)) {
            first.awaitFirstLine();
            try (ChildJvm second = start(each, location, Role.JOIN);
                    ChildJvm third = start(each, location, Role.JOIN)) {
                second.awaitLines(1 + random.nextInt(4));
                first.kill();
                third.awaitLines(1 + random.nextInt(4));
                second.kill();
                requireDone(third);
                assertThat(first.errors() + second.errors()).isEmpty();
                return 2;
            }
        }
    }

    private static void requireDone(ChildJvm child) throws IOException, InterruptedException {
        assertThat(child.exit()).as(child.errors()).isZero();
        assertThat(child.lines()).last().isEqualTo("done");
        assertThat(child.errors()).isEmpty();
    }

    private ChildJvm start(Case each, String location, Role role) throws IOException {
        return ChildJvm.start(
                folder,
                List.of("-Dheadstart.slow=" + (each.joined ? 40 : 4)),
                StudyProcess.class,
                location,
                STUDY,
                role.name().toLowerCase(Locale.ROOT),
                each.optimizer,
                Integer.toString(TRIALS),
                Integer.toString(each.workers),
                LEARNERS);
    }

    private static boolean isBegun(String location) {
        return Providers.existingWarehouse(location)
                .map(existing -> {
                    try (existing) {
                        return existing.study(STUDY).isPresent();
                    }
                })
                .orElse(false);
    }
}
