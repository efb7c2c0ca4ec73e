package org.headstart.tests.concurrency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headstart.api.trial.Trial;
import org.headstart.tests.concurrency.Operation.Answer;
import org.headstart.tests.concurrency.Operation.Kind;

/**
 * Says where a history of calls to a trial store, and what the store holds in the end, contradict its contract. Calls for one trial must be as if
 * each had happened at one moment between call and answer (linearizability: Herlihy and Wing 1990, doi:10.1145/78969.78972; it may be checked
 * trial by trial, their theorem 1): {@link TrialHistory}. Between trials it is the order of claims that counts, and that nothing is refused that
 * is there.
 */
record HistoryChecker(List<Operation> operations, List<Trial> stored) {

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<Integer, Trial> last = new HashMap<>();
        stored.forEach(trial -> last.put(trial.number(), trial));
        Map<Integer, List<Operation>> byTrial = byTrial();
        last.keySet().stream()
                .filter(number -> !byTrial.containsKey(number))
                .forEach(number -> violations.add("Trial " + number + " is there, but nobody stored it."));
        byTrial.forEach((number, calls) -> {
            if (!new TrialHistory(number, calls, last.get(number)).isPossible()) {
                violations.add("Trial " + number + " ended as " + last.get(number) + ", which no order explains of "
                        + calls.stream().map(Operation::line).collect(Collectors.joining("\n  ", "\n  ", "")));
            }
        });
        violations.addAll(wrongClaims(byTrial));
        return violations;
    }

    /** The calls that were about a trial or may have been. */
    private Map<Integer, List<Operation>> byTrial() {
        Map<Integer, List<Operation>> byTrial = new TreeMap<>();
        Set<Integer> stored = operations.stream()
                .filter(call -> call.kind() == Kind.ENQUEUE)
                .map(Operation::number)
                .collect(Collectors.toSet());
        List<Operation> inOrder = operations.stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
        for (Operation call : inOrder) {
            if (call.kind() == Kind.EXPIRE && call.isKnown()) {
                call.expired().keySet().forEach(number -> add(byTrial, number, call));
            } else if (call.number() >= 0) {
                add(byTrial, call.number(), call);
            } else if (!call.isKnown()) {
                stored.forEach(number -> add(byTrial, number, call));
            }
        }
        return byTrial;
    }

    private static void add(Map<Integer, List<Operation>> byTrial, int number, Operation call) {
        byTrial.computeIfAbsent(number, key -> new ArrayList<>()).add(call);
    }

    /** From when until when a trial that nobody had claimed yet was queued for certain. */
    private record Wait(int number, long from, long until) {

        private boolean covers(Operation call) {
            return from < call.invoked() && call.ended() < until;
        }
    }

    private List<String> wrongClaims(Map<Integer, List<Operation>> byTrial) {
        List<Wait> waits = new ArrayList<>();
        byTrial.forEach((number, calls) -> {
            Wait wait = firstWait(number, calls);
            if (wait.from < wait.until) {
                waits.add(wait);
            }
        });
        List<String> wrong = new ArrayList<>();
        for (Operation call : operations) {
            if (call.kind() == Kind.CLAIM && call.isKnown()) {
                waits.stream()
                        .filter(wait -> wait.covers(call))
                        .filter(wait -> call.answer() == Answer.EMPTY || wait.number < call.number())
                        .findFirst()
                        .ifPresent(wait -> wrong.add(
                                "Trial " + wait.number + " was queued all the time of the claim " + call.line()));
            }
        }
        return wrong;
    }

    private static Wait firstWait(int number, List<Operation> calls) {
        long from = calls.stream()
                .filter(call -> call.kind() == Kind.ENQUEUE)
                .mapToLong(Operation::ended)
                .min()
                .orElse(Operation.NEVER);
        long until = calls.stream()
                .filter(call -> call.kind() == Kind.CLAIM)
                .mapToLong(Operation::invoked)
                .min()
                .orElse(Operation.NEVER);
        return new Wait(number, from, until);
    }
}
