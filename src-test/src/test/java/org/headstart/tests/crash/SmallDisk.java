package org.headstart.tests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system in memory that is as small as a test wants, seen by the process alone that makes it and by its children. Linux lets any user have one
 * in a name space of his own, unless told otherwise; there the tests that need it are skipped.
 */
final class SmallDisk {

    /** A process that runs within may make small disks. */
    static final List<String> WITHIN = List.of("unshare", "--map-root-user", "--mount");

    private final Path folder;
    private int kilobytes;

    private SmallDisk(Path folder, int kilobytes) {
        this.folder = folder;
        this.kilobytes = kilobytes;
    }

    static SmallDisk of(Path folder, int kilobytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", folder.toString());
        return new SmallDisk(folder, kilobytes);
    }

    /** Whether this system lets tests make small disks. */
    static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no unshare
        }
    }

    void grow(int more) throws IOException, InterruptedException {
        kilobytes += more;
        remount("size=" + kilobytes + "k");
    }

    void remount(String option) throws IOException, InterruptedException {
        run("mount", "-o", "remount," + option, folder.toString());
    }

    /** Fills what is left but for a number of pages. */
    void fill(Path filler, int leaving) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        Files.write(filler, new byte[(int) Math.max(0, free - 4096L * leaving)]);
    }

    static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " failed with " + status + ".");
        }
    }
}
