package org.headstart.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C while a job runs: the first one asks the job to stop, so that what is best so far can be printed; the second one ends the process at
 * once. The JVM's signals are reached by reflection, as the compiler warns of their package; where there are none, Ctrl-C ends the process as
 * usual, and the study is kept all the same. Thread-safe.
 */
final class Interruption implements AutoCloseable {

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Runnable stop;
    private final @Nullable Object previous;

    /** @param stop called once, from another thread, at the first Ctrl-C */
    Interruption(Runnable stop) {
        this.stop = stop;
        this.previous = handle(handler());
    }

    /** Whether there was a Ctrl-C. */
    boolean happened() {
        return happened.get();
    }

    @Override
    public void close() {
        if (previous != null) {
            handle(previous);
        }
    }

    private void interrupted() {
        if (happened.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        stop.run();
    }

    private @Nullable Object handler() {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle" -> interrupted();
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    default -> {
                        return "Ctrl-C";
                    }
                }
                return null;
            });
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Object handle(@Nullable Object handler) {
        if (handler == null) {
            return null;
        }
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object sigint = signal.getConstructor(String.class).newInstance("INT");
            return signal.getMethod("handle", signal, type).invoke(null, sigint, handler);
        } catch (ReflectiveOperationException e) {
            return unhandled(e);
        }
    }

    /** Only a JVM that was started with -Xrs, or has no such signal, comes here. */
    private static @Nullable Object unhandled(ReflectiveOperationException e) {
        if (e instanceof InvocationTargetException target && target.getCause() instanceof Error error) {
            throw error;
        }
        return null;
    }
}
