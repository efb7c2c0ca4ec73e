package org.headstart.cli;

import java.io.PrintWriter;
import java.util.List;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/** One line a trial, printed when the trial's end is durable. */
final class TrialLines implements Progress {

    private final PrintWriter out;
    private @Nullable TrialTable table;

    TrialLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Study study, int trials, List<Trial> ended) {
        TrialTable begun = new TrialTable(study);
        out.println(begun.header());
        ended.forEach(trial -> out.println(begun.line(trial)));
        table = begun;
    }

    @Override
    public void changed(Trial trial) {
        if (table != null && trial.state().isEnd()) {
            out.println(table.line(trial));
        }
    }

    @Override
    public boolean printsTrials() {
        return true;
    }

    @Override
    public void close() {
        out.flush();
    }
}
