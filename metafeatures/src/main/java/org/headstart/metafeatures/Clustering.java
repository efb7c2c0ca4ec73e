package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.one;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;

/** Indices that tell good clusters from bad ones, with the classes for clusters. */
final class Clustering implements Family {

    private static final String PIMENTEL =
            "Pimentel and de Carvalho, A new data characterization for selecting clustering algorithms using meta-learning, 2019";
    private static final String ONE_POINT = "the rows of every class lie in one point";

    /** Classes with fewer rows are small. */
    private static final int SMALL = 15;

    @Override
    public String group() {
        return "clustering";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                index(
                        "ch",
                        "Calinski and Harabasz, A dendrite method for cluster analysis, 1974",
                        Clusters::calinskiHarabasz,
                        ONE_POINT),
                index(
                        "int",
                        "Bezdek and Pal, Some new indexes of cluster validity, 1998",
                        Clusters::meanBetween,
                        "a distance is too large for a number"),
                classes("nre", Set.of(Need.CLASSES, Need.TARGET), Clustering::entropy),
                index(
                        "pb",
                        "Lev, The point biserial coefficient of correlation, 1949",
                        Clusters::pointBiserial,
                        "all pairs of rows are equally far apart, or each class has one row"),
                classes("sc", Set.of(Need.CLASSES), Clustering::small),
                index(
                        "sil",
                        "Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, 1987",
                        Clusters::silhouette,
                        "a distance is too large for a number"),
                index(
                        "vdb",
                        "Davies and Bouldin, A cluster separation measure, 1979",
                        Clusters::daviesBouldin,
                        "two classes have the same centre"),
                index(
                        "vdu",
                        "Dunn, Well-separated clusters and optimal fuzzy partitions, 1974",
                        Clusters::dunn,
                        ONE_POINT));
    }

    private static MetaFeature index(String name, String source, ToDoubleFunction<Clusters> figure, String otherwise) {
        Set<Need> needs = Set.of(Need.FEATURE, Need.CLASSES, Need.TARGET, Need.VARYING_TARGET);
        return MetaFeature.one(
                        name,
                        Cost.clusters(),
                        needs,
                        source,
                        table -> table.sample().classes() < 2
                                ? new Measured.One(new NotApplicable("all rows of the sample are of one class"))
                                : one(figure.applyAsDouble(table.clusters()), otherwise))
                .since(2);
    }

    private static MetaFeature classes(String name, Set<Need> needs, ToDoubleFunction<Discrete> figure) {
        return MetaFeature.one(name, Cost.target(), needs, PIMENTEL, table -> one(figure.applyAsDouble(table.target())))
                .since(2);
    }

    /** In nats, as in pymfe. */
    private static double entropy(Discrete classes) {
        return classes.entropy() * Math.log(2);
    }

    private static double small(Discrete classes) {
        return Arrays.stream(classes.counts()).filter(rows -> rows < SMALL).count();
    }
}
