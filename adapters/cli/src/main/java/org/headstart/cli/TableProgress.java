package org.headstart.cli;

import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how many of some tables, or of other things, are done: a bar on a terminal, else a line each. */
final class TableProgress implements AutoCloseable {

    private static final int WIDTH = 78;
    private static final int UPDATE_MILLIS = 200;

    private final Console console;
    private final int tables;
    private final AtomicInteger done = new AtomicInteger();
    private final @Nullable ProgressBar bar;

    TableProgress(Console console, int tables) {
        this(console, "tables", tables);
    }

    /** @param things what is counted, in a word or two */
    TableProgress(Console console, String things, int tables) {
        this.console = console;
        this.tables = tables;
        this.bar = console.interactive() ? bar(console, things, tables) : null;
    }

    private static ProgressBar bar(Console console, String things, int tables) {
        return new ProgressBarBuilder()
                .setTaskName(things)
                .setInitialMax(tables)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(text -> draw(console, text), WIDTH))
                .build();
    }

    /** Over the bar's own line, never amid what else is printed. */
    private static void draw(Console console, String text) {
        synchronized (console) {
            console.err().print("\r" + text);
            console.err().flush();
        }
    }

    /** Another table is done; what there is to print of it is printed where the bar was. */
    void step(Runnable printing) {
        done.incrementAndGet();
        if (bar == null) {
            printing.run();
            return;
        }
        synchronized (console) {
            console.err().print("\r" + " ".repeat(WIDTH) + "\r");
            console.err().flush();
            printing.run();
        }
        bar.step();
    }

    /** A line about the table that is done, where there is no bar. */
    void line(String text) {
        if (bar == null) {
            console.err().println("[" + done + "/" + tables + "] " + text);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            console.err().println();
        }
    }
}
