package org.headstart.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialListener;

/** Tells the trials of this process, which it has seen begin, from those of others: lines are printed of its own only, a bar counts all. */
final class OwnTrials implements TrialListener {

    private final Progress progress;
    private final Set<Integer> begun = new HashSet<>();
    private final List<Integer> ended = new ArrayList<>();

    OwnTrials(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void changed(Trial trial) {
        boolean own = trial.state().isEnd() ? begun.remove(trial.number()) : begun.add(trial.number());
        if (own && trial.state().isEnd()) {
            ended.add(trial.number());
        }
        if (own || !progress.printsTrials()) {
            progress.changed(trial);
        }
    }

    /** The numbers of the trials that this process has ended, in that order. */
    List<Integer> ended() {
        return List.copyOf(ended);
    }
}
