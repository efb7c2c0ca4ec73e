package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;

class LandmarkRanksTest {

    private static final String END = ".mean";

    private static Map<String, MetaFeatureValue> mean(double value) {
        return Map.of(END, new Known(value));
    }

    private static MetaFeatureValue rank(LandmarkRanks ranks, String landmarker) {
        return ((Measured.Summaries) ranks.of(landmarker)).values().get(END);
    }

    @Test
    void of_severalValues_ranksTheLowestFirst() {
        LandmarkRanks ranks = LandmarkRanks.of(Map.of("a", mean(0.9), "b", mean(0.2), "c", mean(0.5)));

        assertThat(rank(ranks, "a")).isEqualTo(new Known(3));
        assertThat(rank(ranks, "b")).isEqualTo(new Known(1));
        assertThat(rank(ranks, "c")).isEqualTo(new Known(2));
    }

    @Test
    void of_equalValues_shareTheMeanOfTheirRanksDespiteRounding() {
        LandmarkRanks ranks = LandmarkRanks.of(Map.of("a", mean(0.7), "b", mean(0.7 + 1e-16), "c", mean(0.1)));

        assertThat(rank(ranks, "a")).isEqualTo(new Known(2.5));
        assertThat(rank(ranks, "b")).isEqualTo(new Known(2.5));
    }

    @Test
    void of_oneThatDoesNotApply_ranksTheOthersAmongThemselves() {
        NotApplicable reason = new NotApplicable("there are no classes");
        LandmarkRanks ranks = LandmarkRanks.of(Map.of("a", mean(0.7), "b", Map.of(END, reason), "c", mean(-0.1)));

        assertThat(rank(ranks, "a")).isEqualTo(new Known(2));
        assertThat(rank(ranks, "b")).isEqualTo(reason);
        assertThat(rank(ranks, "c")).isEqualTo(new Known(1));
    }
}
