package org.headstart.cli;

import java.util.Arrays;
import org.headstart.cli.benchmark.BenchmarkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands there are. Only the class of the command that the user names is loaded; the others are known to picocli by name and description
 * alone, which is what keeps {@code --help} fast.
 */
enum Commands {
    /** Tunes learners on a table. */
    TUNE("tune", "Tune learners on a table, starting from what past tables taught."),
    /** Takes a study up again. */
    RESUME("resume", "Take up a study that was interrupted, or give it more trials."),
    /** Joins a study. */
    WORKER("worker", "Join a study from another process or machine, and run its trials until it is done."),
    /** Recommends without training. */
    RECOMMEND("recommend", "Say what the warehouse recommends for a table; trains nothing."),
    /** Describes tables. */
    METAFEATURES("metafeatures", "Describe a table, or a folder of tables, by meta-features."),
    /** Lists learners. */
    LEARNERS("learners", "List the learners with their search spaces."),
    /** Fills a warehouse. */
    COLLECT("collect", "Fill a warehouse from a folder of tables; resumable."),
    /** Measures meta-models. */
    LEARN("learn", "Fit the meta-models and measure them, leaving one task out."),
    /** Says which hyperparameters matter. */
    IMPORTANCE("importance", "Say which hyperparameters results depend on, in a study or over past tasks."),
    /** Measures optimizers. */
    BENCHMARK("benchmark", "Measure optimizers on packs of finished tuning jobs."),
    /** Predicts by trials that were put together. */
    PREDICT("predict", "Predict the rows of a table by trials that tune put together into one model."),
    /** Looks after a warehouse. */
    WAREHOUSE("warehouse", "Look into a warehouse, check it, copy it.");

    private final String name;
    private final String description;

    Commands(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** The command line that can run what {@code args} ask for and can explain the rest. */
    static CommandLine commandLine(Console console, String... args) {
        CommandLine line = new CommandLine(new Root());
        for (Commands command : values()) {
            if (Arrays.asList(args).contains(command.name)) {
                CommandLine named = new CommandLine(command.create(console));
                named.getCommandSpec().usageMessage().description(command.description);
                line.addSubcommand(command.name, named);
            } else {
                line.addSubcommand(command.name, command.stub());
            }
        }
        return line;
    }

    private Object create(Console console) {
        return switch (this) {
            case TUNE -> new TuneCommand(console);
            case RESUME -> new ResumeCommand(console);
            case WORKER -> new WorkerCommand(console);
            case RECOMMEND -> new RecommendCommand(console);
            case METAFEATURES -> new MetaFeaturesCommand(console);
            case LEARNERS -> new LearnersCommand(console);
            case COLLECT -> new CollectCommand(console);
            case LEARN -> new LearnCommand(console);
            case IMPORTANCE -> new ImportanceCommand(console);
            case BENCHMARK -> new BenchmarkCommand();
            case PREDICT -> new PredictCommand(console);
            case WAREHOUSE -> new WarehouseCommand(console);
        };
    }

    private CommandSpec stub() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec;
    }
}
