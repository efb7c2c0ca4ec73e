package org.headstart.tests.benchmarks.yahpo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.headstart.tests.reference.Shared;
import org.junit.jupiter.api.Assumptions;

/** The public scenarios, which stand beside the checkout. */
final class Surrogates {

    private Surrogates() {}

    /** The folder of a scenario or of the reference curves; the test is skipped where it is absent. */
    static Path folder(String name) {
        Path folder = Shared.folder("bench").resolve("yahpo").resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "the surrogates are not beside this checkout");
        return folder;
    }
}
