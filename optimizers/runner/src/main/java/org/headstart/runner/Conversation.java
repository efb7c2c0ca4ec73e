package org.headstart.runner;

import java.io.IOException;
import java.time.Duration;
import org.headstart.api.InvalidValueException;
import org.headstart.api.run.Limits;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * One trial's talk with a child: the request, progress, and the end, whether the child reports it or not. At the time limit the trial is
 * interrupted, two seconds later its processes are asked to end; whoever talks kills them when {@link #talk} returns, at the latest five
 * seconds after the limit. Used once, by one thread.
 */
final class Conversation {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration UNTIL_TERMINATION = Duration.ofSeconds(2);
    private static final Duration UNTIL_KILL = Duration.ofSeconds(3);
    private static final long WATCH_MILLIS = 100;

    private final ChildProcess child;
    private final int trial;
    private final Progress progress;
    private final Duration limit;
    private final MemoryWatch memory;
    private boolean begun;

    /**
     * What a child came to.
     *
     * @param report what there is to say of the trial
     * @param clean  whether the child itself reported it and is fit for another trial
     */
    record Ending(TrialReport report, boolean clean) {}

    Conversation(ChildProcess child, Progress progress, Duration limit, Limits limits) {
        this.child = child;
        this.trial = child.nextTrial();
        this.progress = progress;
        this.limit = limit;
        this.memory = new MemoryWatch(limits.memoryBytes());
    }

    /** Waits for a new child to be ready; its start does not count as the trial's time. */
    static @Nullable Ending awaitReady(ChildProcess child) throws InterruptedException {
        Deadline deadline = Deadline.after(START_LIMIT);
        while (!deadline.hasPassed()) {
            ChildEvent event = child.next(deadline.millisLeft());
            if (event instanceof ChildEvent.Said said && said.frame().kind() == Frame.Kind.READY) {
                return null;
            }
            if (event instanceof ChildEvent.Gone) {
                return unclean(ChildDeath.report(child));
            }
        }
        return unclean(ChildDeath.unreported(
                TrialState.KILLED, "The trial's process was not ready after " + Durations.text(START_LIMIT) + "."));
    }

    /** Runs the plan. */
    Ending run(TrialPlan plan) throws InterruptedException {
        return scored(talk(Frame.of(Frame.Kind.RUN, trial, packer -> PlanFormat.write(plan, packer))));
    }

    /** A trial that is said to be complete must have a value; nothing else that a child is asked for has one. */
    static Ending scored(Ending ending) {
        boolean worthless = ending.report().state() == TrialState.COMPLETE
                && ending.report().value() == null;
        return worthless ? senseless("The trial is complete without a value.") : ending;
    }

    /** Trains on all rows and writes the model. */
    Ending refit(TrialPlan plan, String file) throws InterruptedException {
        return talk(Frame.of(Frame.Kind.REFIT, trial, packer -> PlanFormat.write(plan, packer.text(file))));
    }

    /** Predicts all rows, each by the model of its fold, and writes that. */
    Ending predict(TrialPlan plan, String file) throws InterruptedException {
        return talk(Frame.of(Frame.Kind.PREDICT, trial, packer -> PlanFormat.write(plan, packer.text(file))));
    }

    /** @return whether the child had found the learner; before that nothing of the trial has run */
    boolean hasBegun() {
        return begun;
    }

    /** What has been said already counts, even if this process was paused until after the limit. */
    private Ending talk(Frame request) throws InterruptedException {
        Deadline deadline = Deadline.after(limit);
        if (!sent(request)) {
            return unclean(ChildDeath.report(child));
        }
        while (true) {
            boolean late = deadline.hasPassed();
            ChildEvent event = child.next(Math.min(WATCH_MILLIS, deadline.millisLeft()));
            if (event == null && late) {
                return stop();
            }
            Ending ending = event == null ? overweight() : take(event);
            if (ending != null) {
                return ending;
            }
        }
    }

    private @Nullable Ending take(ChildEvent event) throws InterruptedException {
        if (event instanceof ChildEvent.Said said) {
            return said.frame().trial() == trial ? noted(said.frame()) : null;
        }
        if (event instanceof ChildEvent.Garbled garbled) {
            return unclean(ChildDeath.unreported(
                    TrialState.KILLED, "The trial's process sent a damaged frame and was killed: " + garbled.damage()));
        }
        return unclean(ChildDeath.report(child));
    }

    private @Nullable Ending overweight() {
        String excess = memory.excess(child.pid());
        return excess == null
                ? null
                : unclean(ChildDeath.unreported(
                        TrialState.OUT_OF_MEMORY, "The trial ran out of memory: " + excess + ChildDeath.MORE_MEMORY));
    }

    private @Nullable Ending noted(Frame frame) {
        begun |= frame.kind() == Frame.Kind.BEGAN;
        return hear(frame, progress);
    }

    /** What a child's answer means; one that makes no sense ends the trial, whatever is in it. */
    static @Nullable Ending hear(Frame frame, Progress progress) {
        try {
            Unpacker body = frame.body();
            switch (frame.kind()) {
                case BEGAN -> progress.began(body.text(), body.text());
                case SCORED -> progress.scored(body.number());
                case ENDED -> {
                    return new Ending(ReportFormat.read(body), body.flag());
                }
                default -> throw new IOException("a child does not send " + frame.kind() + ".");
            }
            return null;
        } catch (IOException | IllegalArgumentException | InvalidValueException e) {
            return senseless(String.valueOf(e.getMessage()));
        }
    }

    private static Ending senseless(String why) {
        return unclean(ChildDeath.unreported(
                TrialState.KILLED, "The trial's process sent a frame that makes no sense: " + why));
    }

    private Ending stop() throws InterruptedException {
        if (sent(Frame.of(Frame.Kind.CANCEL, trial)) && !endsWithin(UNTIL_TERMINATION)) {
            child.terminate();
            endsWithin(UNTIL_KILL);
        }
        return unclean(ChildDeath.unreported(
                TrialState.TIMED_OUT, "The trial was stopped at its limit of " + Durations.text(limit) + "."));
    }

    private boolean endsWithin(Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.after(patience);
        while (!deadline.hasPassed()) {
            ChildEvent event = child.next(deadline.millisLeft());
            boolean ended = event instanceof ChildEvent.Said said
                    && said.frame().trial() == trial
                    && said.frame().kind() == Frame.Kind.ENDED;
            if (ended || event instanceof ChildEvent.Gone || event instanceof ChildEvent.Garbled) {
                return true;
            }
        }
        return false;
    }

    private boolean sent(Frame frame) {
        try {
            child.send(frame);
            return true;
        } catch (IOException e) {
            return false; // it is dead, and how it died is found out next
        }
    }

    private static Ending unclean(TrialReport report) {
        return new Ending(report, false);
    }
}
