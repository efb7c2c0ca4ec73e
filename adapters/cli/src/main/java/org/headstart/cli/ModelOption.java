package org.headstart.cli;

import java.nio.file.Path;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the winner goes. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "Write the winner, refitted on all rows, in its library's own format; with --ensemble or --stack"
                            + " all of it in a format of Headstart, for Headstart.loadModel.")
    private @Nullable Path file;

    @Option(
            names = "--ensemble",
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Put trials together: N times the one that the mean of predictions gains most by. The best 2 N"
                            + " trials are run once more for that, after the others and whatever --time says.")
    private @Nullable Integer ensemble;

    @Option(
            names = "--stack",
            paramLabel = "L",
            description = "Put the best N trials of --ensemble (5) together by a learner that is trained on their"
                    + " predictions, such as tribuo:LibLinear.")
    private @Nullable String stacker;

    /** Asks a job for the final model that is wanted. */
    TuningJob apply(TuningJob job) {
        if (ensemble != null) {
            job.ensemble(ensemble);
        }
        if (stacker != null) {
            job.stack(stacker);
        }
        return job.model(file);
    }

    /** Whether there is a model in the end: a job that was cancelled before its trials were put together has none. */
    boolean isWritten(TuningResult result) {
        boolean combined = ensemble != null || stacker != null;
        return file != null
                && (combined ? result.ensemble() != null : result.incumbent().isPresent());
    }

    @Nullable
    Path file() {
        return file;
    }
}
