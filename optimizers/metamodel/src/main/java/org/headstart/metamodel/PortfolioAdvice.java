package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.metamodel.MetaModel.Query;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;

/** The greedy portfolio of some past tasks as candidates, each with what is expected of it and why it is there. */
final class PortfolioAdvice {

    private static final int BEST_OF_EACH = 3;

    private PortfolioAdvice() {}

    /**
     * @param history gives space and metric
     * @param tasks   past tasks of it, at least one
     * @param weights [tasks], at least 0, sum 1
     * @param query   gives the pool and how many are wanted
     */
    static List<Candidate> of(History history, List<SourceTask> tasks, double[] weights, Query query) {
        Configuration standard = history.space().defaultConfiguration();
        List<Configuration> candidates = candidates(tasks, standard, query);
        double[][] points = SourcePrior.points(history.space(), candidates);
        double[][] losses = tasks.stream()
                .map(task -> Losses.of(task.means(candidates, points)))
                .toArray(double[][]::new);
        List<Estimate> defaults =
                tasks.stream().map(task -> task.estimate(standard)).toList();
        List<Candidate> chosen = new ArrayList<>();
        for (GreedyPortfolio.Pick pick : new GreedyPortfolio(losses, weights).pick(query.count())) {
            Configuration configuration = candidates.get(pick.candidate());
            Outlook outlook = Outlook.of(
                    tasks.stream().map(task -> task.estimate(configuration)).toList(),
                    defaults,
                    weights,
                    history.metric());
            Source source = configuration.equals(standard) ? Source.DEFAULT : Source.PORTFOLIO;
            chosen.add(outlook.candidate(configuration, source, Reasons.of(tasks, pick.shares())));
        }
        return chosen;
    }

    /** The pool where there is one, else what did best on each task, and the default. */
    static List<Configuration> candidates(List<SourceTask> tasks, Configuration standard, Query query) {
        if (!query.pool().isEmpty()) {
            return query.pool().stream().distinct().toList();
        }
        Set<Configuration> candidates = new LinkedHashSet<>();
        tasks.forEach(task -> candidates.addAll(task.best(BEST_OF_EACH)));
        candidates.add(standard);
        return List.copyOf(candidates);
    }
}
