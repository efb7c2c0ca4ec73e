package org.headstart.metafeatures;

import java.util.List;

/**
 * Which landmarkers do better than which: for each summary of the scores, the rank of a landmarker among those that apply to the table, 1 for the lowest
 * value; equal ones share the mean of their ranks.
 */
final class RelativeLandmarking implements Family {

    private static final String PREFIX = "relative.";
    private static final String FURNKRANZ = "Furnkranz and Petrak, An evaluation of landmarking variants, 2001";

    private static final Cost COST = Landmarking.LANDMARKERS.stream()
            .map(Landmarker::cost)
            .reduce(Cost.sorted(), (cost, more) -> cost.and(more.works().toArray(Work[]::new)));

    @Override
    public String group() {
        return "relative";
    }

    @Override
    public List<MetaFeature> features() {
        return Landmarking.LANDMARKERS.stream()
                .map(RelativeLandmarking::feature)
                .toList();
    }

    private static MetaFeature feature(Landmarker landmarker) {
        return MetaFeature.many(
                        PREFIX + landmarker.name(), COST, landmarker.needs(), FURNKRANZ, table -> table.landmarkRanks()
                                .of(landmarker.name()))
                .since(2);
    }
}
