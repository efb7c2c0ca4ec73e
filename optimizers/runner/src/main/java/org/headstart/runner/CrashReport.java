package org.headstart.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The JVM's account of its crash. It outlives the child's folder in {@code ~/.headstart/crashes}, where the newest twenty are kept. */
final class CrashReport {

    /** System property: the folder in which crash files are kept. */
    static final String FOLDER = "headstart.crashes";

    private static final int KEPT = 20;
    private static final int LINES_SHOWN = 3;

    private CrashReport() {}

    /**
     * @param file where the JVM writes it
     * @return what happened and where the account is kept, or nothing when there is none
     */
    static String keep(Path file) {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            return " " + summary(lines) + " Its account is in '" + moved(file) + "'.";
        } catch (IOException e) {
            return " Its account of the crash could not be kept: " + e.getMessage() + ".";
        }
    }

    /** The lines that name signal and frame, or what the JVM could not get. */
    private static String summary(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .filter(line -> line.startsWith("SIG")
                        || line.startsWith("EXCEPTION")
                        || line.contains("insufficient memory")
                        || line.contains(" [lib")
                        || line.startsWith("V ")
                        || line.startsWith("Internal Error"))
                .limit(LINES_SHOWN)
                .collect(Collectors.joining("; "));
    }

    private static Path moved(Path file) throws IOException {
        String given = System.getProperty(FOLDER);
        Path folder = given == null
                ? Path.of(System.getProperty("user.home"), ".headstart", "crashes")
                : Path.of(given).toAbsolutePath();
        Files.createDirectories(folder);
        String name = "hs_err_" + Instant.now().toString().replace(':', '-') + ".log";
        Path kept = Files.move(file, folder.resolve(name));
        forgetOldest(folder);
        return kept;
    }

    private static void forgetOldest(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "hs_err_*.log")) {
            stream.forEach(files::add);
        }
        files.sort(Comparator.reverseOrder()); // names begin with the time
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }
}
