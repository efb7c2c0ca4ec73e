package org.headstart.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;

/** What has been asked for and told of full evaluations in one study by one learner, in the order of the trials' numbers. Not thread-safe. */
final class Trials {

    private final String learner;
    private final SortedMap<Integer, Observation> told = new TreeMap<>();
    private final List<Configuration> asked = new ArrayList<>();
    private final Map<Configuration, Integer> uses = new HashMap<>();
    private int avoided;

    Trials(String learner) {
        this.learner = learner;
    }

    /** Takes note of a proposal that has no number yet. */
    void ask(Configuration configuration) {
        asked.add(configuration);
        uses.merge(configuration, 1, Integer::sum);
    }

    /** Takes note of a trial; those of other learners do not count, nor do those that are less than a full evaluation. */
    void tell(Observation observation) {
        if (!observation.learner().equals(learner) || !observation.isFull()) {
            return;
        }
        Observation before = told.put(observation.number(), observation);
        if (before == null && asked.remove(observation.configuration())) {
            return;
        }
        if (before != null) {
            uses.computeIfPresent(before.configuration(), (key, count) -> count == 1 ? null : count - 1);
        }
        uses.merge(observation.configuration(), 1, Integer::sum);
    }

    /** Takes note of a trial of which nothing may be known but that its configuration is taken. */
    void avoid(Configuration configuration) {
        avoided++;
        uses.merge(configuration, 1, Integer::sum);
    }

    /** The same trials with what has ended told otherwise; numbers, learners and configurations stay. */
    Trials changed(UnaryOperator<List<Observation>> change) {
        Trials changed = new Trials(learner);
        changed.told.putAll(told);
        change.apply(ended()).forEach(trial -> changed.told.put(trial.number(), trial));
        changed.asked.addAll(asked);
        changed.uses.putAll(uses);
        changed.avoided = avoided;
        return changed;
    }

    /** How many trials there are, pending ones too. */
    int count() {
        return told.size() + asked.size() + avoided;
    }

    /** The trials that have ended, by number. */
    List<Observation> ended() {
        return told.values().stream().filter(trial -> trial.state().isEnd()).toList();
    }

    /** What runs or waits: by number, then what has been asked for and not told of. */
    List<Configuration> pending() {
        List<Configuration> pending = new ArrayList<>();
        told.values().stream()
                .filter(trial -> !trial.state().isEnd())
                .forEach(trial -> pending.add(trial.configuration()));
        pending.addAll(asked);
        return pending;
    }

    boolean has(Configuration configuration) {
        return uses.containsKey(configuration);
    }
}
