package org.headstart.runner;

/**
 * Ctrl-C goes to every process of a terminal. Children leave it to their parent, which puts the trial back into the queue; if they died of it,
 * the trial would be recorded as killed.
 */
final class TerminalSignals {

    private TerminalSignals() {}

    /** By reflection, because the class is no part of the Java platform; without it the parent sorts it out. */
    static void ignore() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, ignore);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.err.println("Ctrl-C is not ignored: " + e);
        }
    }
}
