package org.headstart.tests.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.headstart.api.Check;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.space.Translation;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** A warehouse as somebody else might write one, from the api alone; it lasts as long as the JVM. Packs are left to others. */
final class InMemoryWarehouse implements Warehouse {

    private static final int ATTEMPTS = 3;
    private static final double FARTHEST = 0.25;

    private final Memory memory;
    private boolean closed;

    InMemoryWarehouse(Memory memory) {
        this.memory = memory;
    }

    /** What is kept; a warehouse that is opened again is given the same. */
    static final class Memory {
        private final Map<String, Task> tasks = new LinkedHashMap<>();
        private final Map<String, Study> studies = new LinkedHashMap<>();
        private final Map<String, Asked> budgets = new LinkedHashMap<>();
        private final Map<String, Entry> trials = new LinkedHashMap<>();
        private final List<Made> choices = new ArrayList<>();
        private final List<StoredWeights> weights = new ArrayList<>();
    }

    private record Asked(Budget budget, Instant at) {}

    private record Made(MethodChoice choice, Instant at) {}

    /** A trial and who has it. */
    private static final class Entry {
        private Trial trial;
        private long epoch;
        private @Nullable String owner;
        private Instant leaseUntil = Instant.MAX;
        private Instant ended = Instant.MAX;

        Entry(Trial trial) {
            this.trial = trial;
        }

        private boolean isHeldBy(Claim claim) {
            return epoch == claim.epoch() && trial.state() == TrialState.RUNNING;
        }

        private void become(TrialState state, int attempt) {
            trial = new Trial(trial.id(), trial.study(), trial.number(), trial.plan(), attempt, state, null);
            epoch++;
        }
    }

