package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How frequent levels are, alone and two of two features together. Numeric columns are cut into bins; a missing cell is a level of its own. */
final class Itemset implements Family {

    private static final String SONG =
            "Song, Wang and Wang, Automatic recommendation of classification algorithms based on "
                    + "data set characteristics, 2012";

    @Override
    public String group() {
        return "itemset";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                MetaFeature.many("one_itemset", Cost.bins(), Set.of(Need.ROW, Need.FEATURE), SONG, Itemset::one)
                        .since(2),
                MetaFeature.many(
                                "two_itemset",
                                Cost.pairCounts(),
                                Set.of(Need.ROW, Need.TWO_FEATURES),
                                SONG,
                                table -> new Measured.Counted(
                                        table.featurePairs().differences()))
                        .since(2));
    }

    /** The share of rows of each level of each feature. */
    private static Measured one(Table table) {
        double rows = table.rows();
        return Measured.many(
                table.discretes().stream()
                        .flatMapToInt(column -> Arrays.stream(column.counts()))
                        .mapToDouble(count -> count / rows)
                        .toArray(),
                "a level has no share");
    }
}
