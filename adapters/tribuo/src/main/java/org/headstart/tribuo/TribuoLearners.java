package org.headstart.tribuo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headstart.api.learner.FamilyMember;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerProvider;

/** The learners of Tribuo. Listing them loads no class of Tribuo; finding one derives its space, once. Thread-safe. */
public final class TribuoLearners implements LearnerProvider {

    /** Not ExtraTrees, which is as good for labels, but broken for numbers in Tribuo 4.3.2 (see the README). */
    private static final List<String> RECOMMENDED = List.of(
            "tribuo:RandomForest", "tribuo:XGBoost", "tribuo:LibLinear", "tribuo:LibLinearRegression", "tribuo:KNN");

    private static final Map<String, Learner> FOUND = new ConcurrentHashMap<>();

    private final Map<String, LearnerTable.Entry> entries = LearnerTable.entries();

    /** For {@link java.util.ServiceLoader}. */
    public TribuoLearners() {}

    @Override
    public String library() {
        return "tribuo";
    }

    @Override
    public List<String> ids() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public List<String> recommended() {
        return RECOMMENDED;
    }

    @Override
    public List<FamilyMember> families() {
        return FamilyMember.read(
                Objects.requireNonNull(TribuoLearners.class.getResourceAsStream("families.txt"), "families.txt"));
    }

    @Override
    public Optional<Learner> find(String id) {
        return Optional.ofNullable(entries.get(id))
                .map(entry -> FOUND.computeIfAbsent(id, missing -> TribuoLearner.of(entry)));
    }
}
