package org.headstart.cli;

import org.headstart.api.Headstart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: help, version, and the options that every command has. */
@Command(
        name = "headstart",
        description = "Gives hyperparameter tuning a head start from every tuning job that ran before.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Root.Version.class,
        footer = {
            "",
            "First steps:",
            "  headstart tune iris --learner weka:J48 --trials 20",
            "  headstart tune my.csv --target price --learner auto --time 10m",
            "",
            "`headstart COMMAND --help` explains a command. DATA is an ARFF or CSV file, or",
            "the name of a bundled table (iris). Exit codes: 0 done, 1 failed with a reason,",
            "2 wrong usage, 75 no room on the disk (the same goes on later), 130 interrupted with",
            "the study kept."
        })
final class Root {

    /** Switches {@link #verbose} on for those who cannot change the command line. */
    private static final String DEBUG = "HEADSTART_DEBUG";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, not at the field
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, not at the field
    private boolean version;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a failure (also: HEADSTART_DEBUG=1).")
    private boolean verbose;

    /** Whether the user wants stack traces. */
    static boolean isVerbose(CommandLine line) {
        CommandLine top = line;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Object root = top.getCommandSpec().userObject();
        return (root instanceof Root options && options.verbose) || "1".equals(System.getenv(DEBUG));
    }

    /** Says which version this is. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"headstart " + Headstart.VERSION};
        }
    }
}
