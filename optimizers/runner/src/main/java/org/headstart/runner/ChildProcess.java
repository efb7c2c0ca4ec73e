package org.headstart.runner;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The parent's end of a child: its process tree, what it says on standard output as events, and the tail of what it prints on standard error.
 * One trial at a time talks to it; {@link #destroy} may be called from any thread.
 */
final class ChildProcess {

    /** The JVM's own account of a crash, in the child's folder. */
    static final String CRASH_FILE = "hs_err.log";

    private static final int TAIL_BYTES = 1 << 14;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int MOST_EVENTS = 1 << 14;
    private static final long STACK_BYTES = 1 << 18;
    private static final long PATIENCE_MILLIS = 500;

    private final Process process;
    private final ProcessTree tree;
    private final Path folder;
    private final Tail tail = new Tail(TAIL_BYTES);
    private final BlockingQueue<ChildEvent> events = new LinkedBlockingQueue<>(MOST_EVENTS);
    private final Thread tailReader;
    private int trials;

    private ChildProcess(Process process, ProcessTree tree, Path folder) {
        this.process = process;
        this.tree = tree;
        this.folder = folder;
        this.tailReader = daemon("stderr", this::readTail);
    }

    /** Starts a child; it is ready once it has said so. */
    static ChildProcess start(ChildCommand command, RunFolder folders) throws IOException {
        String token = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Path folder = folders.sub(token);
        Process process = command.builder(folder, token).start();
        ChildProcess child = new ChildProcess(process, new ProcessTree(process.toHandle(), token), folder);
        child.listen();
        return child;
    }

    /** A grandchild may hold the pipe open after the child has died, so the end of the process counts as well. */
    @SuppressWarnings("FutureReturnValueIgnored") // the event tells whoever waits
    private void listen() {
        tailReader.start();
        daemon("stdout", this::readFrames).start();
        Executor later = CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        process.onExit().thenRunAsync(() -> tell(new ChildEvent.Gone()), later);
    }

    private Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, "headstart-child-" + process.pid() + "-" + name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private void readFrames() {
        try (InputStream out = process.getInputStream()) {
            FrameReader frames = new FrameReader(out, LONGEST_ANSWER);
            for (Frame frame = frames.read(); frame != null; frame = frames.read()) {
                tell(new ChildEvent.Said(frame));
            }
            tell(new ChildEvent.Gone());
        } catch (EOFException e) {
            tell(new ChildEvent.Gone()); // it died in the middle of a word
        } catch (IOException e) {
            tell(new ChildEvent.Garbled(String.valueOf(e.getMessage())));
        }
    }

    /** A child that talks far more than it was asked loses its words: it will be found silent at its limit. */
    private void tell(ChildEvent event) {
        if (!events.offer(event)) {
            tail.note("[It said more than was heard.]");
        }
    }

    private void readTail() {
        byte[] buffer = new byte[TAIL_BYTES];
        try (InputStream err = process.getErrorStream()) {
            for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
                tail.add(buffer, count);
            }
        } catch (IOException e) {
            tail.note("[The rest was not heard: " + e.getMessage() + "]");
        }
    }

    /** @return the number of the next trial in this process, from 1 */
    int nextTrial() {
        return ++trials;
    }

    /** @return how many trials it has been asked to run */
    int trials() {
        return trials;
    }

    void send(Frame frame) throws IOException {
        process.getOutputStream().write(frame.toBytes());
        process.getOutputStream().flush();
    }

    /**
     * @param millis how long to wait
     * @return what happens next; null when nothing happens within that time
     */
    @Nullable
    ChildEvent next(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    boolean hasOffspring() {
        return tree.hasOffspring();
    }

    /** Asks the whole tree to end. */
    void terminate() {
        tree.terminate();
    }

    /** @return the exit code, waiting a moment for it; empty while the process runs */
    OptionalInt exitCode() throws InterruptedException {
        return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** @return the last that it printed, waiting a moment for all of it when it has ended */
    String tail() throws InterruptedException {
        if (!process.isAlive()) {
            tailReader.join(PATIENCE_MILLIS);
        }
        return tail.text();
    }

    Path folder() {
        return folder;
    }

    /** Kills the whole tree, and deletes the child's folder once it is dead. */
    void destroy() {
        tree.kill();
        collect();
        RunFolder.delete(folder);
    }

    /** The system keeps a dead process until its parent has taken note of it; that takes a moment. */
    private void collect() {
        Deadline deadline = Deadline.after(Duration.ofMillis(PATIENCE_MILLIS));
        while (process.isAlive() && !deadline.hasPassed()) {
            Pause.millis(1);
        }
    }
}
