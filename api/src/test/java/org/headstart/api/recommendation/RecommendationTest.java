package org.headstart.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class RecommendationTest {

    private static final SearchSpace SPACE = SearchSpace.of(new IntegerParameter("x", 0, 9, Scale.LINEAR));

    private static Candidate at(int x) {
        return new Candidate(SPACE.complete(Map.of("x", x)), null, null, null, Source.PORTFOLIO, List.of());
    }

    private static List<Long> after(int count, int... recommended) {
        List<Candidate> candidates =
                Arrays.stream(recommended).mapToObj(RecommendationTest::at).toList();
        return new Recommendation("l", "m", candidates, "g")
                .withDefault(at(0), count).candidates().stream()
                        .map(candidate -> (Long) candidate.configuration().get("x"))
                        .toList();
    }

    @Test
    void withDefault_aListWithoutIt_hasItFourthAndIsNoLonger() {
        assertThat(after(5, 1, 2, 3, 4, 5)).containsExactly(1L, 2L, 3L, 0L, 4L);
        assertThat(after(4, 1, 2, 3, 4)).containsExactly(1L, 2L, 3L, 0L);
    }

    @Test
    void withDefault_aListThatEndsBefore_isAsItWas() {
        assertThat(after(3, 1, 2, 3)).containsExactly(1L, 2L, 3L);
        assertThat(after(1, 1)).containsExactly(1L);
    }

    @Test
    void withDefault_recommendedFurtherAhead_staysThere() {
        assertThat(after(5, 1, 0, 2, 3, 4)).containsExactly(1L, 0L, 2L, 3L, 4L);
    }

    @Test
    void withDefault_recommendedFurtherBack_movesForward() {
        assertThat(after(5, 1, 2, 3, 4, 0)).containsExactly(1L, 2L, 3L, 0L, 4L);
    }

    @Test
    void withDefault_atTheFirstPlace_leadsTheListOnce() {
        Recommendation led = new Recommendation("l", "m", List.of(at(1), at(0), at(2)), "g").withDefault(at(0), 0, 3);

        assertThat(led.candidates()).containsExactly(at(0), at(1), at(2));
    }

    @Test
    void withNote_aSentence_standsBehindTheGuard() {
        assertThat(new Recommendation("l", "m", List.of(at(1)), "Guard.").withNote(" Note."))
                .isEqualTo(new Recommendation("l", "m", List.of(at(1)), "Guard. Note."));
    }

    @Test
    void withDefault_fewRecommended_isTheLast() {
        assertThat(after(5, 1)).containsExactly(1L, 0L);
        assertThat(after(5)).containsExactly(0L);
    }
}
