package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static Map<String, MetaFeatureValue> of(double... values) {
        return Summary.of("f", new Measured.Many(values, "gap"));
    }

    @Test
    void of_anyValues_givesTheNineteenFunctionsOfPymfe() {
        assertThat(of(1, 2).keySet().stream().map(name -> name.split("\\.")[1]).distinct())
                .containsExactlyInAnyOrder(
                        "count",
                        "histogram",
                        "iq_range",
                        "kurtosis",
                        "max",
                        "mean",
                        "median",
                        "min",
                        "nanmax",
                        "nanmean",
                        "nanmedian",
                        "nanmin",
                        "nansd",
                        "quantiles",
                        "range",
                        "sd",
                        "skewness",
                        "sum",
                        "var");
        assertThat(of(1, 2)).hasSize(17 + 10 + 5);
    }

    @Test
    void of_completeValues_areKnown() {
        Map<String, MetaFeatureValue> summary = of(4, 1, 3, 2);
        assertThat(summary)
                .containsEntry("f.count", new Known(4))
                .containsEntry("f.mean", new Known(2.5))
                .containsEntry("f.nanmean", new Known(2.5))
                .containsEntry("f.sum", new Known(10))
                .containsEntry("f.quantiles.1", new Known(1.75))
                .containsEntry("f.iq_range", new Known(1.5))
                .containsEntry("f.histogram.0", new Known(0.25))
                .containsEntry("f.histogram.9", new Known(0.25));
    }

    @Test
    void of_valuesWithGaps_plainFunctionsSayWhyNot() {
        Map<String, MetaFeatureValue> summary = of(4, Double.NaN, 2);
        assertThat(summary)
                .containsEntry("f.count", new Known(3))
                .containsEntry("f.mean", new NotApplicable("gap"))
                .containsEntry("f.histogram.0", new NotApplicable("gap"))
                .containsEntry("f.nanmean", new Known(3))
                .containsEntry("f.nanmax", new Known(4));
    }

    @Test
    void of_nothing_onlyCounts() {
        Map<String, MetaFeatureValue> summary = of();
        assertThat(summary).containsEntry("f.count", new Known(0));
        assertThat(summary.values().stream().filter(Known.class::isInstance)).hasSize(1);
    }

    @Test
    void of_oneValue_hasNoSpread() {
        Map<String, MetaFeatureValue> summary = of(7);
        assertThat(summary)
                .containsEntry("f.mean", new Known(7))
                .containsEntry("f.histogram.5", new Known(1))
                .containsEntry("f.range", new Known(0));
        assertThat(summary.get("f.sd")).isInstanceOf(NotApplicable.class);
        assertThat(summary.get("f.skewness")).isInstanceOf(NotApplicable.class);
    }

    @Test
    void of_hugeValues_neverNaN() {
        Map<String, MetaFeatureValue> summary = of(-1.7e308, 1.7e308, 1.7e308);
        assertThat(summary.get("f.range")).isInstanceOf(NotApplicable.class);
        assertThat(summary.get("f.var")).isInstanceOf(NotApplicable.class);
        assertThat(summary).containsEntry("f.median", new Known(1.7e308));
    }

    @Test
    void histogram_valuesOnEdges_goIntoTheUpperBin() {
        double[] tenths = new double[11];
        for (int i = 0; i <= 10; i++) {
            tenths[i] = i / 10.0;
        }
        Map<String, MetaFeatureValue> summary = of(tenths);
        double total = 0;
        for (int bin = 0; bin < 10; bin++) {
            total += ((Known) summary.get("f.histogram." + bin)).value();
        }
        assertThat(total).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(summary).containsEntry("f.histogram.9", new Known(2 / 11.0));
    }

    @Test
    void missing_anyReason_namesTheSameFeatures() {
        assertThat(Summary.missing("f", new NotApplicable("why")))
                .containsOnlyKeys(of(1, 2).keySet())
                .containsValue(new NotApplicable("why"))
                .doesNotContainValue(new Known(0));
    }
}
