package org.headstart.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, messages and warnings to {@code err}, both as UTF-8 whatever the locale.
 *
 * @param out         results, and nothing else
 * @param err         everything a person should know beside the results
 * @param interactive whether a person watches on a terminal
 */
record Console(PrintWriter out, PrintWriter err, boolean interactive) {

    /** Set by the launcher, which can ask the shell; the JVM alone can only ask about all streams at once. */
    private static final String TERMINAL = "headstart.terminal";

    /**
     * The console of this process. What libraries print to {@link System#out} goes to standard error from here on.
     *
     * @param out where results go
     */
    @SuppressWarnings("SystemConsoleNull") // only the fallback for those who start the class without the launcher
    static Console ofProcess(StandardOutput out) {
        Console console = new Console(
                writer(out),
                writer(new FileOutputStream(FileDescriptor.err)),
                System.getProperty(TERMINAL) == null ? System.console() != null : Boolean.getBoolean(TERMINAL));
        System.setOut(System.err);
        return console;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Says what the user should know, though the command goes on. */
    void warn(String warning) {
        err.println("warning: " + warning);
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
