package org.headstart.runner;

import java.util.List;
import java.util.Optional;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;

/** Learners written for these tests: one that learns, and one that does what it is told. */
public final class TestLibrary implements LearnerProvider {

    @Override
    public String library() {
        return "test";
    }

    @Override
    public List<String> ids() {
        return List.of(CentroidLearner.ID, RogueLearner.ID);
    }

    @Override
    public List<String> recommended() {
        return List.of();
    }

    @Override
    public Optional<Learner> find(String id) {
        return switch (id) {
            case CentroidLearner.ID -> Optional.of(new CentroidLearner());
            case RogueLearner.ID -> Optional.of(new RogueLearner());
            default -> Optional.empty();
        };
    }
}
