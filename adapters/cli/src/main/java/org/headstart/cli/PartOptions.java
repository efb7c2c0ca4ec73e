package org.headstart.cli;

import java.util.Locale;
import org.headstart.api.TuningJob;
import org.headstart.api.trial.Fidelity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is cut where the optimizer asks for parts of an evaluation. */
final class PartOptions {

    @Option(
            names = "--fidelity",
            paramLabel = "KIND",
            description =
                    "What asha and hyperband cut: iterations, rows or folds; auto (the default) cuts iterations where"
                            + " a learner has any, else rows where there are enough, else folds.")
    private @Nullable Choice fidelity;

    @Option(
            names = "--eta",
            paramLabel = "N",
            converter = CountConverter.Reduction.class,
            description = "Of how many trials asha and hyperband go on with one at N times the effort (3).")
    private @Nullable Integer eta;

    /** What can be said of the kind. */
    enum Choice {
        AUTO,
        ITERATIONS,
        ROWS,
        FOLDS;

        private Fidelity.@Nullable Kind kind() {
            return this == AUTO ? null : Fidelity.Kind.valueOf(name());
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Applies both to a new job. */
    TuningJob apply(TuningJob job) {
        if (fidelity != null) {
            job.fidelity(fidelity.kind());
        }
        return eta == null ? job : job.reduction(eta);
    }
}
