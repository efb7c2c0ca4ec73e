package org.headstart.weka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reviews of {@code reviews.txt}, read once when first asked for. */
final class Reviews {

    /** The section with what is left out of every class, reviewed or not. */
    private static final String EVERYWHERE = "*";

    private static final Map<String, Review> ALL = ReviewParser.parse(lines("reviews.txt"));

    private static final Map<String, Rule> LEFT_OUT_EVERYWHERE =
            Objects.requireNonNull(ALL.get(EVERYWHERE)).rules().stream()
                    .collect(Collectors.toMap(Rule::property, Function.identity()));

    private Reviews() {}

    /**
     * @param section a class name, or the id of a variant
     * @return what was decided about it; empty when nobody has looked at it
     */
    static Optional<Review> of(String section) {
        return Optional.ofNullable(ALL.get(section));
    }

    /** @return the sections, in the order of the file */
    static Set<String> sections() {
        return ALL.keySet();
    }

    /**
     * @param property a bean property
     * @return what is decided about it in all classes that say nothing else; empty when nothing is
     */
    static Optional<Rule> everywhere(String property) {
        return Optional.ofNullable(LEFT_OUT_EVERYWHERE.get(property));
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Reviews.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
