package org.headstart.api.metamodel;

import org.headstart.api.warehouse.History;

/** Fits meta-models of one kind. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface MetaModelProvider {

    /** @return the name that users give, for example {@code portfolio} */
    String name();

    /** @return what it does, in a sentence */
    String description();

    /**
     * @param history what is known of a learner; may be without tasks
     * @param seed    decides everything
     * @return the fitted model
     */
    MetaModel fit(History history, long seed);
}
