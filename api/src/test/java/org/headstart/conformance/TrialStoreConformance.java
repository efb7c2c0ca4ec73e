package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.headstart.conformance.WarehouseSamples.LEASE;
import static org.headstart.conformance.WarehouseSamples.complete;
import static org.headstart.conformance.WarehouseSamples.study;
import static org.headstart.conformance.WarehouseSamples.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link org.headstart.api.trial.TrialStore} must do. */
public abstract class TrialStoreConformance {

    private static final int THREADS = 6;
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    private Warehouse store;
    private Study study;

    /**
     * Opens the warehouse to be tested.
     *
     * @param folder an empty folder of the test's own
     * @return a warehouse that is empty for a new folder; for the same folder again, the same one
     */
    protected abstract Warehouse open(Path folder);

    @BeforeEach
    void openStore() {
        store = open(folder);
        study = study(store, "study-a", "iris");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private Claim claim(String owner) {
        return store.claim(study.id(), owner, LEASE).orElseThrow();
    }

    private Trial only() {
        List<Trial> trials = store.trials(study.id());
        assertThat(trials).hasSize(1);
        return trials.get(0);
    }

    private Claim claimAndLetExpire() {
        Claim claim = store.claim(study.id(), "slow", MOMENT).orElseThrow();
        while (store.expire(study.id()).isEmpty()) {
            Thread.onSpinWait();
        }
        return claim;
    }

    @Test
    void enqueue_trial_isThereAsItWas() {
        Trial trial = trial(study, 0);

        store.enqueue(trial);

        assertThat(store.trials(study.id())).containsExactly(trial);
    }

    @Test
    void enqueue_lowFidelityWithIterations_isThereAsItWas() {
        Trial trial = trial(study, 0, WarehouseSamples.configuration(0.1), new Fidelity(1.0 / 3, 2, 7));

        store.enqueue(trial);

        assertThat(only()).isEqualTo(trial);
    }

    @Test
    void enqueue_lessThanAFullEvaluation_isThereAsItWas() {
        Trial trial = WarehouseSamples.atShare(1.0 / 3, trial(study, 0));

        store.enqueue(trial);

        assertThat(only()).isEqualTo(trial);
        assertThat(only().plan().isFull()).isFalse();
    }

    @Test
    void enqueue_sameIdTwice_isStoredOnce() {
        store.enqueue(trial(study, 0));
        store.enqueue(trial(study, 0));

        assertThat(store.trials(study.id())).hasSize(1);
    }

    @Test
    void enqueue_sameIdAfterItsEnd_changesNothing() {
        store.enqueue(trial(study, 0));
        store.finish(claim("a"), complete(0.5));

        store.enqueue(trial(study, 0));

        assertThat(only().state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void enqueue_otherIdSameNumber_isRefused() {
        Trial first = trial(study, 0);
        store.enqueue(first);
        Trial other = new Trial("other", study.id(), 0, first.plan(), 0, TrialState.QUEUED, null);

        assertThatThrownBy(() -> store.enqueue(other))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("number 0");
    }

    @Test
    void enqueue_unknownStudy_isRefused() {
        Trial first = trial(study, 0);
        Trial other = new Trial("other", "nowhere", 0, first.plan(), 0, TrialState.QUEUED, null);

        assertThatThrownBy(() -> store.enqueue(other))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("'nowhere'");
    }

    @Test
    void enqueue_unknownLearner_isRefused() {
        TrialPlan plan = trial(study, 0).plan();
        Proposal proposal = new Proposal("test:Other", plan.proposal().configuration(), Source.RANDOM, "");
        TrialPlan other = new TrialPlan(proposal, plan.fidelity(), 1, List.of());

        assertThatThrownBy(() -> store.enqueue(new Trial("x", study.id(), 0, other, 0, TrialState.QUEUED, null)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("'test:Other'");
    }

    @Test
    void enqueue_endedTrial_isRefused() {
        assertThatThrownBy(() -> store.enqueue(trial(study, 0).with(complete(0.5))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("COMPLETE");
    }

    @Test
    void trials_outOfOrder_areSortedByNumber() {
        List.of(3, 0, 2, 1).forEach(number -> store.enqueue(trial(study, number)));

        assertThat(store.trials(study.id())).extracting(Trial::number).containsExactly(0, 1, 2, 3);
    }

    @Test
    void trials_unknownStudy_isRefused() {
        assertThatThrownBy(() -> store.trials("nowhere")).isInstanceOf(WarehouseException.class);
    }

    @Test
    void claim_nothingQueued_isEmpty() {
        assertThat(store.claim(study.id(), "a", LEASE)).isEmpty();
    }

    @Test
    void claim_unknownStudy_isEmpty() {
        assertThat(store.claim("nowhere", "a", LEASE)).isEmpty();
    }

    @Test
    void claim_severalQueued_takesTheLowestNumber() {
        List.of(2, 1, 3).forEach(number -> store.enqueue(trial(study, number)));

        assertThat(claim("a").trial().number()).isEqualTo(1);
        assertThat(claim("b").trial().number()).isEqualTo(2);
    }

    @Test
    void claim_trial_runsUnderItsOwner() {
        store.enqueue(trial(study, 0));

        Claim claim = claim("a");

        assertThat(claim.owner()).isEqualTo("a");
        assertThat(claim.trial().state()).isEqualTo(TrialState.RUNNING);
        assertThat(claim.trial().attempt()).isEqualTo(1);
        assertThat(claim.trial().plan()).isEqualTo(trial(study, 0).plan());
        assertThat(only()).isEqualTo(claim.trial());
    }

    @Test
    void claim_onlyOneQueued_isGivenOnce() {
        store.enqueue(trial(study, 0));

        claim("a");

        assertThat(store.claim(study.id(), "b", LEASE)).isEmpty();
    }

    @Test
    void claim_otherStudysTrial_isNotGiven() {
        Study other = study(store, "study-b", "wine");
        store.enqueue(trial(other, 0));

        assertThat(store.claim(study.id(), "a", LEASE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void claim_leaseNotPositive_isRefused(long millis) {
        assertThatThrownBy(() -> store.claim(study.id(), "a", Duration.ofMillis(millis)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void claim_blankOwner_isRefused() {
        assertThatThrownBy(() -> store.claim(study.id(), " ", LEASE)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void finish_complete_isThereAsItWas() {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");

        Trial ended = store.finish(claim, complete(0.1 + 0.2));

        assertThat(ended).isEqualTo(claim.trial().with(complete(0.1 + 0.2)));
        assertThat(only()).isEqualTo(ended);
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"PRUNED", "FAILED", "TIMED_OUT", "OUT_OF_MEMORY", "KILLED"})
    void finish_withoutValue_keepsStateAndMessage(TrialState state) {
        store.enqueue(trial(study, 0));
        Outcome outcome = Outcome.without(state, 3.5, "Ü 'quoted' \" \n\0 end");

        store.finish(claim("a"), outcome);

        assertThat(only().outcome()).isEqualTo(outcome);
    }

    @Test
    void finish_withMeasures_keepsThemToTheBit() {
        store.enqueue(trial(study, 0));

        store.finish(claim("a"), complete(0.5).withMeasures(Map.of("auc", 0.1 + 0.2, "seconds", Double.MIN_VALUE)));

        assertThat(only().measures()).containsOnly(entry("auc", 0.1 + 0.2), entry("seconds", Double.MIN_VALUE));
    }

    @Test
    void finish_prunedWithValue_keepsIt() {
        store.enqueue(trial(study, 0));
        Outcome outcome = new Outcome(TrialState.PRUNED, 0.25, List.of(0.25), List.of(), 1, "worse", null);

        store.finish(claim("a"), outcome);

        assertThat(only().outcome()).isEqualTo(outcome);
        assertThat(only().value()).isNull();
    }

    @Test
    void finish_negativeZero_isKeptAsANumberEqualToIt() {
        store.enqueue(trial(study, 0));

        store.finish(claim("a"), new Outcome(TrialState.COMPLETE, -0.0, List.of(-0.0), List.of(), 0, null, null));

        assertThat(List.of(0.0, -0.0)).contains(only().value());
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void finish_twiceWithTheSameClaim_keepsTheFirst() {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");
        Trial first = store.finish(claim, complete(0.5));

        Trial second = store.finish(claim, complete(0.9));

        assertThat(second).isEqualTo(first);
        assertThat(only()).isEqualTo(first);
    }

    @Test
    void finish_afterTheLeaseButBeforeAnybodyNoticed_counts() throws InterruptedException {
        store.enqueue(trial(study, 0));
        Claim claim = store.claim(study.id(), "a", MOMENT).orElseThrow();
        Thread.sleep(20);

        assertThat(store.finish(claim, complete(0.5)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void finish_afterExpiry_isLostAndTheTrialStaysQueued() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();

        assertThatThrownBy(() -> store.finish(late, complete(0.5)))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("'slow'");
        assertThat(only().state()).isEqualTo(TrialState.QUEUED);
    }

    @Test
    void finish_whileSomebodyElseRunsIt_isLostAndTheirsCounts() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();
        Claim now = claim("quick");

        assertThatThrownBy(() -> store.finish(late, complete(0.1))).isInstanceOf(LeaseLostException.class);
        store.finish(now, complete(0.9));

        assertThat(only().value()).isEqualTo(0.9);
    }

    @Test
    void finish_lateTwice_isLostTwice() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.finish(late, complete(0.1))).isInstanceOf(LeaseLostException.class);
        }
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void finish_afterSomebodyElseEndedIt_isLostAndChangesNothing() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();
        Trial ended = store.finish(claim("quick"), complete(0.9));

        assertThatThrownBy(() -> store.finish(late, complete(0.1))).isInstanceOf(LeaseLostException.class);

        assertThat(only()).isEqualTo(ended);
    }

    @Test
    void finish_unknownTrial_isRefused() {
        Claim claim = new Claim(trial(study, 0), "a", 1);

        assertThatThrownBy(() -> store.finish(claim, complete(0.5)))
                .isInstanceOf(WarehouseException.class)
                .isNotInstanceOf(LeaseLostException.class);
    }

    @Test
    void renew_claimThatHolds_putsTheEndOff() {
        store.enqueue(trial(study, 0));
        Claim claim = store.claim(study.id(), "a", MOMENT).orElseThrow();

        store.renew(claim, LEASE);

        assertThat(store.expire(study.id())).isEmpty();
    }

    @Test
    void renew_afterExpiry_isLost() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();

        assertThatThrownBy(() -> store.renew(late, LEASE)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void renew_afterTheEnd_isLost() {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");
        store.finish(claim, complete(0.5));

        assertThatThrownBy(() -> store.renew(claim, LEASE)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void release_claim_queuesItWithoutCountingTheAttempt() {
        store.enqueue(trial(study, 0));

        store.release(claim("a"));

        assertThat(only()).isEqualTo(trial(study, 0));
        assertThat(claim("b").trial().attempt()).isEqualTo(1);
    }

    @Test
    void release_thenFinish_isLost() {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");
        store.release(claim);

        assertThatThrownBy(() -> store.finish(claim, complete(0.5))).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void release_lostClaim_leavesTheOtherWorkerAlone() {
        store.enqueue(trial(study, 0));
        Claim late = claimAndLetExpire();
        Claim now = claim("quick");

        store.release(late);

        assertThat(store.finish(now, complete(0.9)).value()).isEqualTo(0.9);
    }

    @Test
    void release_endedTrial_changesNothing() {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");
        Trial ended = store.finish(claim, complete(0.5));

        store.release(claim);

        assertThat(only()).isEqualTo(ended);
    }

    @Test
    void expire_nothingRuns_isEmpty() {
        store.enqueue(trial(study, 0));

        assertThat(store.expire(study.id())).isEmpty();
    }

    @Test
    void expire_leaseHolds_isEmpty() {
        store.enqueue(trial(study, 0));
        claim("a");

        assertThat(store.expire(study.id())).isEmpty();
        assertThat(only().state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void expire_leaseEnded_queuesTheTrialOnce() {
        store.enqueue(trial(study, 0));
        claimAndLetExpire();

        assertThat(only().state()).isEqualTo(TrialState.QUEUED);
        assertThat(store.expire(study.id())).isEmpty();
    }

    @Test
    void expire_deadOwnerWhoseLeaseHolds_queuesTheTrialAndFencesItOff() {
        store.enqueue(trial(study, 0));
        store.enqueue(trial(study, 1));
        Claim dead = claim("dead");
        Claim alive = claim("alive");

        List<Trial> expired = store.expire(study.id(), "dead"::equals);

        assertThat(expired).extracting(Trial::number).containsExactly(0);
        assertThat(expired.get(0).state()).isEqualTo(TrialState.QUEUED);
        assertThat(expired.get(0).attempt()).isEqualTo(1);
        assertThatThrownBy(() -> store.finish(dead, complete(0.1))).isInstanceOf(LeaseLostException.class);
        assertThat(store.finish(alive, complete(0.5)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void expire_ownerWithAnEndedLease_keepsTheOtherTrialsOfThisOwner() throws InterruptedException {
        store.enqueue(trial(study, 0));
        store.enqueue(trial(study, 1));
        store.claim(study.id(), "a", MOMENT);
        Claim other = claim("a");
        Thread.sleep(20);

        assertThat(store.expire(study.id(), owner -> false))
                .extracting(Trial::number)
                .containsExactly(0);
        assertThat(store.finish(other, complete(0.5)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void expire_ownerDiesThreeTimes_failsTheTrial() {
        store.enqueue(trial(study, 0));
        for (int i = 0; i < 3; i++) {
            claim("dead");
            assertThat(store.expire(study.id(), owner -> true)).hasSize(1);
        }

        assertThat(only().state()).isEqualTo(TrialState.FAILED);
    }

    @Test
    void trials_fromANumber_areThoseAndHigherOnesUpToTheNumberWanted() {
        List.of(3, 0, 2, 1).forEach(number -> store.enqueue(trial(study, number)));

        assertThat(store.trials(study.id(), 2, 9)).extracting(Trial::number).containsExactly(2, 3);
        assertThat(store.trials(study.id(), 1, 2)).extracting(Trial::number).containsExactly(1, 2);
        assertThat(store.trials(study.id(), 4, 9)).isEmpty();
    }

    @Test
    void expire_otherStudy_isLeftAlone() {
        Study other = study(store, "study-b", "wine");
        store.enqueue(trial(other, 0));
        store.enqueue(trial(study, 0));
        assertThat(store.claim(other.id(), "a", MOMENT)).isPresent();

        claimAndLetExpire();

        assertThat(store.trials(other.id()).get(0).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void expire_thirdTime_failsTheTrialWithAReason() {
        store.enqueue(trial(study, 0));
        for (int i = 0; i < 3; i++) {
            claimAndLetExpire();
        }

        assertThat(only().state()).isEqualTo(TrialState.FAILED);
        assertThat(only().attempt()).isEqualTo(3);
        assertThat(Optional.ofNullable(only().outcome()).map(Outcome::message).orElse(""))
                .contains("3 times");
        assertThat(store.claim(study.id(), "b", LEASE)).isEmpty();
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void expire_afterTheLastAttempt_fencesTheLateWorkerOff() {
        store.enqueue(trial(study, 0));
        claimAndLetExpire();
        claimAndLetExpire();
        Claim last = claimAndLetExpire();

        assertThatThrownBy(() -> store.finish(last, complete(0.5))).isInstanceOf(LeaseLostException.class);
        assertThat(only().state()).isEqualTo(TrialState.FAILED);
    }

    @Test
    void epoch_everyClaim_isLarger() {
        store.enqueue(trial(study, 0));
        Claim first = claimAndLetExpire();
        Claim second = claim("b");
        store.release(second);
        Claim third = claim("c");

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(third.epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void reopened_everything_isThere() {
        store.enqueue(trial(study, 0));
        store.enqueue(trial(study, 1));
        store.enqueue(trial(study, 2));
        Trial ended = store.finish(claim("a"), complete(0.5));
        Claim running = claim("b");
        store.close();

        store = open(folder);

        assertThat(store.trials(study.id())).containsExactly(ended, running.trial(), trial(study, 2));
        assertThat(store.finish(running, complete(0.75)).value()).isEqualTo(0.75);
    }

    @Test
    void closed_everyCall_isRefused() {
        store.close();

        assertThatThrownBy(() -> store.trials(study.id()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.enqueue(trial(study, 0))).isInstanceOf(WarehouseException.class);
    }

    @Test
    void strings_likeSql_areKeptAsTheyAre() {
        String evil = "'; DROP TABLE trial; --\" \\ % _ \u0000 \ud83d\ude00";
        TrialPlan plan = trial(study, 0).plan();
        Proposal proposal =
                new Proposal(WarehouseSamples.LEARNER, plan.proposal().configuration(), Source.SEARCH, evil);
        Trial trial = new Trial(
                evil,
                study.id(),
                0,
                new TrialPlan(proposal, plan.fidelity(), 1, List.of()),
                0,
                TrialState.QUEUED,
                null);

        store.enqueue(trial);
        Claim claim = store.claim(study.id(), evil, LEASE).orElseThrow();

        assertThat(claim.owner()).isEqualTo(evil);
        assertThat(claim.trial().id()).isEqualTo(evil);
        assertThat(claim.trial().proposal().why()).isEqualTo(evil);
        assertThat(store.info().trials()).isEqualTo(Map.of("RUNNING", 1L));
    }

    /** What breaks quoting, escapes, encodings or the text of a query. */
    static Stream<String> payloads() {
        return Payloads.all().stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void strings_likeSqlOrOddlyEncoded_areKeptInEveryFieldOfATrial(String payload) {
        TrialPlan plan = trial(study, 0).plan();
        Proposal proposal =
                new Proposal(WarehouseSamples.LEARNER, plan.proposal().configuration(), Source.SEARCH, payload);
        TrialPlan odd = new TrialPlan(proposal, plan.fidelity(), 1, List.of());
        store.enqueue(new Trial("id " + payload, study.id(), 0, odd, 0, TrialState.QUEUED, null));
        Claim claim = store.claim(study.id(), "by " + payload, LEASE).orElseThrow();

        Trial ended = store.finish(claim, Outcome.without(TrialState.FAILED, 1, payload));

        assertThat(claim.owner()).isEqualTo("by " + payload);
        assertThat(only()).isEqualTo(ended);
        assertThat(ended.id()).isEqualTo("id " + payload);
        assertThat(ended.proposal().why()).isEqualTo(payload);
        assertThat(ended.outcome()).isEqualTo(Outcome.without(TrialState.FAILED, 1, payload));
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void finish_messageOfAMegabyte_isKept() {
        store.enqueue(trial(study, 0));
        String message = "ä\ud83d\ude00x".repeat(250_000);

        store.finish(claim("a"), Outcome.without(TrialState.KILLED, 1, message));

        assertThat(only().outcome()).isEqualTo(Outcome.without(TrialState.KILLED, 1, message));
    }

    @Test
    void finish_extremeNumbers_areKeptToTheBit() {
        List<Double> values = List.of(Double.MIN_VALUE, -Double.MAX_VALUE, 0.1 + 0.2, 1e300, -1.0 / 3);
        for (int i = 0; i < values.size(); i++) {
            store.enqueue(trial(study, i));
            store.finish(claim("a"), complete(values.get(i)));
        }

        assertThat(store.trials(study.id())).extracting(Trial::value).containsExactlyElementsOf(values);
    }

    @Test
    void expire_leaseOfSomeTime_isNotEndedBefore() {
        Duration lease = Duration.ofMillis(150);
        store.enqueue(trial(study, 0));
        long before = System.nanoTime();
        assertThat(store.claim(study.id(), "slow", lease)).isPresent();

        while (store.expire(study.id()).isEmpty()) {
            Thread.onSpinWait();
        }

        // Clocks are read in milliseconds.
        assertThat(System.nanoTime() - before)
                .isGreaterThanOrEqualTo(lease.minusMillis(1).toNanos());
    }

    @Test
    void claim_threadsAtOnce_giveEachTrialOnceAndNoneTwice() throws Exception {
        for (int i = 0; i < 40; i++) {
            store.enqueue(trial(study, i));
        }

        List<List<Integer>> claimed = together(() -> {
            List<Integer> numbers = new ArrayList<>();
            for (Optional<Claim> next = store.claim(study.id(), "a", LEASE);
                    next.isPresent();
                    next = store.claim(study.id(), "a", LEASE)) {
                numbers.add(next.get().trial().number());
            }
            return numbers;
        });

        assertThat(claimed).allSatisfy(numbers -> assertThat(numbers).isSorted());
        assertThat(claimed.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void finish_threadsAtOnceWithOneClaim_allGetTheSameEnd() throws Exception {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");
        AtomicInteger next = new AtomicInteger();

        List<Trial> ends = together(() -> store.finish(claim, complete(next.incrementAndGet())));

        assertThat(ends).allMatch(ends.get(0)::equals);
        assertThat(only()).isEqualTo(ends.get(0));
    }

    @Test
    void enqueue_threadsAtOnceForOneNumber_oneIsStoredAndTheOthersAreRefused() throws Exception {
        Trial model = trial(study, 0);
        AtomicInteger next = new AtomicInteger();

        List<Boolean> stored = together(() -> {
            String id = "trial-" + next.incrementAndGet();
            try {
                store.enqueue(new Trial(id, study.id(), 0, model.plan(), 0, TrialState.QUEUED, null));
                return true;
            } catch (WarehouseException e) {
                return false;
            }
        });

        assertThat(stored).containsOnlyOnce(true);
        assertThat(store.trials(study.id())).hasSize(1);
    }

    @Test
    void expire_threadsAtOnce_takeATrialBackOnce() throws Exception {
        store.enqueue(trial(study, 0));
        assertThat(store.claim(study.id(), "slow", MOMENT)).isPresent();
        Thread.sleep(5);

        List<List<Trial>> expired = together(() -> store.expire(study.id()));

        assertThat(expired.stream().mapToInt(List::size).sum()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(TrialState.QUEUED);
        assertThat(only().attempt()).isEqualTo(1);
    }

    @Test
    void renew_threadsAtOnce_allHold() throws Exception {
        store.enqueue(trial(study, 0));
        Claim claim = claim("a");

        together(() -> {
            store.renew(claim, LEASE);
            return true;
        });

        assertThat(store.finish(claim, complete(0.5)).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void release_twice_countsOnce() {
        store.enqueue(trial(study, 0));
        Claim first = claim("a");
        store.release(first);
        Claim second = claim("b");

        store.release(first);

        assertThat(only()).isEqualTo(second.trial());
        assertThat(second.trial().attempt()).isEqualTo(1);
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
