package org.headstart.runner;

import java.util.Map;
import java.util.OptionalInt;
import org.headstart.api.trial.TrialState;

/** Explains how a child died. */
final class ChildDeath {

    /** What {@code -XX:+ExitOnOutOfMemoryError} prints before it exits with {@link #OUT_OF_MEMORY_EXIT}. */
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    private static final int OUT_OF_MEMORY_EXIT = 3;

    /** What may help. */
    static final String MORE_MEMORY = System.lineSeparator() + "Maybe more memory helps: --trial-memory 4g.";

    /** What a JVM prints that cannot get memory from the machine. */
    private static final String NO_NATIVE_MEMORY = "insufficient memory for the Java Runtime Environment";

    private static final int SIGNAL_BASE = 128;
    private static final int LONGEST_TAIL = 600;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            15, "SIGTERM");

    private ChildDeath() {}

    /**
     * @param child a child whose pipe has ended
     * @return out of memory or killed, and why
     */
    static TrialReport report(ChildProcess child) throws InterruptedException {
        OptionalInt code = child.exitCode();
        String tail = child.tail();
        String crash = CrashReport.keep(child.folder().resolve(ChildProcess.CRASH_FILE));
        if (code.orElse(0) == OUT_OF_MEMORY_EXIT && tail.contains(OUT_OF_MEMORY)) {
            return unreported(
                    TrialState.OUT_OF_MEMORY,
                    "The trial ran out of memory: " + after(tail, OUT_OF_MEMORY) + "." + MORE_MEMORY);
        }
        if (tail.contains(NO_NATIVE_MEMORY) || crash.contains(NO_NATIVE_MEMORY)) {
            return unreported(TrialState.OUT_OF_MEMORY, "The machine had no memory left for the trial." + crash);
        }
        String how = code.isPresent() ? ended(code.getAsInt()) : "closed its pipe and ran on.";
        return unreported(
                TrialState.KILLED,
                "The trial's process " + how + crash + printed(tail) + (crash.isEmpty() ? hint(code) : ""));
    }

    /** An outcome that the child could not report itself. */
    static TrialReport unreported(TrialState state, String message) {
        return TrialReport.without(state, message, false);
    }

    /** @return whether a process with this exit code was asked to end, by a terminal or by whoever manages the machine */
    static boolean wasAsked(OptionalInt code) {
        return code.isPresent() && (code.getAsInt() == SIGNAL_BASE + 2 || code.getAsInt() == SIGNAL_BASE + 15);
    }

    private static String ended(int code) {
        String signal = SIGNALS.get(code - SIGNAL_BASE);
        return signal == null
                ? "ended with exit code " + code + "."
                : "was ended by signal " + (code - SIGNAL_BASE) + " (" + signal + ").";
    }

    private static String hint(OptionalInt code) {
        int exit = code.orElse(-1);
        if (exit == SIGNAL_BASE + 9) {
            return "%nMaybe the machine ran out of memory and its kernel chose this process.".formatted();
        }
        return exit >= 0 && exit < SIGNAL_BASE ? "%nMaybe the learner called System.exit.".formatted() : "";
    }

    private static String printed(String tail) {
        String last = tail.strip();
        if (last.isEmpty()) {
            return "";
        }
        return " It printed: " + last.substring(Math.max(0, last.length() - LONGEST_TAIL));
    }

    /** What follows a marker on its line. */
    private static String after(String text, String marker) {
        String rest = text.substring(text.indexOf(marker) + marker.length());
        return rest.lines().findFirst().orElse("").replaceFirst("^: *", "");
    }
}
