package org.headstart.runner;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.headstart.api.run.TrialRunner.Setting;

/**
 * A child's main class: loads the setting, then does what the frames on standard input ask for, one trial at a time, each on a thread of its
 * own. When standard input ends, the parent is gone or done, and the child ends with all that it has started.
 */
final class ChildMain {

    private static final int LOG_BYTES = 1 << 16;
    private static final int LONGEST_REQUEST = 1 << 28;
    private static final int NO_SETTING = 70;

    private ChildMain() {}

    /** @param arguments the setting file */
    public static void main(String[] arguments) {
        InputStream requests = new FileInputStream(FileDescriptor.in);
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        BoundedLog log = new BoundedLog(new FileOutputStream(FileDescriptor.err), LOG_BYTES);
        PrintStream print = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setIn(InputStream.nullInputStream());
        System.setOut(print);
        System.setErr(print);
        TerminalSignals.ignore();
        try {
            Setting setting = SettingFile.read(Path.of(arguments[0]));
            new ChildLoop(setting, answers, log).serve(new FrameReader(requests, LONGEST_REQUEST));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(print);
            Runtime.getRuntime().halt(NO_SETTING);
        }
    }
}
