package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;

class FeatureValuesTest {

    private static Map<String, MetaFeatureValue> back(Map<String, MetaFeatureValue> values) {
        return FeatureValues.values(List.copyOf(values.keySet()), FeatureValues.bytes(values.values()));
    }

    @Test
    void values_ofAnyBitsAndReasons_comeBackInOrder() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
            int size = random.nextInt(60);
            for (int i = 0; i < size; i++) {
                double value = Double.longBitsToDouble(random.nextLong());
                boolean known = Double.isFinite(value) && random.nextInt(3) > 0;
                values.put(
                        "f" + random.nextInt(),
                        known ? new Known(value) : new NotApplicable("why é" + random.nextInt(9)));
            }
            Map<String, MetaFeatureValue> back = back(values);
            assertThat(back).as("round %d of seed %d", round, seed).isEqualTo(values);
            assertThat(new ArrayList<>(back.keySet())).isEqualTo(new ArrayList<>(values.keySet()));
        }
    }

    @Test
    void values_atTheEdges_comeBackToTheSameBits() {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        values.put("", new Known(-0.0));
        values.put("a.b", new Known(Double.MIN_VALUE));
        values.put("c", new Known(-Double.MAX_VALUE));
        values.put("d", new NotApplicable("x".repeat(100_000)));

        assertThat(back(values)).isEqualTo(values);
        assertThat(back(Map.of())).isEmpty();
    }

    @Test
    void bytes_ofManyValuesWithOneReason_holdItOnce() {
        List<MetaFeatureValue> values = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            values.add(new NotApplicable("no feature is numeric"));
        }
        assertThat(FeatureValues.bytes(values)).hasSize(8000 + 4 + "no feature is numeric".length());
    }
}
