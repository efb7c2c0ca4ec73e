package org.headstart.tests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headstart.cli.Main;

/**
 * A process that tunes on the command line in a file system that is too small, looks at what is there, makes room, and goes on. Argument: a folder. Says
 * a line for each command: its name and exit code; what they print stands in files beside the folder.
 */
final class CrampedTuning {

    private final Path folder;
    private final String warehouse;

    private CrampedTuning(Path folder) {
        this.folder = folder;
        this.warehouse = folder.resolve("w.db").toString();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new CrampedTuning(Path.of(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        SmallDisk disk = SmallDisk.of(folder, 800);
        Path filler = folder.resolve("filler");
        List<String> tune =
                List.of("tune", "iris", "--learner", "tribuo:CART", "--optimizer", "random", "--trials", "60");
        command("tune", warehouse, tune);
        disk.fill(filler, 0);
        command("info", warehouse, List.of("warehouse", "info"));
        command("verify", warehouse, List.of("warehouse", "verify"));
        command(
                "backup",
                warehouse,
                List.of("warehouse", "backup", folder.resolve("copy.db").toString()));
        command(
                "export",
                warehouse,
                List.of("warehouse", "export", folder.resolve("packs").toString()));
        String study = study();
        command("again", warehouse, List.of("resume", study));
        Files.delete(filler);
        disk.grow(1 << 14);
        disk.remount("ro");
        command("read-only", warehouse, List.of("warehouse", "verify"));
        command("tune-read-only", warehouse, List.of("tune", "iris", "--learner", "tribuo:CART", "--trials", "2"));
        disk.remount("rw");
        command("resume", warehouse, List.of("resume", study, "--json"));
        List<String> undisturbed = new ArrayList<>(tune);
        undisturbed.add("--json");
        command("undisturbed", folder.resolveSibling("undisturbed.db").toString(), undisturbed);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).map(Path::getFileName).sorted().forEach(System.out::println);
        }
    }

    private String study() throws IOException {
        String said = Files.readString(folder.resolveSibling("tune.err"));
        return said.replaceAll("(?s).*resume with: headstart resume (\\S+).*", "$1");
    }

    private void command(String name, String location, List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dheadstart.free=0",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(args);
        command.addAll(List.of("--warehouse", location));
        if (args.contains("tune") || args.contains("resume")) {
            command.add("--in-jvm");
        }
        int code = new ProcessBuilder(command)
                .redirectOutput(folder.resolveSibling(name + ".out").toFile())
                .redirectError(folder.resolveSibling(name + ".err").toFile())
                .start()
                .waitFor();
        System.out.println(String.format(Locale.ROOT, "%s %d", name, code));
    }
}
