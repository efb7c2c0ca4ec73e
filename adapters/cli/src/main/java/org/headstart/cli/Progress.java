package org.headstart.cli;

import java.util.List;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialListener;
import org.headstart.api.warehouse.Study;

/** Shows how a study goes on. */
interface Progress extends TrialListener, AutoCloseable {

    /**
     * @param console where to
     * @param json    whether standard output is kept for one document
     * @return a bar on a terminal, else lines
     */
    static Progress on(Console console, boolean json) {
        return console.interactive() ? new TrialBar() : new TrialLines(json ? console.err() : console.out());
    }

    /**
     * The study begins, or goes on.
     *
     * @param study  the study
     * @param trials how many trials it shall have
     * @param ended  those that had ended before
     */
    void begin(Study study, int trials, List<Trial> ended);

    /** Whether every trial's line has been printed on the way. */
    boolean printsTrials();

    @Override
    void close();
}
