package org.headstart.cli;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.Study;

/**
 * Runs one job in front of the user: progress on the way, Ctrl-C, the outcome at the end.
 *
 * @param console   where to print
 * @param json      whether standard output shall hold one document and nothing else
 * @param warehouse the warehouse, for the advice on how to go on
 * @param model     what is made of the trials in the end
 */
record TuningSession(Console console, boolean json, WarehouseOption warehouse, ModelOption model) {

    /**
     * Runs a job.
     *
     * @param job    set up, but for listeners
     * @param trials how many trials the study shall have
     * @param ended  those that had ended before
     * @return the exit code
     */
    int run(TuningJob job, int trials, List<Trial> ended) throws InterruptedException {
        TuningResult result;
        boolean interrupted;
        Progress progress = Progress.on(console, json);
        List<Study> begun = new ArrayList<>();
        try (progress;
                Interruption interruption = new Interruption(job::cancel)) {
            result = model.apply(job)
                    .listener(progress)
                    .onWarning(console::warn)
                    .onStudy(study -> {
                        begun.add(study);
                        progress.begin(study, trials, ended);
                    })
                    .run();
            interrupted = interruption.happened();
        } catch (NoRoomException e) {
            begun.forEach(study -> console.err().println("no room; resume with: " + resume(study)));
            throw e;
        }
        return report(result, progress.printsTrials(), trials, interrupted);
    }

    private int report(TuningResult result, boolean trialsPrinted, int trials, boolean interrupted) {
        if (json) {
            Json.print(console.out(), TuneDocument.of(result));
        } else {
            TuneSummary summary = new TuneSummary(result);
            if (!trialsPrinted) {
                summary.printTrials(console.out());
            }
            console.out().println();
            summary.print(console.out());
            footer(result, trials);
        }
        if (interrupted) {
            console.err().println("interrupted; resume with: " + resume(result.study()));
            return ExitCode.INTERRUPTED;
        }
        return completed(result);
    }

    private int completed(TuningResult result) {
        if (result.incumbent().isPresent()) {
            if (result.feasibleCount() == 0) {
                console.warn("No trial keeps to all constraints, so the best is the one that violates them least."
                        + " Maybe they ask for too much, or more trials are needed.");
            }
            return ExitCode.DONE;
        }
        boolean parts = result.study().settings().parts() != null;
        console.err()
                .println("error: None of the " + result.trials().size() + " trials of study '"
                        + result.study().id() + "' has completed" + (parts ? " in full" : "")
                        + ", so there is no best configuration.");
        List<String> reasons = new ArrayList<>();
        result.trials().stream()
                .map(Trial::outcome)
                .filter(outcome -> outcome != null && outcome.message() != null)
                .forEach(outcome -> reasons.add(outcome.state() + ": " + outcome.message()));
        reasons.stream().findFirst().ifPresent(reason -> console.err()
                .println("Maybe the first trial tells: " + reason));
        return ExitCode.FAILED;
    }

    private void footer(TuningResult result, int trials) {
        console.out().println("study     " + result.study().id() + " in " + warehouse.location());
        boolean stopped = result.stopped() != null;
        String moreTrials = stopped ? " --stop-below 0" : " --trials " + 2 * trials;
        boolean more = (stopped || result.trials().size() >= trials)
                && result.trials().stream().allMatch(trial -> trial.state().isEnd());
        console.out().println((more ? "go on     " : "resume    ") + resume(result.study()) + (more ? moreTrials : ""));
        if (model.isWritten(result)) {
            console.out().println("model     " + model.file());
        }
    }

    private String resume(Study study) {
        return "headstart resume " + study.id() + warehouse.asArgument();
    }
}
