package org.headstart.cli;

import picocli.CommandLine;

/** Where the process starts. */
public final class Main {

    private Main() {}

    /** @param args command, options, arguments */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
        StandardOutput out = new StandardOutput();
        Console console = Console.ofProcess(out);
        int code = runWithin(console, args);
        console.flush();
        System.exit(out.judge(code, console.err()));
    }

    private static int runWithin(Console console, String... args) {
        try {
            return run(console, args);
        } catch (OutOfMemoryError e) {
            long heap = Runtime.getRuntime().maxMemory();
            console.err().println("error: The heap of " + Texts.bytes(heap) + " is too small for this.");
            console.err().println("Maybe HEADSTART_JAVA_OPTS=-Xmx" + (heap >> 29) + "g in the environment helps.");
            return ExitCode.FAILED;
        }
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
