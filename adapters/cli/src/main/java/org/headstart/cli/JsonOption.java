package org.headstart.cli;

import picocli.CommandLine.Option;

/** Whether the result is for a script. */
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON document on standard output and nothing else there.")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }
}
