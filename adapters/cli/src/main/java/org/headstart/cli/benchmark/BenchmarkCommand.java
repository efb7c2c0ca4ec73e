package org.headstart.cli.benchmark;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.DataException;
import org.headstart.warehouse.pack.PackReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headstart benchmark}: measures optimizers on packs of finished tuning jobs; the summary goes to standard output. */
@Command(
        name = "benchmark",
        sortOptions = false,
        description = "Measure optimizers on packs of finished tuning jobs: mean normalised regret and mean rank.")
public final class BenchmarkCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PACK",
            arity = "1..*",
            description = "Folder of a pack (space.json, tasks.csv, trials.csv), or a folder of such folders.")
    private List<Path> packs = new ArrayList<>();

    @Option(
            names = {"-m", "--methods"},
            paramLabel = "M",
            split = ",",
            defaultValue = "random,nearest-tasks,portfolio,gp,auto",
            description = "Optimizers, each alone or as OPTIMIZER+META-MODEL (${DEFAULT-VALUE}).")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = {"-n", "--budget"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many configurations each method may try on a task (${DEFAULT-VALUE}).")
    private int budget;

    @Option(
            names = {"-s", "--seeds"},
            paramLabel = "K",
            defaultValue = "5",
            description = "How many seeds, averaged before anything else (${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description =
                    "How many tasks to run at once; without it, as many as there are processors. Results are the same for any number.")
    private @Nullable Integer threads;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "CSV pack,method,task,seed,n,regret; what it already holds is not run again.")
    private @Nullable Path out;

    /** For picocli. */
    public BenchmarkCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        CurveFile file = out == null ? null : new CurveFile(out);
        List<Curve> known = file == null ? List.of() : file.read();
        List<Path> folders = folders();
        if (file != null) {
            file.write(known.stream()
                    .filter(curve -> curve.regrets().size() == budget)
                    .toList());
        }
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        List<Curve> curves = new Benchmark(budget, seeds, workers).run(folders, methods, known, curve -> {
            if (file != null) {
                file.append(curve);
            }
        });
        PrintWriter printer = printer();
        printer.println(new Summary(curves).table());
        printer.flush();
        return 0;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (Path pack : packs) {
            if (!Files.isDirectory(pack)) {
                throw new DataException(
                        "There is no folder '" + pack + "'.", "the path is relative to another folder.");
            }
            List<Path> found = PackReader.find(pack);
            if (found.isEmpty()) {
                throw new DataException(
                        "The folder '" + pack + "' holds no pack: no space.json is in it or below.", null);
            }
            folders.addAll(found);
        }
        return folders.stream().distinct().toList();
    }

    private PrintWriter printer() {
        CommandSpec known = spec;
        if (known == null) {
            throw new HeadstartException("The benchmark command has the spec " + spec + "; picocli has to run it.");
        }
        return known.commandLine().getOut();
    }
}
