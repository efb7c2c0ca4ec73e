package org.headstart.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.concurrency.Operation.Answer;
import org.headstart.tests.concurrency.Operation.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing would let every store pass. */
class HistoryCheckerTest {

    private static final long LEASE = 60_000_000_000L;

    private final Operation enqueued = call(Kind.ENQUEUE, 0, 0, 0, 10).answered(Answer.OK, 20);
    private final Operation claimed = claim(0, 1, 1, 30, 40);

    private static Operation call(Kind kind, int number, long epoch, double value, long now) {
        return Operation.invoked(kind, number, epoch, LEASE, value, now);
    }

    private static Operation claim(int number, long epoch, int attempt, long from, long to) {
        return call(Kind.CLAIM, -1, -1, 0, from).claimed(number, epoch, attempt, to);
    }

    private static Operation finish(long epoch, double value, Answer answer, long from) {
        return call(Kind.FINISH, 0, epoch, value, from).answered(answer, from + 10);
    }

    private static Operation expire(int attempt, long from) {
        return call(Kind.EXPIRE, -1, -1, 0, from).found(Map.of(0, attempt), from + 10);
    }

    private static Trial trial(int number, TrialState state, int attempt, @Nullable Double value) {
        Proposal proposal =
                new Proposal(WarehouseSamples.LEARNER, WarehouseSamples.configuration(1), Source.RANDOM, "");
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        Outcome outcome = value != null
                ? WarehouseSamples.complete(value)
                : state.isEnd() ? Outcome.without(state, 0, "It failed.") : null;
        return new Trial("id-" + number, "study", number, plan, attempt, state, outcome);
    }

    private static List<String> violations(List<Operation> calls, Trial... stored) {
        return new HistoryChecker(calls, List.of(stored)).violations();
    }

    @Test
    void violations_wholeLife_hasNone() {
        Operation renewed = call(Kind.RENEW, 0, 1, 0, 50).answered(Answer.OK, 60);

        assertThat(violations(
                        List.of(
                                enqueued,
                                claimed,
                                renewed,
                                finish(1, 0.5, Answer.OK, 70),
                                finish(1, 0.9, Answer.OK, 90)),
                        trial(0, TrialState.COMPLETE, 1, 0.5)))
                .isEmpty();
    }

    @Test
    void violations_expiryAndLateResult_hasNone() {
        long late = LEASE + 1000;

        assertThat(violations(
                        List.of(
                                enqueued,
                                claimed,
                                expire(1, late),
                                claim(0, 3, 2, late + 20, late + 30),
                                finish(1, 0.1, Answer.LOST, late + 40),
                                finish(3, 0.9, Answer.OK, late + 60)),
                        trial(0, TrialState.COMPLETE, 2, 0.9)))
                .isEmpty();
    }

    @Test
    void violations_callNeverAnswered_mayHaveHadItsEffectOrNot() {
        Operation unknown = call(Kind.FINISH, 0, 1, 0.5, 50);

        assertThat(violations(List.of(enqueued, claimed, unknown), trial(0, TrialState.COMPLETE, 1, 0.5)))
                .isEmpty();
        assertThat(violations(List.of(enqueued, claimed, unknown), trial(0, TrialState.RUNNING, 1, null)))
                .isEmpty();
        assertThat(violations(
                        List.of(enqueued, call(Kind.CLAIM, -1, -1, 0, 30)), trial(0, TrialState.RUNNING, 1, null)))
                .isEmpty();
    }

    @Test
    void violations_acknowledgedTrialIsGone_areFound() {
        assertThat(violations(List.of(enqueued))).hasSize(1);
        assertThat(violations(
                        List.of(enqueued, claimed, finish(1, 0.5, Answer.OK, 50)),
                        trial(0, TrialState.RUNNING, 1, null)))
                .hasSize(1);
    }

    @Test
    void violations_trialFromNowhere_areFound() {
        assertThat(violations(
                        List.of(enqueued), trial(0, TrialState.QUEUED, 0, null), trial(7, TrialState.QUEUED, 0, null)))
                .singleElement()
                .asString()
                .contains("Trial 7");
    }

    @Test
    void violations_claimedTwice_areFound() {
        assertThat(violations(
                        List.of(enqueued, claimed, claim(0, 2, 2, 50, 60)), trial(0, TrialState.RUNNING, 2, null)))
                .hasSize(1);
    }

    @Test
    void violations_staleResultCounts_areFound() {
        long late = LEASE + 1000;

        assertThat(violations(
                        List.of(
                                enqueued,
                                claimed,
                                expire(1, late),
                                claim(0, 3, 2, late + 20, late + 30),
                                finish(1, 0.1, Answer.OK, late + 40)),
                        trial(0, TrialState.COMPLETE, 2, 0.1)))
                .hasSize(1);
    }

    @Test
    void violations_otherValueThanAcknowledged_areFound() {
        assertThat(violations(
                        List.of(enqueued, claimed, finish(1, 0.5, Answer.OK, 50)),
                        trial(0, TrialState.COMPLETE, 1, 0.6)))
                .hasSize(1);
    }

    @Test
    void violations_leaseEndsBeforeItsTime_areFound() {
        assertThat(violations(List.of(enqueued, claimed, expire(1, 50)), trial(0, TrialState.QUEUED, 1, null)))
                .hasSize(1);
    }

    @Test
    void violations_holderIsSentAway_areFound() {
        assertThat(violations(
                        List.of(enqueued, claimed, finish(1, 0.5, Answer.LOST, 50)),
                        trial(0, TrialState.RUNNING, 1, null)))
                .hasSize(1);
    }

    @Test
    void violations_fourthAttempt_areFound() {
        long late = LEASE + 1000;
        long later = 2 * late;
        long latest = 3 * late;

        assertThat(violations(
                        List.of(
                                enqueued,
                                claimed,
                                expire(1, late),
                                claim(0, 3, 2, late + 20, late + 30),
                                expire(2, later),
                                claim(0, 5, 3, later + 20, later + 30),
                                expire(3, latest)),
                        trial(0, TrialState.QUEUED, 3, null)))
                .hasSize(1);
    }

    @Test
    void violations_lowerNumberOrAnyTrialWasQueued_areFound() {
        Operation second = call(Kind.ENQUEUE, 1, 0, 0, 15).answered(Answer.OK, 25);
        Operation empty = call(Kind.CLAIM, -1, -1, 0, 30).answered(Answer.EMPTY, 40);

        assertThat(violations(List.of(enqueued, empty), trial(0, TrialState.QUEUED, 0, null)))
                .hasSize(1);
        assertThat(violations(
                        List.of(enqueued, second, claim(1, 1, 1, 30, 40)),
                        trial(0, TrialState.QUEUED, 0, null),
                        trial(1, TrialState.RUNNING, 1, null)))
                .hasSize(1);
    }
}
