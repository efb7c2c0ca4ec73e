package org.headstart.api;

import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.OptimizerProvider;
import org.jspecify.annotations.Nullable;

/**
 * How a learner is tuned: an optimizer, and the meta-model whose advice it is given.
 *
 * @param label     as the user wrote it: {@code optimizer}, or {@code optimizer+meta-model}
 * @param optimizer the optimizer
 * @param metaModel the meta-model that the label names or implies; null when it does neither
 */
public record TuningMethod(
        String label, OptimizerProvider optimizer, @Nullable MetaModelProvider metaModel) {

    /** The meta-model of those that need one and name none. */
    static final String USUAL = "portfolio";

    /**
     * @param label an optimizer, for example {@code gp}, or one with a meta-model, for example {@code auto+clusters}; alone, an optimizer that
     *     is named as a meta-model implies that one, and one that builds on history the portfolio
     * @return what it stands for
     * @throws InvalidValueException if there is no such optimizer or meta-model
     */
    public static TuningMethod of(String label) {
        boolean plain = Providers.optimizers().stream()
                .anyMatch(provider -> provider.name().equals(label));
        int plus = plain ? -1 : label.lastIndexOf('+');
        OptimizerProvider optimizer = Providers.optimizer(plus < 0 ? label : label.substring(0, plus));
        return new TuningMethod(
                label, optimizer, plus < 0 ? impliedBy(optimizer) : Providers.metaModel(label.substring(plus + 1)));
    }

    private static @Nullable MetaModelProvider impliedBy(OptimizerProvider optimizer) {
        boolean namesake =
                Providers.metaModels().stream().anyMatch(model -> model.name().equals(optimizer.name()));
        if (namesake) {
            return Providers.metaModel(optimizer.name());
        }
        return optimizer.buildsOnHistory() ? Providers.metaModel(USUAL) : null;
    }

    /** The meta-model whose advice is given where there is history: the usual one when the label says nothing of it. */
    MetaModelProvider adviser() {
        MetaModelProvider known = metaModel;
        return known == null ? Providers.metaModel(USUAL) : known;
    }
}
