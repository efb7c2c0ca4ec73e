package org.headstart.api.metamodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/** Groups past tasks that are alike. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface TaskClusterer {

    /**
     * @param histories what is known of some learners, judged by one metric; a task may be in several
     * @param entries   how long each cluster's portfolio shall be at most, at least 1
     * @param seed      decides everything
     * @return one grouping by each method; none when no task has a trial with a value
     */
    List<Grouping> group(List<History> histories, int entries, long seed);

    /**
     * All past tasks, each in one cluster.
     *
     * @param method     what was compared, for example {@code meta-features}
     * @param silhouette how well the tasks fit their clusters, -1 to 1 (Rousseeuw 1987); null when there is one cluster
     * @param clusters   largest first
     */
    record Grouping(String method, @Nullable Double silhouette, List<Cluster> clusters) {

        /** Copies the clusters. */
        public Grouping {
            clusters = List.copyOf(clusters);
        }
    }

    /**
     * Past tasks that are alike.
     *
     * @param members    its tasks, the medoid first, then in the order of the history
     * @param traits     what tells it apart from the other tasks, the largest difference first; empty when there are no others
     * @param portfolios by learner, what does well on its tasks together
     */
    record Cluster(List<Task> members, List<Trait> traits, Map<String, List<Candidate>> portfolios) {

        /** Copies the collections and keeps their order. */
        public Cluster {
            members = List.copyOf(members);
            traits = List.copyOf(traits);
            portfolios = Collections.unmodifiableMap(new LinkedHashMap<>(portfolios));
        }

        /** @return the member with the least mean distance to the others */
        public Task medoid() {
            return members.get(0);
        }
    }

    /**
     * A meta-feature that tells a cluster apart.
     *
     * @param metaFeature its name
     * @param difference  the cluster's mean minus that of all other tasks, in interquartile ranges of all tasks
     */
    record Trait(String metaFeature, double difference) {}
}
