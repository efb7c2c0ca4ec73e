package org.headstart.warehouse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headstart.api.learner.Device;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;
import org.headstart.warehouse.pack.SpaceJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads packs, each in one transaction: its tasks, a study for each, and those trials that the warehouse does not hold yet, be it from the same
 * pack or because the pack was written from this warehouse.
 */
final class PackImport {

    private final Database database;
    private final TaskTable tasks;
    private final Histories histories;
    private final StudyTable studies;
    private final TrialTable trials;

    PackImport(Database database, TaskTable tasks, Histories histories, StudyTable studies, TrialTable trials) {
        this.database = database;
        this.tasks = tasks;
        this.histories = histories;
        this.studies = studies;
        this.trials = trials;
    }

    /** What two trials of one task must share to be the same. */
    private record Content(
            Configuration configuration, @Nullable Double value) {}

    int read(Path folder) {
        List<Path> packs = PackReader.find(folder);
        if (packs.isEmpty()) {
            throw new WarehouseException(
                    "There is no pack in '" + folder + "': no folder holds both space.json and tasks.csv.", null);
        }
        int added = 0;
        for (Path path : packs) {
            Pack pack = PackReader.read(path);
            Identities identities = Identities.read(path);
            added += database.writeAlone(new PackWrite(pack, identities));
        }
        return added;
    }

    /** A pack on its way into the warehouse; done again, it finds all that it has added, and adds nothing. */
    private final class PackWrite implements Write<Integer> {

        private final Pack pack;
        private final Identities identities;

        PackWrite(Pack pack, Identities identities) {
            this.pack = pack;
            this.identities = identities;
        }

        @Override
        public Integer run(Session session) throws SQLException {
            return add(session, pack, identities);
        }

        @Override
        public Integer again(Session session, Integer earlier) throws SQLException {
            int added = run(session);
            return added == 0 ? earlier : added;
        }
    }

    private int add(Session session, Pack pack, Identities identities) throws SQLException {
        Map<String, Map<Content, Integer>> known = known(session, pack);
        int added = 0;
        for (PackTask packTask : pack.tasks()) {
            Task task = identities.of(pack.name(), pack.metric(), packTask);
            if (tasks.find(session, task.fingerprint()).isEmpty()) {
                tasks.save(session, task);
            }
            Map<Content, Integer> counts = known.getOrDefault(task.fingerprint(), new HashMap<>());
            List<Observation> fresh = new ArrayList<>(packTask.observations());
            fresh.removeIf(observation -> take(counts, content(observation)));
            if (!fresh.isEmpty()) {
                add(session, pack, task, fresh);
            }
            added += fresh.size();
        }
        return added;
    }

    private static boolean take(Map<Content, Integer> counts, Content content) {
        int left = counts.getOrDefault(content, 0);
        counts.put(content, Math.max(0, left - 1));
        return left > 0;
    }

    private Map<String, Map<Content, Integer>> known(Session session, Pack pack) throws SQLException {
        History history = histories.readVerbatim(session, pack.name(), pack.space(), pack.metric(), id -> true);
        Map<String, Map<Content, Integer>> known = new HashMap<>();
        for (PastTask past : history.tasks()) {
            Map<Content, Integer> counts = new HashMap<>();
            past.observations().forEach(observation -> counts.merge(content(observation), 1, Integer::sum));
            known.put(past.task().fingerprint(), counts);
        }
        return known;
    }

    private static Content content(Observation observation) {
        return new Content(observation.configuration(), TrialTable.kept(observation.value()));
    }

    private void add(Session session, Pack pack, Task task, List<Observation> fresh) throws SQLException {
        StudyTable.Row study = study(session, pack, task, fresh.size());
        long first = session.number("SELECT coalesce(max(number) + 1, 0) FROM trial WHERE study = ?", study.seq());
        for (int i = 0; i < fresh.size(); i++) {
            Trial trial = trial(study.study(), (int) first + i, fresh.get(i), pack);
            if (!trials.insert(session, study, trial)) {
                throw new WarehouseException(
                        "Trial " + trial.number() + " of study '" + trial.study() + "' is there already.", null);
            }
        }
    }

    private StudyTable.Row study(Session session, Pack pack, Task task, int size) throws SQLException {
        SearchSpace space = pack.space();
        String id = String.format(
                "import-%016x",
                Checksum.of(
                        pack.name(),
                        pack.metric().name(),
                        pack.metric().goal(),
                        task.fingerprint(),
                        SpaceJson.text(space)));
        Optional<StudyTable.Row> known = studies.find(session, id);
        if (known.isPresent()) {
            return known.get();
        }
        Study.Settings settings = Study.Settings.defaults()
                .withOptimizer("import")
                .withSeed(0)
                .withTrials(size)
                .withFolds(2)
                .withLookahead(1)
                .withTransfer(false)
                .withRacing(false)
                .withDevice(Device.CPU)
                .withData(Map.of("pack", pack.name()));
        studies.create(session, id, task.fingerprint(), pack.metric(), Map.of(pack.name(), space), settings);
        return studies.require(session, id);
    }

    private static Trial trial(Study study, int number, Observation observation, Pack pack) {
        String id = UUID.nameUUIDFromBytes((study.id() + ':' + number).getBytes(StandardCharsets.UTF_8))
                .toString();
        Proposal proposal = new Proposal(
                observation.learner(), observation.configuration(), Source.RANDOM, "read from the pack " + pack.name());
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(1), 0, List.of());
        Outcome outcome = new Outcome(
                TrialState.COMPLETE, observation.value(), List.of(), List.of(), observation.seconds(), null, null);
        return new Trial(id, study.id(), number, plan, 1, TrialState.COMPLETE, outcome);
    }
}
