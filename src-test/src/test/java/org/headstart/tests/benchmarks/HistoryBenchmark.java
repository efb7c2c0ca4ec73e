package org.headstart.tests.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headstart.api.MetaFeatures;
import org.headstart.api.Providers;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureExtractor.Options;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.TaskDistances;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Steps 3 and 4 of the flow: past tasks with all their meta-features read from the warehouse, and the distances to them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class HistoryBenchmark {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final String LEARNER = "test:any";

    /** How many past tasks. */
    @Param({"100", "1000"})
    public int tasks;

    private Path folder = Path.of("");
    private Warehouse warehouse = null;
    private MetaFeatureVector vector = MetaFeatureVector.empty();

    /** Fills a warehouse with tasks of one trial each, and says how large it is. */
    @Setup
    public void fill() throws IOException {
        folder = Files.createTempDirectory("warehouse");
        warehouse = Providers.warehouse(folder.resolve("w.db").toString());
        vector = MetaFeatures.extract(MixedTables.of(TaskType.CLASSIFICATION, 300, 10, 1), Options.defaults())
                .vector();
        Random random = new Random(1);
        for (int i = 0; i < tasks; i++) {
            save("task" + i, changed(vector, random));
        }
        System.out.printf(
                "%d values a task, %d bytes a task with its study and trial%n",
                vector.values().size(), warehouse.info().bytes() / tasks);
    }

    private static MetaFeatureVector changed(MetaFeatureVector vector, Random random) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>(vector.values());
        values.replaceAll((name, value) ->
                value instanceof Known known ? new Known(known.value() * (1 + 0.1 * random.nextGaussian())) : value);
        return new MetaFeatureVector(vector.extractor(), values);
    }

    private void save(String name, MetaFeatureVector described) {
        warehouse.saveTask(new Task(name, name, TaskType.CLASSIFICATION, "y", 300, 10, 4, described));
        warehouse.createStudy(
                name,
                name,
                Metric.ACCURACY,
                Map.of(LEARNER, SPACE),
                Study.Settings.defaults().withOptimizer("random").withTrials(1));
        TrialPlan plan = new TrialPlan(
                new Proposal(LEARNER, SPACE.defaultConfiguration(), Source.RANDOM, ""), Fidelity.full(5), 1, List.of());
        warehouse.enqueue(new Trial(name, name, 0, plan, 0, TrialState.QUEUED, null));
        warehouse.finish(
                warehouse.claim(name, "benchmark", Duration.ofMinutes(1)).orElseThrow(),
                new Outcome(TrialState.COMPLETE, 0.5, List.of(0.5), List.of(), 0.1, null, null));
    }

    /** Closes and removes it. */
    @TearDown
    public void remove() throws IOException {
        warehouse.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public History history() {
        return warehouse.history(LEARNER, SPACE, Metric.ACCURACY, "none", Instant.MAX);
    }

    @Benchmark
    public double[] historyAndDistances() {
        TaskDistances distances = Providers.taskDistances(history().tasks().stream()
                .map(past -> past.task().metaFeatures())
                .toList());
        return distances.to(vector);
    }

    /**
     * Runs this benchmark.
     *
     * @param arguments options of JMH
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(HistoryBenchmark.class.getName())
                        .build())
                .run();
    }
}
