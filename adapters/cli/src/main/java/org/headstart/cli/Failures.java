package org.headstart.cli;

import org.headstart.api.HeadstartException;
import org.headstart.api.warehouse.NoRoomException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what was thrown into a message and an exit code. A stack trace is printed only on demand. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        String message = String.valueOf(exception.getMessage());
        console.err().println("error: " + message);
        boolean hinted = message.contains(System.lineSeparator() + "Maybe ");
        if (!hinted && !UnmatchedArgumentException.printSuggestions(exception, console.err())) {
            String command = exception.getCommandLine().getCommandSpec().qualifiedName();
            console.err().println("Maybe `" + command + " --help` says what is missing.");
        }
        printTrace(exception, Root.isVerbose(exception.getCommandLine()));
        return ExitCode.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult result) {
        boolean verbose = Root.isVerbose(line);
        if (exception instanceof HeadstartException) {
            console.err().println("error: " + exception.getMessage());
        } else if (exception instanceof InterruptedException) {
            console.err().println("interrupted");
            return ExitCode.INTERRUPTED;
        } else {
            console.err().println("error: " + exception);
            if (!verbose) {
                console.err().println("Maybe this is a fault of Headstart: --verbose shows where it happened.");
            }
        }
        printTrace(exception, verbose);
        return exception instanceof NoRoomException ? ExitCode.NO_ROOM : ExitCode.FAILED;
    }

    private void printTrace(Exception exception, boolean verbose) {
        if (verbose) {
            exception.printStackTrace(console.err());
        }
    }
}
