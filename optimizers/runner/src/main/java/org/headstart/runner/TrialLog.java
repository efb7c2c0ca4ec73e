package org.headstart.runner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.Headstart;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Provenance;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** Notes how one trial comes along, and turns its end into an outcome: also one that nobody reported. Thread-safe. */
final class TrialLog implements Progress {

    private final Setting setting;
    private final TrialPlan plan;
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final List<Double> folds = new ArrayList<>();
    private @Nullable String library;
    private String device = "cpu";

    TrialLog(Setting setting, TrialPlan plan) {
        this.setting = setting;
        this.plan = plan;
    }

    @Override
    public synchronized void began(String ofLibrary, String onDevice) {
        library = ofLibrary;
        device = onDevice;
    }

    @Override
    public synchronized void scored(double value) {
        folds.add(value);
    }

    /** @return the outcome as reported */
    synchronized Outcome end(TrialReport report) {
        return new Outcome(
                report.state(),
                report.value(),
                folds,
                List.of(),
                seconds(),
                report.message(),
                provenance(),
                report.measures());
    }

    /** @return the outcome of a trial that did not report, with the folds that it had finished */
    Outcome end(TrialState state, String message) {
        return end(TrialReport.without(state, message, false));
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Null until a learner was found: what never began came from nowhere. */
    private @Nullable Provenance provenance() {
        if (library == null) {
            return null;
        }
        return new Provenance(
                setting.dataset().fingerprint(),
                library,
                Headstart.VERSION,
                plan.seed(),
                device,
                Machine.host(),
                Machine.jvm(),
                started,
                Instant.now());
    }
}
