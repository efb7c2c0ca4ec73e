package org.headstart.tests.benchmarks.yahpo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headstart.api.Check;
import org.headstart.api.HeadstartException;
import org.headstart.api.TuningMethod;
import org.headstart.tests.benchmarks.yahpo.Sources.Scores;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures optimizers on surrogate scenarios; run {@code src-test/yahpo}. Tables go to standard output, progress to standard error. */
@Command(
        name = "yahpo",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Measure optimizers on YAHPO Gym surrogates: normalised regret after each trial.")
final class YahpoBenchmark implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "1..*",
            description = "Folder with model.onnx, config_space.json, encoding.json, bounds.csv and a pack.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = {"-m", "--methods"},
            paramLabel = "M",
            split = ",",
            defaultValue = "random,tpe,gp,auto",
            description = "Optimizers, each alone or as OPTIMIZER+META-MODEL (${DEFAULT-VALUE}).")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = {"-n", "--budget"},
            paramLabel = "N",
            defaultValue = "50",
            description = "What each method may spend on an instance, in full evaluations (${DEFAULT-VALUE}).")
    private int budget;

    @Option(
            names = {"-s", "--seeds"},
            paramLabel = "K",
            defaultValue = "5",
            description = "How many seeds, from 0 on (${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "How many runs at once (${DEFAULT-VALUE}); regrets are the same for any number.")
    private int threads;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "CSV scenario,method,instance,seed,n,regret; what it already holds is not run again.")
    private Path out;

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "Folder with curves.csv.gz, which the tables then hold too, marked ref:.")
    private Path reference;

    @Option(names = "--instances", paramLabel = "I", split = ",", description = "Only these instances.")
    private List<String> instances = new ArrayList<>();

    @Option(
            names = "--train-folds",
            paramLabel = "K",
            description =
                    "Leave the test instances alone: measure on the train instances, by cross-validation in so many parts.")
    private Integer trainFolds;

    @Option(names = "--sources", paramLabel = "N", description = "Only so many past tasks, drawn by --source-seed.")
    private Integer limit;

    @Option(names = "--negate", description = "Mislead: past scores with their sign turned.")
    private boolean negate;

    @Option(
            names = "--shuffle",
            description = "Mislead: past scores dealt out anew within each task, by --source-seed.")
    private boolean shuffle;

    @Option(
            names = "--source-seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides which past tasks, and how scores are shuffled (${DEFAULT-VALUE}).")
    private long sourceSeed;

    /** @param arguments of the command line */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new YahpoBenchmark());
        line.setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            if (!(failure instanceof HeadstartException)) {
                throw failure;
            }
            commandLine.getErr().println(failure.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        List<TuningMethod> measured = methods.stream().map(TuningMethod::of).toList();
        CurveFile file = out == null ? null : new CurveFile(out);
        Map<CurveKey, RegretCurve> known = file == null ? Map.of() : file.resume(budget);
        for (Path folder : folders) {
            try (Scenario scenario = Scenario.open(folder)) {
                run(scenario, measured, file, known);
            }
        }
        return 0;
    }

    private void check() {
        Check.atLeast(budget, 1, "The budget");
        Check.atLeast(seeds, 1, "The number of seeds");
        Check.atLeast(threads, 1, "The number of threads");
        Check.that(
                trainFolds == null || trainFolds > 1,
                "The number of train folds is %s, but it must be at least 2.",
                trainFolds);
        Check.that(limit == null || limit > 0, "The number of sources is %s, but it must be at least 1.", limit);
        Check.that(
                !(negate && shuffle), "Past scores can be negated (%s) or shuffled (%s), not both.", negate, shuffle);
    }

    private void run(Scenario scenario, List<TuningMethod> measured, CurveFile file, Map<CurveKey, RegretCurve> known)
            throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%s: the surrogate reproduces its recorded trials to %.1e%n",
                scenario.name(), scenario.layout().largest());
        Campaign campaign = new Campaign(scenario, measured, budget, seeds, sources());
        List<RegretCurve> curves = campaign.run(folds(scenario), known, threads, curve -> {
            if (file != null) {
                file.append(curve);
            }
            err.printf("%s %.4f%n", curve.key(), curve.after(budget));
            err.flush();
        });
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(new Report(scenario.name(), curves, reference(scenario)).text());
        printer.println(Report.times(scenario.name(), campaign.times()));
        printer.flush();
    }

    private Reference reference(Scenario scenario) {
        return reference == null || trainFolds != null
                ? new Reference(List.of())
                : Reference.read(reference, scenario.name());
    }

    private Sources sources() {
        Scores scores = negate ? Scores.NEGATED : shuffle ? Scores.SHUFFLED : Scores.TRUE;
        return new Sources(scores, limit == null ? Integer.MAX_VALUE : limit, sourceSeed);
    }

    private List<Fold> folds(Scenario scenario) {
        List<Fold> folds =
                trainFolds == null ? Fold.declared(scenario.pack()) : Fold.crossValidation(scenario.pack(), trainFolds);
        return instances.isEmpty()
                ? folds
                : folds.stream().map(fold -> fold.only(instances)).toList();
    }
}
