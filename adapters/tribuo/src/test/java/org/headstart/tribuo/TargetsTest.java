package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.learner.LearnerException;
import org.junit.jupiter.api.Test;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

class TargetsTest {

    private final Targets.Labels targets = new Targets.Labels(List.of("never", "a", "b", "c"));

    @Test
    void values_probabilities_followTheLevels() {
        double[] values = targets.values(prediction("b", true, Map.of("c", 0.1, "b", 0.7, "a", 0.2)));

        assertThat(values).containsExactly(new double[] {0, 0.2, 0.7, 0.1}, within(1e-12));
    }

    @Test
    void values_scores_goThroughASoftmax() {
        double[] values = targets.values(prediction("a", false, Map.of("a", 1000.0, "b", 1000 - Math.log(3))));

        assertThat(values).containsExactly(new double[] {0, 0.75, 0.25, 0}, within(1e-12));
    }

    @Test
    void values_tie_goesToTheLibrarysChoice() {
        double[] values = targets.values(prediction("c", true, Map.of("a", 0.5, "c", 0.5)));

        assertThat(values[3]).isGreaterThan(values[1]).isCloseTo(0.5, within(1e-6));
        assertThat(values[0] + values[1] + values[2] + values[3]).isCloseTo(1, within(1e-12));
    }

    @Test
    void values_choiceAgainstTheScores_getsAll() {
        double[] values = targets.values(prediction("c", true, Map.of("a", 0.9, "c", 0.1)));

        assertThat(values).containsExactly(0, 0, 0, 1);
    }

    @Test
    void values_noProbabilityAtAll_givesAllToTheChoice() {
        assertThat(targets.values(prediction("b", true, Map.of("a", 0.0, "b", 0.0))))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void values_notANumber_isSaid() {
        assertThatThrownBy(() -> targets.values(prediction("a", true, Map.of("a", Double.NaN))))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("NaN");
        Prediction<Regressor> infinite = new Prediction<>(
                new Regressor("y", Double.POSITIVE_INFINITY), 1, new ArrayExample<>(new Regressor("y", 0)));
        assertThatThrownBy(() -> new Targets.Numbers().values(infinite))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("Infinity");
    }

    private static Prediction<Label> prediction(String best, boolean probabilities, Map<String, Double> scores) {
        Map<String, Label> labels = new LinkedHashMap<>();
        scores.forEach((label, score) -> labels.put(label, new Label(label, score)));
        Label output = new Label(best, scores.get(best));
        return new Prediction<>(output, labels, 1, new ArrayExample<>(output), probabilities);
    }
}
