package org.headstart.tests.conformance;

import java.util.List;
import java.util.Optional;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;

/** The library of the one learner that {@link TrialRunnerConformance} needs; a service, so that child processes find it too. */
public final class MoodLibrary implements LearnerProvider {

    @Override
    public String library() {
        return "conformance";
    }

    @Override
    public List<String> ids() {
        return List.of(MoodLearner.ID);
    }

    @Override
    public List<String> recommended() {
        return List.of();
    }

    @Override
    public Optional<Learner> find(String id) {
        return id.equals(MoodLearner.ID) ? Optional.of(new MoodLearner()) : Optional.empty();
    }
}
