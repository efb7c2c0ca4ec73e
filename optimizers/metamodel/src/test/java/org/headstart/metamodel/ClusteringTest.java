package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    private static final long SEED = System.nanoTime();

    private static double[][] line(double... places) {
        return Arrays.stream(places)
                .mapToObj(a -> Arrays.stream(places).map(b -> Math.abs(a - b)).toArray())
                .toArray(double[][]::new);
    }

    /** The sum of distances to the nearest medoid, where every cluster has its best one. */
    private static double cost(double[][] distances, int... medoids) {
        return Arrays.stream(distances)
                .mapToDouble(row ->
                        IntStream.of(medoids).mapToDouble(m -> row[m]).min().orElseThrow())
                .sum();
    }

    @Test
    void silhouette_ofTwoPairsOnALine_isThatOfTheFormula() {
        double outer = 1 - 1 / 10.5;
        double inner = 1 - 1 / 9.5;
        assertThat(Silhouette.of(line(0, 1, 10, 11), Partition.bySize(new int[] {0, 0, 1, 1})))
                .isCloseTo((outer + inner) / 2, within(1e-12));
    }

    @Test
    void silhouette_ofAnObjectAlone_isZeroAndOfAWrongOneNegative() {
        double alone = Silhouette.of(line(0, 1, 10), Partition.bySize(new int[] {0, 0, 1}));
        assertThat(alone).isCloseTo((1 - 1 / 10.0 + 1 - 1 / 9.0) / 3, within(1e-12));
        assertThat(Silhouette.of(line(0, 1, 10, 11), Partition.bySize(new int[] {0, 1, 0, 1})))
                .isNegative();
    }

    @Test
    void bySize_labels_areNumberedFromTheLargestClusterOn() {
        Partition partition = Partition.bySize(new int[] {7, 3, 3, 9, 3, 9});
        assertThat(partition.of()).containsExactly(2, 0, 0, 1, 0, 1);
        assertThat(partition.count()).isEqualTo(3);
        assertThat(partition.members(1)).containsExactly(3, 5);
    }

    @Test
    void medoid_isTheMemberNearestToTheOthers() {
        assertThat(Partition.whole(4).medoid(0, line(0, 5, 4, 20))).isEqualTo(1);
    }

    @Test
    void kMedoids_threeGroups_areFoundWhateverTheirOrder() {
        Partition partition = KMedoids.of(line(100, 0, 50, 1, 51, 101, 2), 3);
        assertThat(partition.of()).containsExactly(1, 0, 2, 0, 2, 1, 0);
    }

    @Test
    void kMedoids_anyDistances_leaveNoSwapThatWouldBeBetter() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 30; round++) {
            double[] places = random.doubles(9, 0, 1).toArray();
            double[][] distances = line(places);
            int count = 2 + round % 3;
            int[] medoids = KMedoids.medoids(distances, count);
            double reached = cost(distances, medoids);
            for (int place = 0; place < count; place++) {
                for (int object = 0; object < places.length; object++) {
                    int[] swapped = medoids.clone();
                    swapped[place] = object;
                    assertThat(cost(distances, swapped))
                            .as("seed %d, %s", SEED, Arrays.toString(places))
                            .isGreaterThanOrEqualTo(reached - 1e-9);
                }
            }
        }
    }

    @Test
    void kMedoids_asManyAsObjects_putsEachAlone() {
        assertThat(KMedoids.of(line(1, 1, 2), 3).count()).isEqualTo(3);
    }

    @Test
    void kMeans_twoClouds_areFoundAndAlwaysTheSame() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] points = new double[40][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {(i % 4 == 0 ? 5 : 0) + random.nextDouble(), random.nextDouble()};
        }
        Partition partition = KMeans.of(points, 2, 3);
        assertThat(partition.of())
                .as("seed %d", SEED)
                .containsExactly(
                        IntStream.range(0, 40).map(i -> i % 4 == 0 ? 1 : 0).toArray());
        assertThat(KMeans.of(points, 5, 3).of())
                .containsExactly(KMeans.of(points, 5, 3).of());
    }

    @Test
    void kMeans_asManyClustersAsDistinctPoints_worksWithDuplicates() {
        double[][] points = {{0}, {0}, {0}, {1}, {1}, {4}};
        assertThat(KMeans.of(points, 3, 1).of()).containsExactly(0, 0, 0, 1, 1, 2);
    }

    @Test
    void ofMetaFeatures_threeKindsOfTask_areThreeClustersWithAHighSilhouette() {
        List<MetaFeatureVector> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tasks.add(RobustDistancesTest.vector(Map.of("size", i % 3 + i / 1000.0, "noise", i % 3 == 1 ? 3.0 : 1.0)));
        }
        Clustering clustering = Clustering.ofMetaFeatures(new RobustDistances(tasks), 1);
        assertThat(clustering.partition().of()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(clustering.silhouette()).isBetween(0.95, 1.0);
    }

    @Test
    void ofMetaFeatures_tasksThatAreAllAlikeOrFew_areOneCluster() {
        for (int tasks = 1; tasks < 5; tasks++) {
            List<MetaFeatureVector> same = IntStream.range(0, tasks)
                    .mapToObj(i -> RobustDistancesTest.vector(Map.of("size", 1.0)))
                    .toList();
            Clustering clustering = Clustering.ofMetaFeatures(new RobustDistances(same), 1);
            assertThat(clustering.partition().count()).isEqualTo(1);
            assertThat(clustering.silhouette()).isNull();
        }
    }

    @Test
    void posterior_nearToACluster_isHighAndKeepsTheReserve() {
        double[][] distances = line(0, 0.1, 0.2, 0.3, 9, 9.1, 9.2);
        ClusterPosterior posterior = new ClusterPosterior(distances, Partition.bySize(new int[] {0, 0, 0, 0, 1, 1, 1}));
        double[] near = posterior.of(new double[] {9, 8.9, 8.8, 8.7, 0, 0.1, 0.2});
        assertThat(posterior.sharpness()).isPositive();
        assertThat(near[1]).isBetween(0.85, 1 - ClusterPosterior.RESERVE * 4 / 7.0 + 1e-12);
        assertThat(near[0] + near[1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void posterior_distancesThatDoNotTellClustersApart_leaveTheirShares() {
        double[][] distances = line(0, 1, 2, 3, 4, 5, 6, 7);
        ClusterPosterior posterior =
                new ClusterPosterior(distances, Partition.bySize(new int[] {0, 1, 0, 1, 0, 1, 0, 1}));
        assertThat(posterior.sharpness()).isZero();
        assertThat(posterior.of(distances[0])).containsExactly(0.5, 0.5);
    }

    @Test
    void posterior_ofATaskOfWhichNothingIsKnown_isTheSharesOfTheClusters() {
        double[][] distances = line(0, 0.1, 0.2, 9);
        ClusterPosterior posterior = new ClusterPosterior(distances, Partition.bySize(new int[] {0, 0, 0, 1}));
        double[] unknown = posterior.of(new double[4]);
        assertThat(unknown[0]).isCloseTo(0.75, within(1e-12));
        assertThat(unknown[1]).isCloseTo(0.25, within(1e-12));
    }
}
