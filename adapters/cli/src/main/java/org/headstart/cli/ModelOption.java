package org.headstart.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the winner goes. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Write the winner, refitted on all rows, in its library's own format.")
    private @Nullable Path file;

    @Nullable
    Path file() {
        return file;
    }
}
