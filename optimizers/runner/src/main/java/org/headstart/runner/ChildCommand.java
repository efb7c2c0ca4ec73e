package org.headstart.runner;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner;

/**
 * How a child is started: the Java that runs the parent, the parent's class path, limits, and what of the parent's system properties makes a
 * difference to learners. All options stand in an argument file, because class paths outgrow command lines. Immutable and thread-safe.
 */
final class ChildCommand {

    /** System property: the class path of children, when it is not the parent's. */
    static final String CLASS_PATH = "headstart.child.classpath";

    /** System property: further options of children's JVMs, separated by blanks, for example {@code --add-opens=...}. */
    static final String OPTIONS = "headstart.child.options";

    /** Options that would go past our limits, or make a second process fight for the first one's debug port. */
    private static final List<String> FOREIGN_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /** What opens the warehouse is none of a trial's business: a learner is foreign code, and it never talks to the warehouse. */
    private static final List<String> SECRETS = List.of("PGPASSWORD", "PGPASSFILE");

    private static final List<String> FORWARDED_PREFIXES = List.of(
            "headstart.",
            "weka.",
            "tribuo.",
            "ai.djl.",
            "user.language",
            "user.country",
            "user.variant",
            "user.script");

    private static final List<String> FORWARDED = List.of(
            "user.home", "user.timezone", "file.encoding", "java.library.path", "java.util.logging.config.file");

    private final Path arguments;
    private final Path setting;

    /**
     * @param folder  where the argument file is written
     * @param setting the setting file that children load
     * @param limits  what they may use
     */
    ChildCommand(Path folder, Path setting, Limits limits) throws IOException {
        this.arguments = folder.resolve("arguments");
        this.setting = setting;
        String lines = options(limits).stream().map(ChildCommand::quoted).collect(Collectors.joining("\n"));
        Files.writeString(arguments, lines, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /**
     * @param folder the child's own folder
     * @param token  marks the child and its descendants
     * @return a builder of the child, with pipes for its three standard streams
     */
    ProcessBuilder builder(Path folder, String token) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-XX:ErrorFile=" + folder.resolve(ChildProcess.CRASH_FILE),
                "@" + arguments,
                setting.toString());
        withhold(builder.environment());
        builder.environment().put(ProcessTree.MARK, token);
        return builder.directory(folder.toFile());
    }

    /** Takes from a child's environment what it must not have. */
    static void withhold(Map<String, String> environment) {
        FOREIGN_OPTIONS.forEach(environment::remove);
        SECRETS.forEach(environment::remove);
    }

    /**
     * C2 stays on: children are warm and trainings may be long. Performance counters would leave files in the temporary folder; what the VM
     * says goes to standard error, for standard output belongs to the frames.
     */
    private static List<String> options(Limits limits) {
        long kibibytes = limits.memoryBytes() >> 10;
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + kibibytes + "k",
                "-XX:MaxDirectMemorySize=" + kibibytes + "k",
                "-XX:MaxMetaspaceSize=512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Xshare:auto",
                "-Djava.awt.headless=true"));
        options.addAll(properties());
        Arrays.stream(System.getProperty(OPTIONS, "").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(options::add);
        options.addAll(List.of("-cp", classPath(), ChildMain.class.getName()));
        return options;
    }

    private static List<String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name ->
                        FORWARDED.contains(name) || FORWARDED_PREFIXES.stream().anyMatch(name::startsWith))
                .sorted()
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** Absolute, because the child has another working directory. */
    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        String given = System.getProperty(CLASS_PATH, System.getProperty("java.class.path", ""));
        for (String entry : given.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(new File(entry).getAbsolutePath()); // a path may end in a star
            }
        }
        if (System.getProperty(CLASS_PATH) == null) {
            entries.addAll(loadedFromElsewhere());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Where this room and the api come from when a plugin's class loader brought them, as in Weka's packages. */
    private static List<String> loadedFromElsewhere() {
        ClassLoader loader = ChildCommand.class.getClassLoader();
        if (loader == ClassLoader.getSystemClassLoader()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        for (Class<?> ours : List.of(ChildCommand.class, TrialRunner.class)) {
            CodeSource source = ours.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                places.addAll(files(source.getLocation()));
            }
        }
        if (loader instanceof URLClassLoader plugin) {
            Arrays.stream(plugin.getURLs()).forEach(url -> places.addAll(files(url)));
        }
        return places;
    }

    private static List<String> files(URL url) {
        try {
            return url.getProtocol().equals("file")
                    ? List.of(Path.of(url.toURI()).toAbsolutePath().toString())
                    : List.of();
        } catch (URISyntaxException e) {
            return List.of();
        }
    }

    /** As the launcher's argument files have it. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
