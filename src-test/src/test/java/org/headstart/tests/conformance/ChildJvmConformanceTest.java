package org.headstart.tests.conformance;

import org.headstart.api.Providers;
import org.headstart.api.run.TrialRunnerProvider;

/** The runner of kind {@code child-jvm}. */
class ChildJvmConformanceTest extends TrialRunnerConformance {

    @Override
    protected TrialRunnerProvider provider() {
        return Providers.runner(TrialRunnerProvider.CHILD_JVM);
    }
}
