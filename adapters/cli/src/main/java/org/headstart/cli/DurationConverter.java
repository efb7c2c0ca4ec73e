package org.headstart.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 500ms}, {@code 60s}, {@code 10m}, {@code 1h30m}. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    /** A hundred years, which nanoseconds can still count. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        Duration duration = matcher.matches() ? sum(matcher) : Duration.ZERO;
        if (duration.isZero()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a positive duration with units, such as 60s, 10m or 1h30m");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is longer than " + LONGEST.toHours() + "h");
        }
        return duration;
    }

    private static Duration sum(Matcher matcher) {
        return Duration.ofHours(part(matcher.group(1)))
                .plusMinutes(part(matcher.group(2)))
                .plusSeconds(part(matcher.group(3)))
                .plusMillis(part(matcher.group(4)));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
