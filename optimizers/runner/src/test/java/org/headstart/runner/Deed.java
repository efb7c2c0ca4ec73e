package org.headstart.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;

/** What a learner may do to the process that it runs in. */
enum Deed {
    /** Trains as it should. */
    LEARN {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return honest;
        }
    },
    /** Sleeps for ever, and wakes up when interrupted. */
    SLEEP {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Sleeps for ever and ignores interruption. */
    SLEEP_DEAF {
        @Override
        TrainedModel perform(TrainedModel honest) {
            while (true) {
                LockSupport.parkNanos(1_000_000_000L);
                if (Thread.interrupted()) {
                    System.out.println("I was interrupted and do not care.");
                }
            }
        }
    },
    /** Computes for ever. */
    SPIN {
        @Override
        TrainedModel perform(TrainedModel honest) {
            double value = 1;
            while (value > 0) {
                value = Math.sqrt(value + 1);
            }
            return honest;
        }
    },
    /** Waits for a lock that is never released, and has a shutdown hook that does the same. */
    DEADLOCK {
        @Override
        TrainedModel perform(TrainedModel honest) {
            Runtime.getRuntime().addShutdownHook(new Thread(Deed::waitForEver));
            waitForEver();
            return honest;
        }
    },
    /** Fills the heap. */
    HEAP {
        @Override
        TrainedModel perform(TrainedModel honest) {
            List<long[]> kept = new ArrayList<>();
            while (kept.size() < Integer.MAX_VALUE) {
                kept.add(new long[1 << 17]);
            }
            return honest;
        }
    },
    /** Asks for more than the heap at one go, so that whoever shares the heap still finds room. */
    HUGE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            List<long[]> kept = new ArrayList<>();
            while (kept.size() < Integer.MAX_VALUE) {
                kept.add(new long[Integer.MAX_VALUE - 8]);
            }
            return honest;
        }
    },
    /** Fills the heap from another thread and waits for it, as libraries with pools do. */
    HEAP_ELSEWHERE {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            new Thread(() -> {
                        HEAP.performQuietly(honest);
                        done.countDown();
                    })
                    .start();
            done.await();
            return honest;
        }
    },
    /** Takes direct memory without end. */
    DIRECT {
        @Override
        TrainedModel perform(TrainedModel honest) {
            List<ByteBuffer> kept = new ArrayList<>();
            while (kept.size() < Integer.MAX_VALUE) {
                kept.add(ByteBuffer.allocateDirect(1 << 20));
            }
            return honest;
        }
    },
    /** Takes memory from the system behind the JVM's back. */
    NATIVE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            while (true) {
                Memory.take(1 << 24);
            }
        }
    },
    /** Starts threads without end. */
    THREADS {
        @Override
        TrainedModel perform(TrainedModel honest) {
            while (true) {
                new Thread(null, Deed::waitForEver, "idle", 1 << 16).start();
            }
        }
    },
    /** Leaves threads behind and learns. */
    LEAVE_THREADS {
        @Override
        TrainedModel perform(TrainedModel honest) {
            for (int i = 0; i < 50; i++) {
                Thread idle = new Thread(Deed::waitForEver);
                idle.setDaemon(true);
                idle.start();
            }
            return honest;
        }
    },
    /** Keeps most of the heap for ever and learns. */
    LEAVE_GARBAGE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            LEFT.add(new long[(int) (Runtime.getRuntime().maxMemory() / 2 / Long.BYTES)]);
            return honest;
        }
    },
    /** Ends the JVM in order. */
    EXIT {
        @Override
        TrainedModel perform(TrainedModel honest) {
            System.exit(7);
            return honest;
        }
    },
    /** Ends the JVM as if it had run out of memory. */
    EXIT_THREE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            System.exit(3);
            return honest;
        }
    },
    /** Ends the JVM at once. */
    HALT {
        @Override
        TrainedModel perform(TrainedModel honest) {
            Runtime.getRuntime().halt(0);
            return honest;
        }
    },
    /** Crashes the JVM. */
    CRASH {
        @Override
        TrainedModel perform(TrainedModel honest) {
            Memory.put(0, 0);
            return honest;
        }
    },
    /** Kills its own process. */
    KILL_SELF {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute("kill", "-9", Long.toString(ProcessHandle.current().pid()));
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Asks its own process to end. */
    TERMINATE_SELF {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute("kill", "-15", Long.toString(ProcessHandle.current().pid()));
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Presses Ctrl-C on its own process and learns. */
    INTERRUPT_SELF {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute("kill", "-2", Long.toString(ProcessHandle.current().pid()));
            Thread.sleep(300);
            return honest;
        }
    },
    /** Starts a process that stays, and learns. */
    FORK {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute("sh", "-c", "sleep 1000 &");
            return honest;
        }
    },
    /** Starts a process that belongs to nobody, and sleeps. */
    ORPHAN {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute("sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 & sleep 0.2");
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Starts fifty processes that hold its pipes, and sleeps. */
    FORK_BOMB {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            execute(
                    "sh",
                    "-c",
                    "for i in 1 2 3 4 5; do (for j in 1 2 3 4 5 6 7 8 9; do sleep 1000 & done; wait) & done");
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Prints without end. */
    FLOOD {
        @Override
        TrainedModel perform(TrainedModel honest) {
            while (!Thread.interrupted()) {
                System.out.println("the same line again and again and again and again and again and again");
                System.err.println("and on the other stream");
            }
            return honest;
        }
    },
    /** Prints without end past System.out, as native code does. */
    FLOOD_NATIVE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            byte[] lines = "a line of native code\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (!Thread.interrupted()) {
                writeRaw(FileDescriptor.out, lines);
                writeRaw(FileDescriptor.err, lines);
            }
            return honest;
        }
    },
    /** Prints a little past System.out and learns. */
    PRINT_NATIVE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            writeRaw(FileDescriptor.out, "a line of native code\n".getBytes(StandardCharsets.UTF_8));
            return honest;
        }
    },
    /** Writes a damaged frame. */
    FORGE {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            byte[] frame =
                    Frame.of(Frame.Kind.SCORED, 1, packer -> packer.number(1.0)).toBytes();
            frame[frame.length - 1] ^= 1;
            writeRaw(FileDescriptor.out, frame);
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Closes standard output. */
    CLOSE_PIPE {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            try {
                new FileOutputStream(FileDescriptor.out).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.sleep(Long.MAX_VALUE);
            return honest;
        }
    },
    /** Throws. */
    THROW {
        @Override
        TrainedModel perform(TrainedModel honest) {
            throw new IllegalStateException("I cannot go on.");
        }
    },
    /** Calls itself without end. */
    RECURSE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return depth(honest, 0) > 0 ? honest : null;
        }
    },
    /** Says that it was interrupted when it was not. */
    PRETEND_INTERRUPTED {
        @Override
        TrainedModel perform(TrainedModel honest) throws InterruptedException {
            throw new InterruptedException("not really");
        }
    },
    /** Predicts NaN. */
    PREDICT_NAN {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return new Altered(honest, predictions -> Arrays.stream(predictions.values())
                    .forEach(row -> Arrays.fill(row, Double.NaN)));
        }
    },
    /** Predicts too few rows. */
    PREDICT_LESS {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return new TrainedModel() {
                @Override
                public Predictions predict(Dataset rows) {
                    return new Predictions(new double[][] {{0.5, 0.5}});
                }

                @Override
                public void save(Path file) {
                    honest.save(file);
                }
            };
        }
    },
    /** Leaves a file in the temporary folder and learns. */
    LEAVE_FILE {
        @Override
        TrainedModel perform(TrainedModel honest) {
            try {
                Files.writeString(Files.createTempFile("headstart-test-left", ".tmp"), "left behind");
                return honest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** Saves half of the model and fails. */
    SAVE_HALF {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return new TrainedModel() {
                @Override
                public Predictions predict(Dataset rows) {
                    return honest.predict(rows);
                }

                @Override
                public void save(Path file) {
                    honest.save(file);
                    throw new IllegalStateException("The pen is empty.");
                }
            };
        }
    },
    /** Predicts the other class, in some rows more than in others: clearly worse than what it was told to spoil. */
    SPOIL {
        @Override
        TrainedModel perform(TrainedModel honest) {
            return new Altered(honest, predictions -> {
                for (double[] row : predictions.values()) {
                    double first = row[0];
                    row[0] = row[row.length - 1];
                    row[row.length - 1] = first;
                }
            });
        }
    };

    private static final List<Object> LEFT = new ArrayList<>();

    /** What a learner does instead of training, or besides. */
    abstract TrainedModel perform(TrainedModel honest) throws InterruptedException;

    private void performQuietly(TrainedModel honest) {
        try {
            perform(honest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitForEver() {
        while (true) {
            LockSupport.park();
        }
    }

    private static int depth(TrainedModel honest, int depth) {
        return depth == Integer.MAX_VALUE ? 0 : depth(honest, depth + 1) + 1;
    }

    private static void execute(String... command) throws InterruptedException {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // the descriptor belongs to the process
    private static void writeRaw(FileDescriptor descriptor, byte[] bytes) {
        try {
            new FileOutputStream(descriptor).write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model whose predictions are altered. */
    private record Altered(TrainedModel honest, Consumer<Predictions> alteration) implements TrainedModel {

        @Override
        public Predictions predict(Dataset rows) {
            Predictions predictions = honest.predict(rows);
            alteration.accept(predictions);
            return predictions;
        }

        @Override
        public void save(Path file) {
            honest.save(file);
        }
    }

    /** Memory without bounds, by reflection because the class is no part of the Java platform. */
    private static final class Memory {

        private static final Object UNSAFE = unsafe();

        private static Object unsafe() {
            try {
                Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                field.setAccessible(true);
                return field.get(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        static void take(long bytes) {
            try {
                long address = (long) UNSAFE.getClass()
                        .getMethod("allocateMemory", long.class)
                        .invoke(UNSAFE, bytes);
                UNSAFE.getClass()
                        .getMethod("setMemory", long.class, long.class, byte.class)
                        .invoke(UNSAFE, address, bytes, (byte) 1);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        static void put(long address, long value) {
            try {
                UNSAFE.getClass()
                        .getMethod("putAddress", long.class, long.class)
                        .invoke(UNSAFE, address, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
