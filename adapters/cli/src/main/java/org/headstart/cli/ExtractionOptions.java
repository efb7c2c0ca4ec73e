package org.headstart.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.headstart.api.InvalidValueException;
import org.headstart.api.Providers;
import org.headstart.api.metafeatures.MetaFeatureExtractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which meta-features, how long, and what decides them. */
final class ExtractionOptions {

    @Option(
            names = {"-g", "--groups"},
            paramLabel = "G",
            split = ",",
            description = "Groups of meta-features, such as general,statistical; all when left out.")
    private Set<String> groups = new HashSet<>();

    @Option(
            names = {"-s", "--summaries"},
            paramLabel = "F",
            split = ",",
            description = "Functions that make one value of many, such as mean,sd,quantiles. Left out: all with --json,"
                    + " --csv or --all, else mean and sd.")
    private Set<String> summaries = new LinkedHashSet<>();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "What each table may take, such as 2s: features that do not fit are left out, the dearest"
                    + " first.")
    private @Nullable Duration time;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Decides folds and samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many threads may work; all processors when left out. Never changes a value.")
    private @Nullable Integer threads;

    Set<String> groups() {
        return groups;
    }

    /**
     * What to extract.
     *
     * @param spec  the command, for the message about a name that there is not
     * @param usual the functions when none are named; empty = all
     */
    MetaFeatureExtractor.Options options(CommandSpec spec, Set<String> usual) {
        MetaFeatureExtractor.Options options = MetaFeatureExtractor.Options.defaults()
                .withGroups(groups)
                .withSummaries(summaries.isEmpty() ? usual : summaries)
                .withBudget(time)
                .withSeed(seed);
        try {
            Providers.extractor().names(options);
        } catch (InvalidValueException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return threads == null ? options : options.withThreads(threads);
    }
}
