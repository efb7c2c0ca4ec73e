package org.headstart.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Files that are written in a folder of their own and move to where they belong when all of them are whole and on the disk. */
final class DraftFolder implements AutoCloseable {

    private final Path target;
    private final Path draft;

    /** @param folder where the files belong; made when it does not exist */
    DraftFolder(Path folder) throws IOException {
        target = Files.createDirectories(folder);
        draft = Files.createDirectory(target.resolve("." + UUID.randomUUID()));
    }

    Path path() {
        return draft;
    }

    /** Replaces files of the same names; others stay. */
    void publish() throws IOException {
        List<Path> written = files();
        for (Path file : written) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        for (Path file : written) {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(draft)) {
            return files.sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(draft);
    }
}
