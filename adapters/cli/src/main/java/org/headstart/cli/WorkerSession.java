package org.headstart.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job that joins a study, in front of the user: its own trials on the way, Ctrl-C, and how the study stands at the end.
 *
 * @param console   where to print
 * @param json      whether standard output shall hold one document and nothing else
 * @param warehouse the warehouse, for the advice on how to go on
 */
record WorkerSession(Console console, boolean json, WarehouseOption warehouse) {

    /**
     * Runs a job.
     *
     * @param job set up, but for listeners
     * @return the exit code
     */
    int run(TuningJob job) throws InterruptedException {
        TuningResult result;
        boolean interrupted;
        Progress progress = Progress.on(console, json);
        OwnTrials own = new OwnTrials(progress);
        try (progress;
                Interruption interruption = new Interruption(job::cancel)) {
            result = job.listener(own)
                    .onWarning(console::warn)
                    .onStudy(study -> progress.begin(study, study.settings().trials(), List.of()))
                    .run();
            interrupted = interruption.happened();
        }
        report(result, own, progress.printsTrials());
        if (interrupted) {
            console.err()
                    .println("interrupted; join again with: headstart worker "
                            + result.study().id() + warehouse.asArgument());
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.DONE;
    }

    private void report(TuningResult result, OwnTrials own, boolean trialsPrinted) {
        if (json) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>(TuneDocument.of(result));
            document.put("ran", own.ended());
            Json.print(console.out(), document);
            return;
        }
        if (!trialsPrinted) {
            TrialTable table = new TrialTable(result.study());
            console.out().println(table.header());
            result.trials().stream()
                    .filter(trial -> own.ended().contains(trial.number()))
                    .forEach(trial -> console.out().println(table.line(trial)));
        }
        long ended = result.trials().stream()
                .map(Trial::state)
                .filter(state -> state.isEnd())
                .count();
        console.out().println();
        console.out()
                .println("ran here  " + own.ended().size() + " of the study's " + ended + " trials that have ended");
        new TuneSummary(result).print(console.out());
        console.out().println("study     " + result.study().id() + " in " + warehouse.location());
    }
}
