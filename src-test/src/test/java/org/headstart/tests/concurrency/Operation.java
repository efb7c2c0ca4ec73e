package org.headstart.tests.concurrency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of a trial store in a history: what was asked, when, and what came of it. Times are {@link System#nanoTime}, which all processes of one
 * machine share on Linux.
 *
 * @param kind    what was called
 * @param number  the trial's number; -1 for a claim that gave nothing or was never heard of again, and for expire
 * @param epoch   the epoch of the claim that was used or given; -1 where there is none
 * @param lease   the length of the lease asked for, in nanoseconds; 0 where there is none
 * @param value   the value that the trial was to end with; 0 where there is none
 * @param invoked when it was called
 * @param ended   when it answered; {@link #NEVER} when its process died before
 * @param answer  what it answered
 * @param attempt the attempt that a claim gave
 * @param expired what an expire found: the attempt by the trial's number, negative where the trial has failed by now
 */
record Operation(
        Kind kind,
        int number,
        long epoch,
        long lease,
        double value,
        long invoked,
        long ended,
        Answer answer,
        int attempt,
        Map<Integer, Integer> expired) {

    static final long NEVER = Long.MAX_VALUE;

    /** What can be called. */
    enum Kind {
        ENQUEUE,
        CLAIM,
        RENEW,
        FINISH,
        RELEASE,
        EXPIRE
    }

    /** What can be answered. */
    enum Answer {
        /** It was done. */
        OK,
        /** There was nothing to claim. */
        EMPTY,
        /** The lease was lost. */
        LOST,
        /** Nobody knows whether it was done. */
        UNKNOWN
    }

    /** What was called and not answered yet. */
    static Operation invoked(Kind kind, int number, long epoch, long leaseNanos, double value, long now) {
        return new Operation(kind, number, epoch, leaseNanos, value, now, NEVER, Answer.UNKNOWN, 0, Map.of());
    }

    Operation answered(Answer what, long now) {
        return new Operation(kind, number, epoch, lease, value, invoked, now, what, 0, Map.of());
    }

    Operation claimed(int trial, long given, int begun, long now) {
        return new Operation(kind, trial, given, lease, value, invoked, now, Answer.OK, begun, Map.of());
    }

    Operation found(Map<Integer, Integer> trials, long now) {
        return new Operation(kind, -1, -1, 0, 0, invoked, now, Answer.OK, 0, trials);
    }

    boolean isKnown() {
        return answer != Answer.UNKNOWN;
    }

    /** One line, for a pipe. */
    String line() {
        String found = expired.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "[", "]"));
        return String.format(
                Locale.ROOT,
                "%s %d %d %d %s %d %d %s %d %s",
                kind,
                number,
                epoch,
                lease,
                value,
                invoked,
                ended,
                answer,
                attempt,
                found);
    }

    static Operation of(String line) {
        String[] parts = line.split(" ");
        String found = parts[9].substring(1, parts[9].length() - 1);
        Map<Integer, Integer> expired = found.isEmpty()
                ? Map.of()
                : Arrays.stream(found.split(","))
                        .map(pair -> pair.split(":"))
                        .collect(Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Integer.valueOf(pair[1])));
        return new Operation(
                Kind.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Double.parseDouble(parts[4]),
                Long.parseLong(parts[5]),
                Long.parseLong(parts[6]),
                Answer.valueOf(parts[7]),
                Integer.parseInt(parts[8]),
                expired);
    }

    /** The operations that a process said, those that it was in the middle of when it died among them. */
    static List<Operation> ofProcess(List<String> lines) {
        Map<Long, Operation> open = lines.stream()
                .map(Operation::of)
                .collect(Collectors.toMap(Operation::invoked, each -> each, (asked, answered) -> answered));
        return List.copyOf(open.values());
    }
}
