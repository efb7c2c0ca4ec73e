package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.headstart.api.run.Limits;
import org.headstart.api.trial.Constraint;
import org.headstart.conformance.UntrustedInput;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Any text where the command line wants a number, a duration, a size or a constraint: one that may be reckoned with, or a refusal. */
class NumbersFuzzTest {

    private static final List<ITypeConverter<?>> CONVERTERS = List.of(
            new CountConverter(),
            new CountConverter.Folds(),
            new DurationConverter(),
            new SizeConverter(),
            new ImprovementConverter());

    @FuzzTest
    void convert_anyText_givesAValueOrARefusal(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (ITypeConverter<?> converter : CONVERTERS) {
            UntrustedInput.read(bytes.length, () -> {
                try {
                    return reckonedWith(converter.convert(text));
                } catch (TypeConversionException e) {
                    return null; // picocli prints it, with the option's name and its description
                }
            });
        }
        Constraint constraint = UntrustedInput.read(bytes.length, () -> Constraint.parse(text));
        if (constraint != null) {
            assertThat(Constraint.parse(constraint.toString())).isEqualTo(constraint);
        }
    }

    /** What the library does with it first. */
    private static Object reckonedWith(Object value) {
        if (value instanceof Duration duration) {
            assertThat(duration.toNanos()).isPositive();
            return new Limits(duration, 64L << 20);
        }
        assertThat(((Number) value).doubleValue()).isNotNegative().isFinite();
        return value;
    }
}
