package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.headstart.api.HeadstartException;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** Runs each trial in a child JVM. Thread-safe. */
final class ChildJvmRunner implements TrialRunner {

    private static final Duration NO_LIMIT = Duration.ofDays(36500);

    /** A signal to the whole job reaches children a moment before the parent knows that it ends. */
    private static final long SETTLING_MILLIS = 300;

    private final Setting setting;
    private final RunFolder folder;
    private final ChildPool pool;
    private final Thread atExit = new Thread(this::exit, "headstart-runner-exit");
    private volatile boolean exiting;
    private boolean released;

    private ChildJvmRunner(Setting setting, RunFolder folder, ChildPool pool) {
        this.setting = setting;
        this.folder = folder;
        this.pool = pool;
    }

    /**
     * @param setting what all trials share
     * @return the runner
     * @throws HeadstartException if the table cannot be handed over to children
     */
    static ChildJvmRunner open(Setting setting) {
        try {
            RunFolder folder = RunFolder.create();
            ChildJvmRunner runner = new ChildJvmRunner(setting, folder, pool(setting, folder));
            Runtime.getRuntime().addShutdownHook(runner.atExit);
            return runner;
        } catch (IOException e) {
            throw new HeadstartException(
                    "The table could not be handed over to trials in '" + System.getProperty("java.io.tmpdir") + "': "
                            + e + ".",
                    "the disk is full; -Djava.io.tmpdir=FOLDER names another place.",
                    e);
        }
    }

    private static ChildPool pool(Setting setting, RunFolder folder) throws IOException {
        try {
            Path file = folder.path().resolve("setting");
            SettingFile.write(setting, file);
            return new ChildPool(folder, new ChildCommand(folder.path(), file, setting.limits()));
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public Outcome run(TrialPlan plan) throws InterruptedException {
        Attempt attempt = attempt(plan);
        return attempt.lostIdleChild() ? attempt(plan).outcome() : attempt.outcome();
    }

    /**
     * What came of one child's try.
     *
     * @param outcome       the outcome
     * @param lostIdleChild whether a child that had waited between trials was found dead: that is not this trial's fault
     */
    private record Attempt(Outcome outcome, boolean lostIdleChild) {}

    private Attempt attempt(TrialPlan plan) throws InterruptedException {
        try (Loan loan = new Loan()) {
            Conversation.Ending unready = loan.ready();
            TrialLog log = new TrialLog(setting, plan);
            if (unready != null) {
                return new Attempt(log.end(unready.report()), false);
            }
            boolean warm = loan.child.trials() > 0;
            Conversation talk =
                    new Conversation(loan.child, log, setting.limits().time(), setting.limits());
            Conversation.Ending ending = loan.settle(talk.run(plan));
            boolean lost = warm && !talk.hasBegun() && ending.report().state() == TrialState.KILLED;
            return new Attempt(log.end(ending.report()), lost);
        } catch (IOException e) {
            TrialLog log = new TrialLog(setting, plan);
            return new Attempt(
                    log.end(TrialState.KILLED, "No process could be started for the trial: " + e + "."), false);
        }
    }

    @Override
    public void refit(TrialPlan plan, Path model) throws InterruptedException {
        try (ModelFile file = new ModelFile(model)) {
            unlimited(
                    plan,
                    "The model could not be trained on all rows: ",
                    talk -> talk.refit(plan, file.draft().toString()));
            file.publish();
        }
    }

    @Override
    public Predictions predictOutOfFold(TrialPlan plan) throws InterruptedException {
        Path file = folder.path().resolve("predictions-" + UUID.randomUUID());
        try {
            unlimited(plan, InJvmRunner.NOT_PREDICTED, talk -> talk.predict(plan, file.toString()));
            return PredictionsFormat.read(file);
        } catch (IOException e) {
            throw new HeadstartException(
                    "The predictions of a trial could not be read back: " + e + ".", "the disk is full.", e);
        } finally {
            RunFolder.delete(file);
        }
    }

    /** What is asked of a child besides trials. */
    private interface Wish {
        Conversation.Ending of(Conversation talk) throws InterruptedException;
    }

    private void unlimited(TrialPlan plan, String failure, Wish wish) throws InterruptedException {
        try (Loan loan = new Loan()) {
            Conversation.Ending unready = loan.ready();
            TrialLog log = new TrialLog(setting, plan);
            TrialReport report = unready != null
                    ? unready.report()
                    : loan.settle(wish.of(new Conversation(loan.child, log, NO_LIMIT, setting.limits())))
                            .report();
            if (report.state() != TrialState.COMPLETE) {
                throw new LearnerException(failure + report.message(), null);
            }
        } catch (IOException e) {
            throw new HeadstartException("No process could be started to train the model: " + e + ".", null, e);
        }
    }

    /** A child for the length of a trial: given back when it came out well, destroyed in every other case. */
    private final class Loan implements AutoCloseable {

        private final ChildProcess child;
        private boolean clean;

        Loan() throws IOException, InterruptedException {
            if (exiting) {
                throw new InterruptedException("The JVM ends.");
            }
            child = pool.take();
        }

        Conversation.@Nullable Ending ready() throws InterruptedException {
            if (child.trials() > 0) {
                return null;
            }
            Conversation.Ending failed = Conversation.awaitReady(child);
            return failed == null ? null : settle(failed);
        }

        /** A trial that was stopped because the runner or the whole job ends has no outcome. */
        Conversation.Ending settle(Conversation.Ending ending) throws InterruptedException {
            clean = ending.clean();
            if (!clean && ChildDeath.wasAsked(child.exitCode())) {
                Thread.sleep(SETTLING_MILLIS);
            }
            if (pool.isClosed()) {
                throw new InterruptedException("The runner was closed.");
            }
            return ending;
        }

        @Override
        public void close() {
            if (clean) {
                pool.giveBack(child);
            } else {
                pool.discard(child);
            }
        }
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM ends already, and the hook has nothing left to do
        }
    }

    private void exit() {
        exiting = true;
        release();
    }

    private synchronized void release() {
        if (!released) {
            released = true;
            pool.close();
            folder.close();
        }
    }
}
