package org.headstart.cli;

import picocli.CommandLine;

/** Where the process starts. */
public final class Main {

    private Main() {}

    /** @param args command, options, arguments */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
        Console console = Console.ofProcess();
        int code = run(console, args);
        console.flush();
        System.exit(code);
    }

    /**
     * Runs one command line in this process.
     *
     * @return the exit code
     */
    static int run(Console console, String... args) {
        CommandLine line = Commands.commandLine(console, args);
        Failures failures = new Failures(console);
        return line.setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(args);
    }
}
