package org.headstart.tests.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.headstart.api.Providers;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.ReadOptions;
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
import org.openjdk.jmh.runner.options.OptionsBuilder;
import weka.core.Instances;
import weka.core.converters.ArffLoader;
import weka.core.converters.CSVLoader;

/** Step 1 of the flow against Weka's loaders on the same file: a table of ten numeric and two categorical columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

    private static final int NUMBERS = 10;

    /** Rows of the table. */
    @Param({"1000", "50000"})
    public int rows;

    private Path csv = Path.of("");
    private Path arff = Path.of("");

    /** Writes the table in both formats. */
    @Setup
    public void write() throws IOException {
        StringBuilder header = new StringBuilder();
        StringBuilder attributes = new StringBuilder("@relation table\n");
        for (int i = 0; i < NUMBERS; i++) {
            header.append("x").append(i).append(',');
            attributes.append("@attribute x").append(i).append(" numeric\n");
        }
        attributes.append("@attribute colour {red,green,blue}\n@attribute kind {a,b}\n@data\n");
        String body = body(new Random(1));
        csv = Files.writeString(Files.createTempFile("table", ".csv"), header + "colour,kind\n" + body);
        arff = Files.writeString(Files.createTempFile("table", ".arff"), attributes + body);
    }

    private String body(Random random) {
        StringBuilder body = new StringBuilder();
        String[] colours = {"red", "green", "blue"};
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < NUMBERS; i++) {
                body.append(Math.round(random.nextGaussian() * 1e5) / 1e4).append(',');
            }
            body.append(colours[random.nextInt(3)])
                    .append(',')
                    .append(random.nextBoolean() ? "a" : "b")
                    .append('\n');
        }
        return body.toString();
    }

    /** Removes the files. */
    @TearDown
    public void remove() throws IOException {
        Files.delete(csv);
        Files.delete(arff);
    }

    @Benchmark
    public Dataset csvByHeadstart() {
        return Providers.read(csv, ReadOptions.defaults()).dataset();
    }

    @Benchmark
    public Instances csvByWeka() throws IOException {
        CSVLoader loader = new CSVLoader();
        loader.setSource(csv.toFile());
        return loader.getDataSet();
    }

    @Benchmark
    public Dataset arffByHeadstart() {
        return Providers.read(arff, ReadOptions.defaults()).dataset();
    }

    @Benchmark
    public Instances arffByWeka() throws IOException {
        ArffLoader loader = new ArffLoader();
        loader.setSource(arff.toFile());
        return loader.getDataSet();
    }

    /** Runs this benchmark. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ReadingBenchmark.class.getName())
                        .build())
                .run();
    }
}
