package org.headstart.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C or SIGTERM while a job runs: the first one asks the job to stop, so that what runs is queued again and what is best so far can be printed;
 * the second one ends the process at once. The JVM's signals are reached by reflection, as the compiler warns of their package; where there are none, Ctrl-C ends the process as
 * usual, and the study is kept all the same. Thread-safe.
 */
final class Interruption implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Runnable stop;
    private final Map<String, Object> previous = new LinkedHashMap<>();

    /** @param stop called once, from another thread, at the first signal */
    Interruption(Runnable stop) {
        this.stop = stop;
        Object handler = handler();
        for (String signal : SIGNALS) {
            Object before = handle(signal, handler);
            if (before != null) {
                previous.put(signal, before);
            }
        }
    }

    /** Whether there was a signal. */
    boolean happened() {
        return happened.get();
    }

    @Override
    public void close() {
        previous.forEach(Interruption::handle);
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
                        return "a signal";
                    }
                }
                return null;
            });
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Object handle(String name, @Nullable Object handler) {
        if (handler == null) {
            return null;
        }
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object named = signal.getConstructor(String.class).newInstance(name);
            return signal.getMethod("handle", signal, type).invoke(null, named, handler);
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
