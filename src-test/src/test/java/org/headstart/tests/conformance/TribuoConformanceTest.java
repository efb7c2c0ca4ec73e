package org.headstart.tests.conformance;

import java.util.List;
import org.headstart.api.Providers;
import org.headstart.api.learner.LearnerProvider;

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
}
