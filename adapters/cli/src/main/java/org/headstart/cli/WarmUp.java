package org.headstart.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Runs the short commands once, so that the launcher's build step can archive the classes that they need. */
public final class WarmUp {

    private static final String[][] COMMAND_LINES = {
        {"--help"},
        {"tune", "--help"},
        {"metafeatures", "iris"},
        {"metafeatures", "iris", "--json"},
        {"metafeatures", "iris", "--csv"},
        {"metafeatures", "--compare", "iris", "iris"},
        {"learners", "weka:J48"},
        {"warehouse", "info"},
        {"warehouse", "tasks"},
        {"no-such-command"}
    };

    private WarmUp() {}

    /** @param args none */
    public static void main(String[] args) {
        Console console = new Console(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                false);
        for (String[] line : COMMAND_LINES) {
            Main.run(console, line);
        }
    }
}
