package org.headstart.cli;

import org.headstart.api.TuningJob;
import picocli.CommandLine.Option;

/** What decides how trials are run, and never what comes of them. */
final class RunOptions {

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = "Trials that run at once (${DEFAULT-VALUE}); has no effect on which are run.")
    private int workers;

    @Option(names = "--in-jvm", description = "Run trials in this process: faster to start, but limits can only ask.")
    private boolean inJvm;

    TuningJob apply(TuningJob job) {
        return job.workers(workers).isolated(!inJvm);
    }

    int workers() {
        return workers;
    }
}
