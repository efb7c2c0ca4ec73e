package org.headstart.api.metamodel;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;

/** What was learned from the history of one learner. Immutable and thread-safe. */
public interface MetaModel {

    /** @return the name of the method, for example {@code portfolio} */
    String name();

    /**
     * @param query the new task
     * @return candidates, best first
     */
    Recommendation recommend(Query query);

    /**
     * A new task.
     *
     * @param metaFeatures its description; may be empty
     * @param pool         the only configurations allowed; empty = the whole space
     * @param count        how many candidates are wanted, at least 1
     */
    record Query(MetaFeatureVector metaFeatures, List<Configuration> pool, int count) {

        /** Copies the pool. */
        public Query {
            pool = List.copyOf(pool);
            Check.atLeast(count, 1, "The number of candidates");
        }
    }
}