    private Memory open() {
        if (closed) {
            throw new WarehouseException("The warehouse has been closed.", null);
        }
        return memory;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    @Override
    public String location() {
        return "memory:" + System.identityHashCode(memory);
    }

    @Override
    public void saveTask(Task task) {
        synchronized (memory) {
            open().tasks.put(task.fingerprint(), task);
        }
    }

    @Override
    public List<Task> tasks() {
        synchronized (memory) {
            return List.copyOf(open().tasks.values());
        }
    }

    @Override
    public Optional<Task> task(String fingerprint) {
        synchronized (memory) {
            return Optional.ofNullable(open().tasks.get(fingerprint));
        }
    }

    @Override
    public Study createStudy(
            String id, String task, Metric metric, Map<String, SearchSpace> spaces, Study.Settings settings) {
        synchronized (memory) {
            Study known = open().studies.get(id);
            Study wanted = new Study(id, task, metric, spaces, settings, known == null ? now() : known.created());
            if (known != null && !known.equals(wanted)) {
                throw new WarehouseException("There is another study with the id '" + id + "'.", null);
            }
            if (!memory.tasks.containsKey(task)) {
                throw new WarehouseException("There is no task '" + task + "'.", null);
            }
            memory.studies.put(id, wanted);
            return wanted;
        }
    }

    @Override
    public Optional<Study> study(String idOrPrefix) {
        Check.notBlank(idOrPrefix, "The id of a study");
        synchronized (memory) {
            Study exact = open().studies.get(idOrPrefix);
            List<Study> found = memory.studies.values().stream()
                    .filter(study -> study.id().startsWith(idOrPrefix))
                    .toList();
            if (exact == null && found.size() > 1) {
                throw new WarehouseException("Several studies begin with '" + idOrPrefix + "'.", null);
            }
            return exact == null ? found.stream().findFirst() : Optional.of(exact);
        }
    }

    private Study require(String study) {
        Study known = open().studies.get(study);
        if (known == null) {
            throw new WarehouseException("There is no study '" + study + "'.", null);
        }
        return known;
    }

    @Override
    public void saveBudget(String study, Budget budget) {
        synchronized (memory) {
            memory.budgets.put(require(study).id(), new Asked(budget, now()));
        }
    }

    @Override
    public Budget budget(String study) {
        synchronized (memory) {
            Study known = require(study);
            Asked asked = memory.budgets.get(study);
            if (asked == null) {
                return Budget.of(known.settings());
            }
            Duration given = asked.budget().left();
            Duration left = given == null ? null : given.minus(Duration.between(asked.at(), now()));
            return new Budget(
                    asked.budget().trials(),
                    asked.budget().stopBelow(),
                    left != null && left.isNegative() ? Duration.ZERO : left);
        }
    }

    @Override
    public List<Study> studies() {
        synchronized (memory) {
            return List.copyOf(open().studies.values());
        }
    }

    @Override
    public Optional<SearchSpace> space(String learner, Instant asOf) {
        return studies().stream()
                .filter(study ->
                        study.spaces().containsKey(learner) && study.created().isBefore(asOf))
                .reduce((older, newer) -> newer)
                .map(study -> study.spaces().get(learner));
    }

    @Override
    public History history(String learner, SearchSpace space, Metric metric, String except, Instant asOf) {
        synchronized (memory) {
            int[] leftOut = {0};
            List<PastTask> past = new ArrayList<>();
            for (Task task : open().tasks.values()) {
                List<Observation> observations = memory.trials.values().stream()
                        .filter(entry ->
                                !task.fingerprint().equals(except) && counts(entry, learner, task, metric, asOf))
                        .sorted(Comparator.comparing((Entry entry) -> entry.ended))
                        .flatMap(entry -> translated(entry.trial, space, leftOut).stream())
                        .toList();
                if (!observations.isEmpty()) {
                    past.add(new PastTask(task, observations));
                }
            }
            return new History(learner, space, metric, past, leftOut[0]);
        }
    }

    private boolean counts(Entry entry, String learner, Task task, Metric metric, Instant asOf) {
        Study study = memory.studies.get(entry.trial.study());
        return entry.trial.state().isEnd()
                && entry.ended.isBefore(asOf)
                && entry.trial.plan().isFull()
                && entry.trial.proposal().learner().equals(learner)
                && study.task().equals(task.fingerprint())
                && study.metric().equals(metric);
    }

    private Optional<Observation> translated(Trial trial, SearchSpace space, int[] leftOut) {
        SearchSpace from =
                memory.studies.get(trial.study()).spaces().get(trial.proposal().learner());
        Optional<Configuration> found = from.equals(space)
                ? Optional.of(trial.proposal().configuration())
                : Translation.between(from, space)
                        .of(trial.proposal().configuration())
                        .filter(translated -> translated.distance() <= FARTHEST)
                        .map(Translation.Translated::configuration);
        leftOut[0] += found.isEmpty() ? 1 : 0;
        return found.map(configuration -> new Observation(
                trial.number(),
                trial.proposal().learner(),
                configuration,
                trial.state(),
                trial.value(),
                trial.outcome() == null ? 0 : trial.outcome().seconds()));
    }

    @Override
    public void saveChoice(MethodChoice choice) {
        synchronized (memory) {
            open().choices.add(new Made(choice, now()));
        }
    }

    @Override
    public Optional<MethodChoice> choice(String learner, Metric metric, Instant asOf) {
        synchronized (memory) {
            return open().choices.stream()
                    .filter(made -> made.at().isBefore(asOf))
                    .map(Made::choice)
                    .filter(choice ->
                            choice.learner().equals(learner) && choice.metric().equals(metric.name()))
                    .reduce((older, newer) -> newer);
        }
    }

    @Override
    public void saveWeights(StoredWeights stored) {
        synchronized (memory) {
            if (open().weights.stream().noneMatch(known -> known.id().equals(stored.id()))) {
                memory.weights.add(stored);
            }
        }
    }

    @Override
    public List<StoredWeights> weights(String learner) {
        synchronized (memory) {
            return open().weights.stream()
                    .filter(stored -> stored.learner().equals(learner))
                    .sorted(Comparator.comparing(StoredWeights::created).reversed())
                    .toList();
        }
    }

    @Override
    public Info info() {
        synchronized (memory) {
            Map<String, Long> states = new TreeMap<>();
            open().trials
                    .values()
                    .forEach(entry -> states.merge(entry.trial.state().name(), 1L, Long::sum));
            return new Info(
                    location(), 1, memory.tasks.size(), memory.studies.size(), states, memory.weights.size(), 1);
        }
    }

    @Override
    public List<String> verify() {
        return List.of();
    }

    @Override
    public void backup(Path file) {
        throw new WarehouseException("Memory cannot be copied to '" + file + "'.", "a file was meant as warehouse.");
    }

    @Override
    public List<Path> exportTo(Path folder) {
        throw new UnsupportedOperationException("packs");
    }

    @Override
    public int importFrom(Path folder) {
        throw new UnsupportedOperationException("packs");
    }

    @Override
    public void enqueue(Trial trial) {
        Check.that(trial.state() == TrialState.QUEUED, "The trial is %s, not queued.", trial.state());
        synchronized (memory) {
            Study study = require(trial.study());
            if (memory.trials.containsKey(trial.id())) {
                return;
            }
            if (!study.spaces().containsKey(trial.proposal().learner())) {
                throw new WarehouseException("No learner '" + trial.proposal().learner() + "'.", null);
            }
            if (of(trial.study()).anyMatch(entry -> entry.trial.number() == trial.number())) {
                throw new WarehouseException("There is another trial with the number " + trial.number() + ".", null);
            }
            memory.trials.put(trial.id(), new Entry(trial));
        }
    }

    private Stream<Entry> of(String study) {
        return memory.trials.values().stream()
                .filter(entry -> entry.trial.study().equals(study))
                .sorted(Comparator.comparingInt(entry -> entry.trial.number()));
    }

    private static void requirePositive(Duration lease) {
        Check.that(lease.compareTo(Duration.ZERO) > 0, "The lease is %s, but it must be positive.", lease);
    }

    @Override
    public Optional<Claim> claim(String study, String owner, Duration lease) {
        Check.notBlank(owner, "The owner");
        requirePositive(lease);
        synchronized (memory) {
            open();
            Optional<Entry> next = of(study)
                    .filter(entry -> entry.trial.state() == TrialState.QUEUED)
                    .findFirst();
            next.ifPresent(entry -> {
                entry.become(TrialState.RUNNING, entry.trial.attempt() + 1);
                entry.owner = owner;
                entry.leaseUntil = now().plus(lease);
            });
            return next.map(entry -> new Claim(entry.trial, owner, entry.epoch));
        }
    }

    private Entry entry(Claim claim) {
        Entry entry = open().trials.get(claim.trial().id());
        if (entry == null) {
            throw new WarehouseException("There is no trial '" + claim.trial().id() + "'.", null);
        }
        return entry;
    }

    private static LeaseLostException lost(Claim claim) {
        return new LeaseLostException("The lease of '" + claim.owner() + "' is lost.");
    }

    @Override
    public void renew(Claim claim, Duration lease) {
        requirePositive(lease);
        synchronized (memory) {
            Entry entry = entry(claim);
            if (!entry.isHeldBy(claim)) {
                throw lost(claim);
            }
            entry.leaseUntil = now().plus(lease);
        }
    }

    @Override
    public Trial finish(Claim claim, Outcome outcome) {
        synchronized (memory) {
            Entry entry = entry(claim);
            if (entry.epoch != claim.epoch() || entry.trial.state() == TrialState.QUEUED) {
                throw lost(claim);
            }
            if (entry.isHeldBy(claim)) {
                entry.trial = entry.trial.with(outcome);
                entry.ended = now();
            }
            return entry.trial;
        }
    }

    @Override
    public void release(Claim claim) {
        synchronized (memory) {
            Entry entry = entry(claim);
            if (entry.isHeldBy(claim)) {
                entry.become(TrialState.QUEUED, entry.trial.attempt() - 1);
            }
        }
    }

    @Override
    public List<Trial> expire(String study, Predicate<String> dead) {
        synchronized (memory) {
            open();
            List<Entry> ended = of(study)
                    .filter(entry -> entry.trial.state() == TrialState.RUNNING)
                    .filter(entry -> !entry.leaseUntil.isAfter(now()) || dead.test(String.valueOf(entry.owner)))
                    .toList();
            ended.forEach(InMemoryWarehouse::expire);
            return ended.stream().map(entry -> entry.trial).toList();
        }
    }

    private static void expire(Entry entry) {
        int attempt = entry.trial.attempt();
        entry.become(TrialState.QUEUED, attempt);
        if (attempt >= ATTEMPTS) {
            entry.trial =
                    entry.trial.with(Outcome.without(TrialState.FAILED, 0, "Its lease ended " + attempt + " times."));
            entry.ended = now();
        }
    }

    @Override
    public List<Trial> trials(String study, int from, int most) {
        synchronized (memory) {
            return of(require(study).id())
                    .map(entry -> entry.trial)
                    .filter(trial -> trial.number() >= from)
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public void close() {
        synchronized (memory) {
            closed = true;
        }
    }
}
