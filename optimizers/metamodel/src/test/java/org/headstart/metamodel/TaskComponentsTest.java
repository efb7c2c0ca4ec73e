package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class TaskComponentsTest {

    private static TaskComponents of(List<MetaFeatureVector> past) {
        return new TaskComponents(new RobustDistances(past));
    }

    /** Features that all follow one hidden number, and one that is noise of a hundredth. */
    private static MetaFeatureVector along(double hidden, Random random) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int feature = 0; feature < 6; feature++) {
            values.put("f" + feature, (feature + 1) * hidden + 1e-3 * random.nextGaussian());
        }
        return RobustDistancesTest.vector(values);
    }

    @Test
    void past_oneHiddenNumber_isTheFirstComponent() {
        Random random = new Random(4);
        List<MetaFeatureVector> past = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            past.add(along(i, random));
        }
        TaskComponents components = of(past);

        double[][] points = components.past();
        double sign = Math.signum(points[8][0]);
        for (int i = 0; i < 9; i++) {
            assertThat(sign * points[i][0]).isCloseTo((i - 4) / 4.0, within(0.01));
        }
        assertThat(sign * components.of(along(6, random))[0]).isCloseTo(0.5, within(0.01));
    }

    @Test
    void of_pastTask_isItsOwnPoint() {
        Random random = new Random(5);
        List<MetaFeatureVector> past = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            past.add(RobustDistancesTest.vector(
                    Map.of("a", random.nextDouble(), "b", random.nextDouble(), "c", random.nextDouble())));
        }
        TaskComponents components = of(past);

        assertThat(components.count()).isEqualTo(3);
        for (int i = 0; i < past.size(); i++) {
            double[] own = components.of(past.get(i));
            for (int component = 0; component < own.length; component++) {
                assertThat(own[component]).isCloseTo(components.past()[i][component], within(1e-9));
                assertThat(own[component]).isBetween(-1 - 1e-9, 1 + 1e-9);
            }
        }
    }

    @Test
    void of_farAway_isCut() {
        TaskComponents components =
                of(List.of(RobustDistancesTest.vector(Map.of("a", 0.0)), RobustDistancesTest.vector(Map.of("a", 1.0))));
        assertThat(components.of(RobustDistancesTest.vector(Map.of("a", 1e6)))[0])
                .isEqualTo(TaskComponents.FARTHEST);
    }

    @Test
    void count_oneTaskOrNothingKnownOrAllAlike_isNone() {
        MetaFeatureVector known = RobustDistancesTest.vector(Map.of("a", 1.0));
        assertThat(of(List.of(known)).count()).isZero();
        assertThat(of(List.of(known, known)).count()).isZero();
        assertThat(of(List.of(MetaFeatureVector.empty(), MetaFeatureVector.empty()))
                        .of(known))
                .isEmpty();
    }
}
