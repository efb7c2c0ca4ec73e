package org.headstart.tests.crash;

import java.util.List;
import java.util.Optional;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;

/** The library of {@link SlowLearner}; a service, so that every process finds it. */
public final class SlowLibrary implements LearnerProvider {

    @Override
    public String library() {
        return "crash";
    }

    @Override
    public List<String> ids() {
        return List.of(SlowLearner.ID);
    }

    @Override
    public List<String> recommended() {
        return List.of();
    }

    @Override
    public Optional<Learner> find(String id) {
        return id.equals(SlowLearner.ID) ? Optional.of(new SlowLearner()) : Optional.empty();
    }
}
