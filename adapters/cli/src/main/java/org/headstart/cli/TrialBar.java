package org.headstart.cli;

import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.jspecify.annotations.Nullable;

/** A bar on standard error, with the best value so far beside it. */
final class TrialBar implements Progress {

    private static final int UPDATE_MILLIS = 100;

    /** The bar's library asks JLine for the terminal's width, which warns of a provider of its own on standard error. */
    private static final String NO_WARNING = "org.jline.terminal.disableDeprecatedProviderWarning";

    private @Nullable ProgressBar bar;
    private @Nullable Criteria criteria;
    private @Nullable Double best;

    @Override
    public void begin(Study study, int trials, List<Trial> ended) {
        System.setProperty(NO_WARNING, "true");
        criteria = study.criteria();
        bar = new ProgressBarBuilder()
                .setTaskName(study.id())
                .setInitialMax(trials)
                .setUnit(" trials", 1)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
        ended.forEach(this::changed);
    }

    @Override
    public void changed(Trial trial) {
        if (bar != null && criteria != null && trial.state().isEnd()) {
            Metric metric = criteria.primary();
            Double value = trial.fullValue();
            boolean feasible = criteria.violation(value, trial.measures()) == 0;
            if (value != null && feasible && (best == null || metric.isBetter(value, best))) {
                best = value;
            }
            bar.setExtraMessage(" best " + metric.name() + " " + Texts.number(best));
            bar.step();
        }
    }

    @Override
    public boolean printsTrials() {
        return false;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
