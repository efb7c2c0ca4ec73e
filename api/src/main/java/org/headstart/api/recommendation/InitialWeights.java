package org.headstart.api.recommendation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.Check;

/**
 * Where training starts: named tensors and the schema that says which feature and class each belongs to.
 *
 * @param architecture what the tensors are for, for example {@code linear} or {@code mlp-40-40}
 * @param features     the features by name, in the order of the tensors' input dimension
 * @param classes      the classes by label, in the order of the output dimension; empty for regression
 * @param tensors      the tensors by name, in order
 */
public record InitialWeights(
        String architecture, List<String> features, List<String> classes, Map<String, Tensor> tensors) {

    /** Copies the collections and keeps the tensors' order. */
    public InitialWeights {
        Check.notBlank(architecture, "The architecture of initial weights");
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
