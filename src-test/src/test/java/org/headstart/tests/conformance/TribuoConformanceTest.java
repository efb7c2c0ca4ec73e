package org.headstart.tests.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.headstart.api.Providers;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.LearnerProvider;
import org.headstart.conformance.LearnerConformance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every learner of Tribuo, those with a merely derived space too. */
class TribuoConformanceTest extends LearnerConformance {

    @Override
    protected List<String> ids() {
        return Providers.libraries().stream()
                .filter(provider -> provider.library().equals("tribuo"))
                .map(LearnerProvider::ids)
                .findFirst()
                .orElseThrow();
    }

    /** The salt of hashed features is a secret that Tribuo writes into no file. */
    @Override
    @ParameterizedTest
    @MethodSource("cases")
    protected void load_whatWasSaved_predictsTheSame(Case one) throws InterruptedException {
        if (one.learner().id().equals("tribuo:Hashing")) {
            assertThatThrownBy(() -> super.load_whatWasSaved_predictsTheSame(one))
                    .isInstanceOf(LearnerException.class)
                    .hasMessageContaining("salt");
        } else {
            super.load_whatWasSaved_predictsTheSame(one);
        }
    }
}
