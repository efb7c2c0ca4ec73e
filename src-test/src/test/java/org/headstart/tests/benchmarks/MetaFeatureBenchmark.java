package org.headstart.tests.benchmarks;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Extraction;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Step 2 of the flow: each group of meta-features over rows and columns, for both kinds of target. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MetaFeatureBenchmark {

    private static final String GROUP = "group";

    /** The group; {@link #main} runs all that there are. */
    @Param("general")
    public String group = "";

    /** Rows of the table. */
    @Param({"1000", "10000", "100000"})
    public int rows;

    /** Features of the table. */
    @Param({"10", "50"})
    public int columns;

    /** What is predicted. */
    @Param({"classification", "regression"})
    public String task = "";

    /** Threads that share the work. */
    @Param("1")
    public int threads;

    private Dataset table = MixedTables.of(TaskType.REGRESSION, 1, 1, 1);
    private Options options = Options.defaults();

    /** Makes the table. */
    @Setup
    public void make() {
        table = MixedTables.of(TaskType.valueOf(task.toUpperCase(Locale.ROOT)), rows, columns, 1);
        options = Options.defaults().withGroups(Set.of(group)).withThreads(threads);
    }

    @Benchmark
    public Extraction extract() {
        return MetaFeatures.extract(table, options);
    }

    /**
     * Runs this benchmark.
     *
     * @param arguments options of JMH, such as {@code -p group=statistical -p rows=1000}
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        ChainedOptionsBuilder all = new OptionsBuilder().parent(given).include(MetaFeatureBenchmark.class.getName());
        if (!given.getParameter(GROUP).hasValue()) {
            all.param(GROUP, Providers.extractor().groups().toArray(String[]::new));
        }
        new Runner(all.build()).run();
    }
}
