package org.headstart.tests.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data that stand beside the checkout and never in it. */
public final class Shared {

    private Shared() {}

    /**
     * @param name of a folder
     * @return the folder of that name in {@code shared}, beside the folder that holds {@code .git}; it need not exist
     */
    public static Path folder(String name) {
        Path start = Path.of("").toAbsolutePath();
        return Stream.<Path>iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst()
                .orElse(start)
                .resolveSibling("shared")
                .resolve(name);
    }
}
