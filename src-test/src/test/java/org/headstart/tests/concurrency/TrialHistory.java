package org.headstart.tests.concurrency;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.tests.concurrency.Operation.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were about one trial, by the time of the call, and what the store holds of it in the end. Looks for an order that explains them
 * all, depth first, each set of calls and state once (Wing and Gong 1993, doi:10.1006/jpdc.1993.1015, with the memory of Lowe 2017,
 * doi:10.1002/cpe.3928). Calls that were never answered may have had their effect at any later time, or none.
 */
final class TrialHistory {

    private static final int ATTEMPTS = 3;

    /** Leases are kept in milliseconds by another clock. */
    private static final long TOLERANCE_NANOS = 10_000_000;

    private final int number;
    private final List<Operation> calls;
    private final @Nullable Trial last;
    private final Set<Point> seen = new HashSet<>();

    TrialHistory(int number, List<Operation> calls, @Nullable Trial last) {
        this.number = number;
        this.calls = calls;
        this.last = last;
    }

    /**
     * How a trial stands.
     *
     * @param state    null before it is stored
     * @param epoch    the fencing token of the last claim, release or expiry
     * @param attempt  how often it has been begun
     * @param value    what it ended with
     * @param leaseEnd when the lease may end at the earliest, by {@link System#nanoTime}
     */
    private record State(@Nullable TrialState state, long epoch, int attempt, double value, long leaseEnd) {

        private static final State ABSENT = new State(null, 0, 0, 0, 0);

        private boolean isHeldUnder(long claimed) {
            return state == TrialState.RUNNING && epoch == claimed;
        }

        private State queued(int begun) {
            return new State(TrialState.QUEUED, epoch + 1, begun, 0, 0);
        }
    }

    private record Point(BitSet done, State state) {}

    boolean isPossible() {
        return isPossible(new BitSet(), State.ABSENT);
    }

    private boolean isPossible(BitSet done, State state) {
        if (!seen.add(new Point((BitSet) done.clone(), state))) {
            return false;
        }
        if (isEnd(done) && isLast(state)) {
            return true;
        }
        long firstAnswer = firstAnswer(done);
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            Operation call = calls.get(i);
            State next = call.invoked() <= firstAnswer ? after(state, call) : null;
            if (next != null) {
                done.set(i);
                if (isPossible(done, next)) {
                    return true;
                }
                done.clear(i);
            }
        }
        return false;
    }

    /** Whatever comes next was called before this. */
    private long firstAnswer(BitSet done) {
        long first = Operation.NEVER;
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            first = Math.min(first, calls.get(i).ended());
        }
        return first;
    }

    private boolean isEnd(BitSet done) {
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            if (calls.get(i).isKnown()) {
                return false;
            }
        }
        return true;
    }

    private boolean isLast(State state) {
        if (last == null || state.state == null) {
            return last == null && state.state == null;
        }
        Double value = last.value();
        return last.state() == state.state
                && last.attempt() == state.attempt
                && (value == null || value == state.value);
    }

    /** How the trial stands after a call; null when the call cannot have been answered so. */
    private @Nullable State after(State state, Operation call) {
        return switch (call.kind()) {
            case ENQUEUE -> state.state == null ? new State(TrialState.QUEUED, 0, 0, 0, 0) : state;
            case CLAIM -> claimed(state, call);
            case RENEW -> renewed(state, call);
            case FINISH -> finished(state, call);
            case RELEASE -> state.isHeldUnder(call.epoch()) ? state.queued(state.attempt - 1) : state;
            case EXPIRE -> expired(state, call);
        };
    }

    private static @Nullable State claimed(State state, Operation call) {
        if (state.state != TrialState.QUEUED) {
            return null;
        }
        State next =
                new State(TrialState.RUNNING, state.epoch + 1, state.attempt + 1, 0, call.invoked() + call.lease());
        boolean asGiven = next.epoch == call.epoch() && next.attempt == call.attempt();
        return asGiven || !call.isKnown() ? next : null;
    }

    private static @Nullable State renewed(State state, Operation call) {
        boolean held = state.isHeldUnder(call.epoch());
        if (call.isKnown() && held != (call.answer() == Answer.OK)) {
            return null;
        }
        return held ? new State(state.state, state.epoch, state.attempt, 0, call.invoked() + call.lease()) : state;
    }

    /** Ending a trial again under the same epoch changes nothing. */
    private static @Nullable State finished(State state, Operation call) {
        boolean held = state.isHeldUnder(call.epoch());
        boolean again = state.state == TrialState.COMPLETE && state.epoch == call.epoch();
        if (call.isKnown() && (held || again) != (call.answer() == Answer.OK)) {
            return null;
        }
        return held ? new State(TrialState.COMPLETE, state.epoch, state.attempt, call.value(), 0) : state;
    }

    private @Nullable State expired(State state, Operation call) {
        boolean mayEnd = call.ended() == Operation.NEVER || call.ended() >= state.leaseEnd - TOLERANCE_NANOS;
        if (state.state != TrialState.RUNNING || !mayEnd) {
            return null;
        }
        boolean failed = state.attempt >= ATTEMPTS;
        Integer found = call.expired().get(number);
        if (call.isKnown() && (found == null || found != (failed ? -state.attempt : state.attempt))) {
            return null;
        }
        return failed
                ? new State(TrialState.FAILED, state.epoch + 1, state.attempt, 0, 0)
                : state.queued(state.attempt);
    }
}
