package org.headstart.tests.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Step 8 of the flow: a trial planned, claimed and ended, each of the three durable when it returns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoreBenchmark {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
    private static final TrialPlan PLAN = new TrialPlan(
            new Proposal("test:any", SPACE.defaultConfiguration(), Source.RANDOM, ""), Fidelity.full(5), 1, List.of());
    private static final Outcome OUTCOME =
            new Outcome(TrialState.COMPLETE, 0.5, List.of(0.4, 0.5, 0.6), List.of(), 0.1, null, null);

    /** A warehouse without anything in it; without one, a SQLite file of its own. */
    @Param("")
    public String location = "";

    private final AtomicInteger number = new AtomicInteger();
    private Path folder = Path.of("");
    private Warehouse warehouse = null;
    private String study = "";

    /** Opens a warehouse of its own. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("warehouse");
        warehouse =
                Providers.warehouse(location.isEmpty() ? folder.resolve("w.db").toString() : location);
        study = UUID.randomUUID().toString();
        warehouse.saveTask(new Task("f", "task", TaskType.CLASSIFICATION, "y", 10, 2, 2, MetaFeatureVector.empty()));
        warehouse.createStudy(
                study,
                "f",
                Metric.ACCURACY,
                Map.of("test:any", SPACE),
                Study.Settings.defaults().withOptimizer("random").withTrials(1));
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
    @Threads(1)
    public Trial oneThread() {
        return enqueueClaimFinish();
    }

    @Benchmark
    @Threads(8)
    public Trial eightThreads() {
        return enqueueClaimFinish();
    }

    private Trial enqueueClaimFinish() {
        String id = UUID.randomUUID().toString();
        warehouse.enqueue(new Trial(id, study, number.getAndIncrement(), PLAN, 0, TrialState.QUEUED, null));
        Claim claim = warehouse.claim(study, "benchmark", Duration.ofMinutes(1)).orElseThrow();
        return warehouse.finish(claim, OUTCOME);
    }

    /** Runs this benchmark, in the warehouses named, or in a SQLite file. */
    public static void main(String[] locations) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(StoreBenchmark.class.getName())
                        .param("location", locations.length == 0 ? new String[] {""} : locations)
                        .build())
                .run();
    }
}
