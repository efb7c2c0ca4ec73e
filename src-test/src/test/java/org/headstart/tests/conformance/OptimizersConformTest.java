package org.headstart.tests.conformance;

import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.conformance.OptimizerConformance;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer on the class path keeps the contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
class OptimizersConformTest extends OptimizerConformance {

    @Parameter
    private OptimizerProvider provider;

    static Stream<Named<OptimizerProvider>> all() {
        return Providers.optimizers().stream().map(found -> Named.of(found.name(), found));
    }

    @Override
    protected OptimizerProvider provider() {
        return provider;
    }
}
