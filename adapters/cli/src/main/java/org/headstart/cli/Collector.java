package org.headstart.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.headstart.api.Headstart;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.TuningJob;
import org.headstart.api.TuningResult;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.DatasetReader.ReadResult;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Makes the studies of {@code collect}, one after another. A study's trials run at once, as many as there are workers. */
final class Collector implements AutoCloseable {

    private static final int NAME_CHARS = 20;
    private static final int HASH_CHARS = 10;

    private final Console console;
    private final Request request;
    private final WarehouseOption warehouse;
    private final Warehouse store;
    private final Interruption interruption = new Interruption(this::cancel);
    private volatile @Nullable TuningJob running;
    private Tally tally = new Tally(0, 0, 0, 0, false);

    Collector(Console console, Request request, WarehouseOption warehouse) {
        this.console = console;
        this.request = request;
        this.warehouse = warehouse;
        this.store = warehouse.open();
    }

    /**
     * What is asked for.
     *
     * @param learners  ids
     * @param configs   how many configurations each
     * @param optimizer what fills the space
     * @param metric    what trials are judged by; null = the usual one of the task
     * @param maxRows   larger tables are left out; null = none
     * @param trials    how trials are run
     * @param data      how tables are read
     */
    record Request(
            List<String> learners,
            int configs,
            String optimizer,
            @Nullable String metric,
            @Nullable Integer maxRows,
            TrialOptions trials,
            DataOptions data) {}

    /**
     * What came of it.
     *
     * @param complete    studies completed now
     * @param before      studies that were complete before
     * @param refused     tables and learners that do not go together, or tables that are too large
     * @param failed      studies that could not be made
     * @param interrupted whether there was a Ctrl-C
     */
    record Tally(int complete, int before, int refused, int failed, boolean interrupted) {

        private Tally plus(int complete, int before, int refused, int failed) {
            return new Tally(
                    this.complete + complete,
                    this.before + before,
                    this.refused + refused,
                    this.failed + failed,
                    interrupted);
        }
    }

    Tally tally() {
        return new Tally(tally.complete, tally.before, tally.refused, tally.failed, interruption.happened());
    }

    /** Makes every study that is not complete yet, or stops at a Ctrl-C. A fault of the warehouse ends it, for the next study would meet it, too. */
    void collect(List<DataFolder.Entry> entries) throws InterruptedException {
        for (int i = 0; i < entries.size() && !interruption.happened(); i++) {
            String position = "[" + (i + 1) + "/" + entries.size() + "] ";
            try {
                collect(entries.get(i), position);
            } catch (WarehouseException e) {
                throw e;
            } catch (HeadstartException e) {
                console.err().println("error: " + entries.get(i).name() + ": " + e.getMessage());
                tally = tally.plus(0, 0, 0, request.learners().size());
            }
        }
    }

    private void collect(DataFolder.Entry entry, String position) throws InterruptedException {
        ReadOptions options = request.data().options(entry.target(), entry.type());
        ReadResult table = Providers.read(entry.file(), options);
        table.warnings().forEach(warning -> console.warn(entry.name() + ": " + warning));
        Dataset dataset = table.dataset().requireTrainable().withoutMissingTargets();
        if (request.maxRows() != null && dataset.rows() > request.maxRows()) {
            console.out().println(position + entry.name() + ": left out, " + dataset.rows() + " rows");
            tally = tally.plus(0, 0, request.learners().size(), 0);
            return;
        }
        for (String learner : request.learners()) {
            if (!interruption.happened()) {
                collect(new Cell(entry, options, dataset, learner, position));
            }
        }
    }

    /** One table and one learner. */
    private record Cell(DataFolder.Entry entry, ReadOptions options, Dataset dataset, String learner, String position) {

        private String title() {
            return position + entry.name() + " " + learner + ": ";
        }
    }

    private void collect(Cell cell) throws InterruptedException {
        String refusal = Providers.learner(cell.learner()).refusal(cell.dataset());
        if (refusal != null) {
            console.out().println(cell.title() + "left out, " + refusal);
            tally = tally.plus(0, 0, 1, 0);
            return;
        }
        String id = id(cell);
        Optional<Study> stored = stored(id);
        if (stored.isPresent() && ended(stored.get()) >= request.configs()) {
            console.out().println(cell.title() + "complete before");
            tally = tally.plus(0, 1, 0, 0);
            return;
        }
        try {
            run(cell, stored.isPresent() ? Headstart.resume(warehouse.location(), id) : begin(cell, id));
        } catch (WarehouseException e) {
            throw e;
        } catch (HeadstartException e) {
            console.err().println("error: " + cell.title() + e.getMessage());
            tally = tally.plus(0, 0, 0, 1);
        }
    }

    private TuningJob begin(Cell cell, String id) {
        TuningJob job = request.trials()
                .apply(Headstart.tune(cell.entry().file(), cell.options()))
                .study(id)
                .learners(cell.learner())
                .optimizer(request.optimizer())
                .transfer(false)
                .racing(false)
                .warehouse(warehouse.location());
        return request.metric() == null ? job : job.metric(request.metric());
    }

    private void run(Cell cell, TuningJob prepared) throws InterruptedException {
        int workers = request.trials().workers();
        TuningJob job = request.trials().applyToRun(prepared).trials(request.configs());
        running = job;
        TuningResult result = interruption.happened()
                ? null
                : job.lookahead(Math.max(4, workers)).run();
        running = null;
        if (result != null) {
            report(cell, result);
        }
    }

    private void report(Cell cell, TuningResult result) {
        long ended =
                result.trials().stream().filter(trial -> trial.state().isEnd()).count();
        double seconds = result.trials().stream()
                .map(Trial::outcome)
                .filter(Objects::nonNull)
                .mapToDouble(Outcome::seconds)
                .sum();
        String best = result.incumbent()
                .map(Trial::value)
                .map(value -> "best " + result.study().metric().name() + " " + Texts.number(value))
                .orElse("none complete");
        console.out()
                .println("%s%d of %d configurations, %s, %s s (%s)"
                        .formatted(
                                cell.title(),
                                ended,
                                request.configs(),
                                best,
                                Texts.seconds(seconds),
                                result.study().id()));
        tally = tally.plus(ended >= request.configs() ? 1 : 0, 0, 0, 0);
    }

    private Optional<Study> stored(String id) {
        return store.study(id).filter(study -> study.id().equals(id));
    }

    private long ended(Study study) {
        return store.trials(study.id()).stream()
                .filter(trial -> trial.state().isEnd())
                .count();
    }

    /** All that decides a trial's result, and nothing else: a study that gets more configurations keeps its id. */
    private String id(Cell cell) {
        Metric metric = request.metric() == null
                ? Metric.standard(cell.dataset().taskType()).get(0)
                : Metric.named(request.metric(), cell.dataset().taskType());
        String settings = String.join(
                "\n",
                cell.dataset().fingerprint(),
                cell.learner(),
                request.optimizer(),
                metric.name(),
                Long.toString(request.trials().seed()),
                Integer.toString(request.trials().folds()),
                request.trials().limits().toString(),
                request.trials().device().name());
        String name = (cell.entry().name() + "-" + cell.learner().replaceFirst(".*:", ""))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return name.substring(0, Math.min(NAME_CHARS, name.length())) + "-" + hash(settings);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    private void cancel() {
        TuningJob job = running;
        if (job != null) {
            job.cancel();
        }
    }

    @Override
    public void close() {
        interruption.close();
        store.close();
    }
}
