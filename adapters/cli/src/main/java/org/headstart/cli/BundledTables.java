package org.headstart.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.headstart.api.Providers;
import org.headstart.api.dataset.DataException;

/**
 * The tables that come with the command. One is used by its name wherever a file is asked for, and is copied beside the default warehouse first,
 * so that a study of it can be resumed like any other.
 */
final class BundledTables {

    private static final List<String> NAMES = List.of("iris");

    private BundledTables() {}

    /** The names there are. */
    static List<String> names() {
        return NAMES;
    }

    /** The table of that name as a file. */
    static Path file(String name) {
        Path file = Providers.defaultWarehouse().resolveSibling("tables").resolve(name + ".csv");
        try {
            byte[] content = content(name);
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                write(file, content);
            }
            return file;
        } catch (IOException e) {
            throw new DataException(
                    "The bundled table '" + name + "' cannot be copied to '" + file + "': " + e + ".",
                    "the folder is not writable: -Duser.home in HEADSTART_JAVA_OPTS chooses another.",
                    e);
        }
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream in = BundledTables.class.getResourceAsStream("tables/" + name + ".csv")) {
            if (in == null) {
                throw new IOException("the resource is missing from the class path");
            }
            return in.readAllBytes();
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(folder, "table", ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
