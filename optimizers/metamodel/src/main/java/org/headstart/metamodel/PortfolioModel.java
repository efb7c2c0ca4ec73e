package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;

/** The greedy portfolio of a history, weighted anew for each task that asks. */
final class PortfolioModel implements MetaModel {

    private static final int BEST_OF_EACH = 3;
    private static final double SHARPNESS = 1;

    private final History history;
    private final List<SourceTask> tasks;
    private final RobustDistances distances;

    PortfolioModel(History history, List<SourceTask> tasks) {
        this.history = history;
        this.tasks = tasks;
        this.distances =
                new RobustDistances(tasks.stream().map(SourceTask::metaFeatures).toList());
    }

    @Override
    public String name() {
        return PortfolioProvider.NAME;
    }

    @Override
    public Recommendation recommend(Query query) {
        if (tasks.isEmpty()) {
            return Recommendation.none(history.learner(), "No past task has a trial with a value.");
        }
        TaskWeights weights = TaskWeights.of(distances.to(query.metaFeatures()), SHARPNESS);
        List<Configuration> candidates = candidates(query);
        List<List<Estimate>> estimates = tasks.stream()
                .map(task -> candidates.stream().map(task::estimate).toList())
                .toList();
        double[][] losses = estimates.stream().map(Losses::of).toArray(double[][]::new);
        List<GreedyPortfolio.Pick> picks = new GreedyPortfolio(losses, weights.values()).pick(query.count());
        Configuration standard = history.space().defaultConfiguration();
        List<Estimate> defaults =
                tasks.stream().map(task -> task.estimate(standard)).toList();
        List<Candidate> chosen = new ArrayList<>();
        for (GreedyPortfolio.Pick pick : picks) {
            Configuration configuration = candidates.get(pick.candidate());
            Outlook outlook = Outlook.of(
                    estimates.stream().map(row -> row.get(pick.candidate())).toList(),
                    defaults,
                    weights.values(),
                    history.metric());
            Source source = configuration.equals(standard) ? Source.DEFAULT : Source.PORTFOLIO;
            chosen.add(outlook.candidate(configuration, source, Reasons.of(tasks, pick.shares())));
        }
        return new Recommendation(history.learner(), name(), chosen, guard(weights));
    }

    /** The pool where there is one, else what did best on each task, and the default. */
    private List<Configuration> candidates(Query query) {
        if (!query.pool().isEmpty()) {
            return query.pool().stream().distinct().toList();
        }
        Set<Configuration> candidates = new LinkedHashSet<>();
        tasks.forEach(task -> candidates.addAll(task.best(BEST_OF_EACH)));
        candidates.add(history.space().defaultConfiguration());
        return List.copyOf(candidates);
    }

    private String guard(TaskWeights weights) {
        return String.format(
                Locale.ROOT,
                "No task weighs more than three times its equal share (%d of %d were cut).",
                weights.capped(),
                tasks.size());
    }
}
