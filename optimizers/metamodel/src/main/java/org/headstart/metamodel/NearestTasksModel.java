package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;

/**
 * Warm start from the nearest tasks (Feurer, Springenberg and Hutter 2015): the best configuration of each neighbour, the nearest first, then the
 * second best of each, and so on. Where there is a pool, the neighbours' surrogates say what of the pool would have been best.
 */
final class NearestTasksModel implements MetaModel {

    private static final int NEIGHBOURS = 10;

    private final History history;
    private final List<SourceTask> tasks;
    private final RobustDistances distances;

    NearestTasksModel(History history, List<SourceTask> tasks) {
        this.history = history;
        this.tasks = tasks;
        this.distances =
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList());
    }

    @Override
    public String name() {
        return NearestTasksProvider.NAME;
    }

    @Override
    public Recommendation recommend(Query query) {
        if (tasks.isEmpty()) {
            return Recommendation.none(history.learner(), "No past task has a trial with a value.");
        }
        List<SourceTask> near = near(distances.to(query.metaFeatures()));
        Configuration standard = history.space().defaultConfiguration();
        List<Estimate> defaults =
                near.stream().map(task -> task.estimate(standard)).toList();
        double[] trust = SourceTask.trust(near);
        double sum = Arrays.stream(trust).sum();
        double[] weights = Arrays.stream(trust).map(each -> each / sum).toArray();
        List<Candidate> candidates = new ArrayList<>();
        inTurn(near, query).forEach((configuration, from) -> {
            List<Estimate> estimates =
                    near.stream().map(task -> task.estimate(configuration)).toList();
            Outlook outlook = Outlook.of(estimates, defaults, weights, history.metric());
            Source source = configuration.equals(standard) ? Source.DEFAULT : Source.TRANSFER;
            List<Reason> why = List.of(new Reason(near.get(from).name(), 1));
            candidates.add(outlook.candidate(configuration, source, why));
        });
        return new Recommendation(
                history.learner(), name(), candidates, guard(near), SourcePrior.of(history.space(), near, weights));
    }

    private List<SourceTask> near(double[] away) {
        return IntStream.range(0, away.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> away[i] / tasks.get(i).trust()))
                .limit(NEIGHBOURS)
                .map(tasks::get)
                .toList();
    }

    /** The configurations in order, each with the neighbour that brought it. */
    private static Map<Configuration, Integer> inTurn(List<SourceTask> near, Query query) {
        List<List<Configuration>> lists = near.stream()
                .map(task -> query.pool().isEmpty() ? task.best(query.count()) : task.best(query.pool()))
                .toList();
        Map<Configuration, Integer> inTurn = new LinkedHashMap<>();
        for (int rank = 0; rank < query.count(); rank++) {
            for (int task = 0; task < lists.size(); task++) {
                if (rank < lists.get(task).size() && inTurn.size() < query.count()) {
                    inTurn.putIfAbsent(lists.get(task).get(rank), task);
                }
            }
        }
        return inTurn;
    }

    private String guard(List<SourceTask> near) {
        return String.format(
                Locale.ROOT,
                "The %d nearest of %d tasks take turns, so that one that misleads brings only every %dth candidate.",
                near.size(),
                tasks.size(),
                near.size());
    }
}
