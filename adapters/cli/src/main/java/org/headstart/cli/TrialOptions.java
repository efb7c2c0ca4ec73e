package org.headstart.cli;

import java.time.Duration;
import org.headstart.api.TuningJob;
import org.headstart.api.learner.Device;
import org.headstart.api.run.Limits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each trial is run, and how many at once. */
final class TrialOptions {

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "5",
            converter = CountConverter.Folds.class,
            description = "Cross-validation folds (${DEFAULT-VALUE}).")
    private int folds;

    @Mixin
    private final RunOptions runOptions = new RunOptions();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu or gpu (${DEFAULT-VALUE}).")
    private Device device = Device.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides everything that the clock does not (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--trial-time",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "Wall-clock limit of a trial (${DEFAULT-VALUE}).")
    private Duration time = Duration.ofSeconds(60);

    @Option(
            names = "--trial-memory",
            paramLabel = "SIZE",
            defaultValue = "2g",
            converter = SizeConverter.class,
            description = "Heap limit of a trial (${DEFAULT-VALUE}).")
    private long memory;

    /** Applies everything to a new job. */
    TuningJob apply(TuningJob job) {
        return applyToRun(job).folds(folds).device(device).seed(seed).limits(limits());
    }

    /** Applies what decides only how trials are run, and never what comes of them. */
    TuningJob applyToRun(TuningJob job) {
        return runOptions.apply(job);
    }

    Limits limits() {
        return new Limits(time, memory);
    }

    int folds() {
        return folds;
    }

    int workers() {
        return runOptions.workers();
    }

    long seed() {
        return seed;
    }

    Device device() {
        return device;
    }
}
