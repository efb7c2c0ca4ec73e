package org.headstart.tests.conformance;

import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.conformance.MetaModelConformance;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every meta-model on the class path keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
class MetaModelsConformTest extends MetaModelConformance {

    @Parameter
    private MetaModelProvider provider;

    static Stream<Named<MetaModelProvider>> all() {
        return Providers.metaModels().stream().map(found -> Named.of(found.name(), found));
    }

    @Override
    protected MetaModelProvider provider() {
        return provider;
    }
}
