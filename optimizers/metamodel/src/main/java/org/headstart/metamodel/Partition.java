package org.headstart.metamodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Each of some objects in one of some clusters, of which none is empty.
 *
 * @param of    [objects], the cluster of each, 0 to count - 1
 * @param count the number of clusters
 */
record Partition(int[] of, int count) {

    /** All in one. */
    static Partition whole(int objects) {
        return new Partition(new int[objects], 1);
    }

    /** Numbers clusters by size, the largest first; as large ones in the order of their first members. Labels without an object are dropped. */
    static Partition bySize(int[] labels) {
        int[] distinct = IntStream.of(labels).distinct().toArray();
        int[] order = IntStream.of(distinct)
                .boxed()
                .sorted(Comparator.comparingLong(label ->
                        -IntStream.of(labels).filter(other -> other == label).count()))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] of = new int[labels.length];
        for (int cluster = 0; cluster < order.length; cluster++) {
            for (int i = 0; i < labels.length; i++) {
                of[i] = labels[i] == order[cluster] ? cluster : of[i];
            }
        }
        return new Partition(of, order.length);
    }

    /** The objects of a cluster, ascending. */
    int[] members(int cluster) {
        return IntStream.range(0, of.length).filter(i -> of[i] == cluster).toArray();
    }

    int size(int cluster) {
        return (int) Arrays.stream(of).filter(label -> label == cluster).count();
    }

    /** The member of a cluster with the least sum of distances to the others; the first of several. */
    int medoid(int cluster, double[][] distances) {
        int[] members = members(cluster);
        return IntStream.of(members)
                .boxed()
                .min(Comparator.comparingDouble(i ->
                        IntStream.of(members).mapToDouble(j -> distances[i][j]).sum()))
                .orElseThrow();
    }
}
