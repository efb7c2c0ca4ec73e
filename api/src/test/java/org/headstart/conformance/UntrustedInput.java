package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.headstart.api.HeadstartException;
import org.jspecify.annotations.Nullable;

/**
 * What holds of everything that reads input which others may have made, whatever the bytes: it gives a value or a {@link HeadstartException} of
 * bearable length with a hint, and takes neither time nor memory out of proportion to what it was given.
 */
public final class UntrustedInput {

    /** Of this thread's own, so that a busy machine fails no test. */
    private static final Duration TIME_PER_MEGABYTE = Duration.ofSeconds(5);

    private static final long FREE_BYTES = 256L << 20;
    private static final long BYTES_PER_BYTE = 1000;
    private static final int LONGEST_MESSAGE = 4_100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private UntrustedInput() {}

    /**
     * @param <T>    what reading gives
     * @param bytes  how long the input is
     * @param reader reads it; what it takes the first time may be what loading its classes takes, so it is asked again where that is too much
     * @return what was read; null when it was refused as it should be
     * @throws AssertionError if reading took too long or too much, or was refused in another way
     */
    public static <T> @Nullable T read(long bytes, Callable<T> reader) {
        Reading<T> reading = Reading.of(reader);
        if (!reading.isWithin(bytes)) {
            reading = Reading.of(reader);
        }
        assertThat(reading.isWithin(bytes))
                .as("reading %d bytes took %d ms and allocated %d bytes", bytes, reading.millis(), reading.allocated())
                .isTrue();
        return reading.value();
    }

    /** What came of reading and what it took. */
    private record Reading<T>(@Nullable T value, long millis, long allocated) {

        static <T> Reading<T> of(Callable<T> reader) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            T value = valueOrRefusal(reader);
            return new Reading<>(
                    value,
                    (THREADS.getCurrentThreadCpuTime() - nanos) / 1_000_000,
                    THREADS.getCurrentThreadAllocatedBytes() - allocated);
        }

        boolean isWithin(long bytes) {
            return allocated <= FREE_BYTES + BYTES_PER_BYTE * bytes
                    && millis <= TIME_PER_MEGABYTE.toMillis() * (1 + (bytes >> 20));
        }
    }

    private static <T> @Nullable T valueOrRefusal(Callable<T> reader) {
        try {
            return reader.call();
        } catch (HeadstartException e) {
            requireAdvice(e);
            return null;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("Refused with " + e + " instead of a HeadstartException.", e);
        }
    }

    /**
     * @param refusal what a reader threw
     * @throws AssertionError if its message has no line that begins with "Maybe", or is so long that nobody reads it
     */
    public static void requireAdvice(HeadstartException refusal) {
        assertThat(refusal).hasMessageContaining(System.lineSeparator() + "Maybe ");
        assertThat(refusal.getMessage()).hasSizeLessThanOrEqualTo(LONGEST_MESSAGE);
    }
}
