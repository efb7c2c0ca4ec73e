package org.headstart.api.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;

class MetaFeatureVectorTest {

    @Test
    void known_mixedValues_givesOnlyNumbersInOrder() {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        values.put("b", new Known(2));
        values.put("gap", new NotApplicable("no numeric column"));
        values.put("a", new Known(1));
        MetaFeatureVector vector = new MetaFeatureVector("v1", values);

        assertThat(vector.known()).containsExactly(Map.entry("b", 2.0), Map.entry("a", 1.0));
        assertThat(vector.known("b")).hasValue(2);
        assertThat(vector.known("gap")).isEmpty();
        assertThat(vector.known("absent")).isEmpty();
    }

    @Test
    void finiteOr_notFinite_keepsTheReason() {
        assertThat(MetaFeatureValue.finiteOr(Double.NaN, "constant")).isEqualTo(new NotApplicable("constant"));
        assertThat(MetaFeatureValue.finiteOr(1, "constant")).isEqualTo(new Known(1));
        assertThatThrownBy(() -> new Known(Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new NotApplicable(" ")).isInstanceOf(InvalidValueException.class);
    }
}
