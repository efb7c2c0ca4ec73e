package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.TaskComparison.Difference;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class TaskComparisonTest {

    private static Task task(String name, Map<String, Double> known) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        known.forEach((feature, value) -> values.put(feature, new MetaFeatureValue.Known(value)));
        values.put("never", new MetaFeatureValue.NotApplicable("a reason"));
        return new Task(name, name, TaskType.REGRESSION, "y", 1, 1, 0, new MetaFeatureVector("test 1", values));
    }

    @Test
    void compare_withoutPastTasks_isRelativeAndSortedBySize() {
        TaskComparison comparison = MetaFeatures.compare(
                task("a", Map.of("x", 4.0, "y", -1.0, "same", 0.0, "mine", 1.0)),
                task("b", Map.of("x", 3.0, "y", 1.0, "same", 0.0, "yours", 2.0)),
                List.of());

        assertThat(comparison.differences())
                .containsExactly(
                        new Difference("y", -1, 1, 2, false),
                        new Difference("x", 4, 3, -0.25, false),
                        new Difference("same", 0, 0, 0, false));
        assertThat(comparison.scale()).isNull();
        assertThat(comparison.a().alone()).containsExactly("mine");
        assertThat(comparison.b().alone()).containsExactly("yours");
        assertThat(comparison.a().nearest()).isEmpty();
    }

    @Test
    void compare_hugeValues_isFinite() {
        TaskComparison comparison =
                MetaFeatures.compare(task("a", Map.of("x", -1e308)), task("b", Map.of("x", 1.5e308)), List.of());

        assertThat(comparison.differences().get(0).size()).isBetween(-2.0, 2.0).isGreaterThan(1.6);
    }

    @Test
    void compare_thePastTasksThatAreTheTwoThemselves_doNotCount() {
        Task a = task("a", Map.of("x", 1.0));
        Task b = task("b", Map.of("x", 2.0));

        TaskComparison comparison = MetaFeatures.compare(a, b, List.of(a, b, a, b, a, b, a));

        assertThat(comparison.scale()).isNull();
        assertThat(comparison.b().nearest()).isEmpty();
    }
}
