package org.headstart.cli.benchmark;

import org.headstart.api.Providers;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.OptimizerProvider;
import org.jspecify.annotations.Nullable;

/**
 * What is measured: an optimizer, and the meta-model whose advice it is given.
 *
 * @param label     as the user wrote it
 * @param optimizer the optimizer
 * @param metaModel the meta-model; null when history is withheld
 */
record Method(
        String label, OptimizerProvider optimizer, @Nullable MetaModelProvider metaModel) {

    private static final String AUTO = "auto";
    private static final String USUAL = "portfolio";

    /**
     * @param label {@code optimizer} or {@code optimizer+meta-model}; alone, {@code auto} takes the portfolio, an optimizer named as a meta-model
     *     that one, and any other no history
     */
    static Method of(String label) {
        boolean plain = Providers.optimizers().stream()
                .anyMatch(provider -> provider.name().equals(label));
        int plus = plain ? -1 : label.lastIndexOf('+');
        String optimizer = plus < 0 ? label : label.substring(0, plus);
        String metaModel = plus < 0 ? impliedBy(optimizer) : label.substring(plus + 1);
        return new Method(
                label, Providers.optimizer(optimizer), metaModel.isEmpty() ? null : Providers.metaModel(metaModel));
    }

    private static String impliedBy(String optimizer) {
        boolean ownModel =
                Providers.metaModels().stream().anyMatch(model -> model.name().equals(optimizer));
        return ownModel ? optimizer : optimizer.equals(AUTO) ? USUAL : "";
    }
}
