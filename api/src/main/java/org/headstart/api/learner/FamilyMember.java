package org.headstart.api.learner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.space.CommonTerms;

/**
 * A learner as one of a family: learners of several libraries that train by the same method, so that what is a good configuration of one is a good
 * start for another. Declared by each library for its own learners alone, in the family's common terms.
 *
 * @param learner the learner's id
 * @param family  the family's name, for example {@code random-forest}
 * @param terms   what the learner's hyperparameters mean in the family
 */
public record FamilyMember(String learner, String family, CommonTerms terms) {

    /** Checks the names. */
    public FamilyMember {
        Check.notBlank(learner, "The learner of a family");
        Check.notBlank(family, "The name of a family");
    }

    /**
     * Reads declarations. {@code #} begins a comment. A line without indentation is {@code LEARNER is FAMILY}; the lines below it, one a term,
     * are {@code TERM = HYPERPARAMETER}, {@code TERM = HYPERPARAMETER * FACTOR}, {@code TERM = FACTOR / HYPERPARAMETER}, {@code TERM LEVEL when
     * HYPERPARAMETER=VALUE, HYPERPARAMETER=VALUE}, or {@code TERM LEVEL always}.
     *
     * @param declarations UTF-8 text; is closed
     * @return the members, in order
     * @throws org.headstart.api.InvalidValueException if a line is none of these, or a learner comes twice
     */
    public static List<FamilyMember> read(InputStream declarations) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(declarations, StandardCharsets.UTF_8))) {
            return new FamilyParser(reader.lines().toList()).members();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
