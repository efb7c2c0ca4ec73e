package org.headstart.warehouse.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;

/**
 * One task of a pack.
 *
 * @param name         the task's name, unique within the pack
 * @param test         whether it is measured on rather than learned from
 * @param metaFeatures the description; an empty cell is a meta-feature that does not apply, for the reason {@code unknown}
 * @param observations what was run, complete, in the order of {@code trials.csv}; numbered from 0
 * @param extras       [observations] cells of each further column, by its name
 */
public record PackTask(
        String name,
        boolean test,
        MetaFeatureVector metaFeatures,
        List<Observation> observations,
        Map<String, List<String>> extras) {

    /** Copies the collections. */
    public PackTask {
        Check.notBlank(name, "The name of a task");
        observations = List.copyOf(observations);
        extras = Map.copyOf(new LinkedHashMap<>(extras));
        for (Map.Entry<String, List<String>> extra : extras.entrySet()) {
            Check.that(
                    extra.getValue().size() == observations.size(),
                    "The column '%s' has %d cells, but there are %d observations.",
                    extra.getKey(),
                    extra.getValue().size(),
                    observations.size());
        }
    }
}
