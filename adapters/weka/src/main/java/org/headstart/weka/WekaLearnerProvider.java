package org.headstart.weka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headstart.api.learner.FamilyMember;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;

/** Weka's classifiers. Listing them loads no class of Weka. Thread-safe. */
public final class WekaLearnerProvider implements LearnerProvider {

    private static final List<String> RECOMMENDED = List.of(
            "weka:RandomForest", "weka:SMO", "weka:SMOreg", "weka:LogitBoost", "weka:M5P", "weka:Bagging", "weka:IBk");

    private static final Map<String, Learner> FOUND = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public WekaLearnerProvider() {}

    @Override
    public String library() {
        return Catalogue.LIBRARY;
    }

    @Override
    public List<String> ids() {
        return List.copyOf(Catalogue.get().entries().keySet());
    }

    @Override
    public List<String> recommended() {
        return RECOMMENDED;
    }

    @Override
    public List<FamilyMember> families() {
        return FamilyMember.read(
                Objects.requireNonNull(WekaLearnerProvider.class.getResourceAsStream("families.txt"), "families.txt"));
    }

    @Override
    public Optional<Learner> find(String id) {
        return Optional.ofNullable(Catalogue.get().entries().get(id))
                .map(entry -> FOUND.computeIfAbsent(id, key -> new WekaLearner(entry)));
    }
}
