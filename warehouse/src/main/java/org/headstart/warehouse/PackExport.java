package org.headstart.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.pack.Pack;
import org.headstart.warehouse.pack.PackReader;
import org.headstart.warehouse.pack.PackTask;
import org.headstart.warehouse.pack.PackWriter;
import org.headstart.warehouse.pack.SpaceFile;

/**
 * Writes complete trials at full effort as packs, one for each learner and metric. A learner whose space has changed gets a further pack for
 * the trials that the newest space does not allow, so that none is left behind.
 */
final class PackExport {

    private static final int LONGEST_FOLDER = 100;

    private final Database database;
    private final Histories histories;

    PackExport(Database database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** What belongs in one pack, save for changes of the space. */
    record Topic(String learner, Metric metric) {

        /** Learners and metrics may have come with a pack: whatever they are called, this is a plain name on every system. */
        String folder() {
            String plain = (learner + "-" + metric.name())
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9_-]+", "_")
                    .replaceAll("^[_-]+", "");
            return plain.substring(0, Math.min(plain.length(), LONGEST_FOLDER));
        }
    }

    List<Path> write(Path folder) {
        List<Path> written = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (Map.Entry<Topic, List<SearchSpace>> entry :
                database.read(this::topics).entrySet()) {
            Set<String> done = new HashSet<>();
            for (SearchSpace space : entry.getValue()) {
                Map<String, Task> byName = new LinkedHashMap<>();
                Pack pack = pack(entry.getKey(), space, done, byName);
                if (pack.trials() > 0) {
                    Path own = free(folder, entry.getKey().folder(), taken);
                    write(pack, own, byName);
                    written.add(own);
                }
            }
        }
        return written;
    }

    private static void write(Pack pack, Path folder, Map<String, Task> byName) {
        try (DraftFolder draft = new DraftFolder(folder)) {
            PackWriter.write(pack, draft.path(), false);
            Identities.write(draft.path(), byName);
            draft.publish();
            Files.deleteIfExists(folder.resolve(PackReader.COMPRESSED));
        } catch (IOException | UncheckedIOException | WarehouseException e) {
            Throwable reason = e instanceof IOException || e.getCause() == null ? e : e.getCause();
            throw new WarehouseException(
                    "The pack '" + folder + "' cannot be written: " + reason.getMessage()
                            + "; what was there is as it was.",
                    "the disk is full, or the folder belongs to somebody else.",
                    e);
        }
    }

    private static Path free(Path folder, String name, Set<Path> taken) {
        Path candidate = folder.resolve(name.isEmpty() ? "pack" : name);
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = folder.resolve(name + "-" + i);
        }
        return candidate;
    }

    /** The spaces of each learner and metric, newest first. */
    private Map<Topic, List<SearchSpace>> topics(Session session) throws SQLException {
        Map<Topic, List<SearchSpace>> topics = new LinkedHashMap<>();
        SpaceTable spaces = new SpaceTable();
        session.forEach("""
                SELECT p.learner, s.metric, s.goal, p.space FROM study_space p JOIN study s ON s.seq = p.study
                GROUP BY p.learner, s.metric, s.goal, p.space ORDER BY p.learner, s.metric, s.goal, max(s.seq) DESC""", row -> topics.computeIfAbsent(
                        new Topic(row.text(1), new Metric(row.text(2), Goal.valueOf(row.text(3)))),
                        topic -> new ArrayList<>())
                .add(spaces.read(session, row.whole(4))));
        return topics;
    }

    private Pack pack(Topic topic, SearchSpace space, Set<String> done, Map<String, Task> byName) {
        Set<String> own = new HashSet<>();
        History history = database.read(session -> {
            own.clear(); // reading may begin anew
            return histories.readVerbatim(
                    session, topic.learner(), space, topic.metric(), id -> !done.contains(id) && own.add(id));
        });
        done.addAll(own);
        List<PackTask> tasks = new ArrayList<>();
        for (PastTask past : history.tasks()) {
            List<Observation> complete = past.observations().stream()
                    .filter(observation -> observation.state() == TrialState.COMPLETE)
                    .toList();
            if (!complete.isEmpty()) {
                String name = free(past.task(), byName);
                tasks.add(new PackTask(name, false, past.task().metaFeatures(), complete, Map.of()));
            }
        }
        SpaceFile description = new SpaceFile(topic.learner(), "Headstart", topic.metric(), space, true, "");
        return new Pack(description, tasks, 0);
    }

    private static String free(Task task, Map<String, Task> byName) {
        String name = task.name();
        for (int i = 2; byName.containsKey(name); i++) {
            name = task.name() + "#" + i;
        }
        byName.put(name, task);
        return name;
    }
}
