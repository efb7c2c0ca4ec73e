package org.headstart.tests.conformance;

import org.headstart.api.Providers;
import org.headstart.api.run.TrialRunnerProvider;

/** The runner of kind {@code in-jvm}. */
class InJvmConformanceTest extends TrialRunnerConformance {

    @Override
    protected TrialRunnerProvider provider() {
        return Providers.runner(TrialRunnerProvider.IN_JVM);
    }
}
