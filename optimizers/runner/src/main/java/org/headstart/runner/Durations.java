package org.headstart.runner;

import java.time.Duration;
import java.util.Locale;

/** Durations in messages. */
final class Durations {

    private Durations() {}

    /** @return for example {@code 90 s} or {@code 0.5 s} */
    static String text(Duration duration) {
        double seconds = duration.toMillis() / 1e3;
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.3g s", seconds);
    }
}
