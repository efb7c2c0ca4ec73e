package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewParserTest {

    @Test
    void parse_everyKindOfLine_isUnderstood() {
        Review review = parse(
                "a.B",
                "# a comment",
                "",
                "  x  1 to 64 log whole or -1  when p=true, q=a|b",
                "  y=inner.y  0.1 to 1 of features",
                "  z  one-of 0 as none, 1 as some",
                "  o  in-order 1, 2, 0 as unlimited",
                "  c  component a.C, a.D",
                "  s  seed  when x.set=true",
                "  d  out: output only",
                "  forbid x.set=true, z=none");

        assertThat(review.rules())
                .containsExactly(
                        new Rule(
                                "x",
                                "x",
                                new Domain.Range(1, 64, Scale.LOG, Domain.Unit.WHOLE, "-1"),
                                List.of(Condition.on("p", "true"), Condition.on("q", "a", "b"))),
                        new Rule(
                                "y",
                                "inner.y",
                                new Domain.Range(0.1, 1, Scale.LINEAR, Domain.Unit.SHARE_OF_FEATURES, null),
                                List.of()),
                        new Rule(
                                "z",
                                "z",
                                new Domain.Listed(
                                        List.of(new Domain.Option("0", "none"), new Domain.Option("1", "some")), false),
                                List.of()),
                        new Rule(
                                "o",
                                "o",
                                new Domain.Listed(
                                        List.of(
                                                new Domain.Option("1", "1"),
                                                new Domain.Option("2", "2"),
                                                new Domain.Option("0", "unlimited")),
                                        true),
                                List.of()),
                        new Rule("c", "c", new Domain.Components(List.of("a.C", "a.D")), List.of()),
                        new Rule("s", "s", new Domain.Seed(), List.of(Condition.on("x.set", "true"))),
                        new Rule("d", "d", new Domain.LeftOut("output only"), List.of()));
        assertThat(review.forbidden()).containsExactly(new Forbidden(Map.of("x.set", "true", "z", "none")));
    }

    private static Review parse(String... lines) {
        return ReviewParser.parse(List.of(lines)).get(lines[0]);
    }

    @Test
    void parse_severalSections_keepsTheirOrder() {
        assertThat(ReviewParser.parse(List.of("b", "  x switch", "a", "c", "  y seed"))
                        .keySet())
                .containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  x", "  x perhaps", "  x 1 to", "  x 1 to 2 logarithmic", "  forbid x"})
    void parse_malformedLine_isNamed(String line) {
        assertThatThrownBy(() -> parse("a.B", line))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(
                        line.strip().split("\\s+", 2)[line.contains(" x ") || line.contains("forbid ") ? 1 : 0]);
    }

    @Test
    void parse_classTwice_isRefused() {
        assertThatThrownBy(() -> ReviewParser.parse(List.of("a.B", "c", "a.B")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'a.B'");
    }
}
