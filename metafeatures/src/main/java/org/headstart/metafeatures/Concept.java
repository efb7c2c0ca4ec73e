package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How densely rows lie, and how much the classes of rows that lie closely together vary. Every column goes from 0 to 1. */
final class Concept implements Family {

    private static final String VILALTA =
            "Vilalta, Understanding accuracy performance through concept characterization and "
                    + "algorithm analysis, 1999";
    private static final String DRISSI =
            "Vilalta and Drissi, A characterization of difficult problems in classification, 2002";
    private static final String ALONE = "a row is as far from all others as can be";

    @Override
    public String group() {
        return "concept";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                feature("cohesiveness", false, DRISSI, Neighbourhood::cohesiveness),
                feature("conceptvar", true, VILALTA, Neighbourhood::variation),
                feature("impconceptvar", true, DRISSI, Neighbourhood::improvedVariation),
                feature("wg_dist", false, VILALTA, Neighbourhood::weightedDistance));
    }

    private static MetaFeature feature(
            String name, boolean ofClasses, String source, Function<Neighbourhood, double[]> values) {
        Set<Need> needs = ofClasses
                ? Set.of(Need.FEATURE, Need.CLASSES, Need.TARGET, Need.TWO_TARGETS)
                : Set.of(Need.FEATURE, Need.TARGET, Need.TWO_TARGETS);
        return MetaFeature.many(
                        name,
                        Cost.neighbourhood(),
                        needs,
                        source,
                        table -> many(values.apply(table.neighbourhood()).clone(), ALONE))
                .since(2);
    }
}
