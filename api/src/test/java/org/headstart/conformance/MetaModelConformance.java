package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

/** What the contract of {@link MetaModel} asks of every meta-model. */
public abstract class MetaModelConformance {

    private static final String LEARNER = "test:learner";

    /** @return what fits the meta-model to be tested */
    protected abstract MetaModelProvider provider();

    private static MetaFeatureVector features(double size) {
        Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
        values.put("size", new MetaFeatureValue.Known(size));
        values.put("cor", new MetaFeatureValue.NotApplicable("no two numeric columns"));
        return new MetaFeatureVector("test", values);
    }

    private static PastTask past(String name, double size, List<Observation> trials) {
        return new PastTask(new Task(name, name, TaskType.CLASSIFICATION, "y", 1, 1, 2, features(size)), trials);
    }

    private static History history(SearchSpace space, Metric metric, int tasks, int trials) {
        List<PastTask> past = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(31);
        for (int task = 0; task < tasks; task++) {
            List<Observation> observations = new ArrayList<>();
            for (Configuration configuration : Spaces.pool(space, trials, task)) {
                double value = metric.gain(0.5 + 0.4 * random.nextDouble());
                observations.add(Observation.of(observations.size(), LEARNER, configuration, value));
            }
            past.add(past("t" + task, task, observations));
        }
        return new History(LEARNER, space, metric, past);
    }

    private Recommendation recommend(History history, List<Configuration> pool, int count) {
        return provider().fit(history, 1).recommend(new MetaModel.Query(features(1.5), pool, count));
    }

    @Test
    void name_isThatOfTheModelAndTheRecommendation() {
        assertThat(provider().description()).isNotBlank();
        assertThat(provider()
                        .fit(history(Spaces.SMALL, Metric.ACCURACY, 2, 4), 1)
                        .name())
                .isEqualTo(provider().name());
    }

    /** The last task's trials are a relative's, who is trusted little; all tasks are equally far from the new one. */
    @Test
    void recommend_relativesAmongTasks_areNamedAndCountLess() {
        List<PastTask> tasks = new ArrayList<>();
        for (PastTask past : history(Spaces.MIXED, Metric.ACCURACY, 4, 12).tasks()) {
            boolean last = tasks.size() == 3;
            Task alike = past(past.name(), 1, List.of()).task();
            tasks.add(new PastTask(alike, past.observations(), last ? "test:relative" : null, last ? 0.1 : 1));
        }

        Recommendation advice = recommend(new History(LEARNER, Spaces.MIXED, Metric.ACCURACY, tasks), List.of(), 12);

        assertThat(advice.candidates())
                .flatExtracting(Candidate::why)
                .extracting(Reason::task)
                .isSubsetOf("t0", "t1", "t2", "t3 (test:relative)");
        Prior prior = advice.prior();
        if (prior != null) {
            double relative = prior.tasks().stream()
                    .filter(reason -> reason.task().equals("t3 (test:relative)"))
                    .mapToDouble(Reason::weight)
                    .sum();
            assertThat(relative).isBetween(0.0, 0.2);
        }
    }

    @Test
    void recommend_anyHistory_isAllowedDistinctAndNotTooMany() {
        for (SearchSpace space : List.of(Spaces.MIXED, Spaces.ONE_CATEGORICAL, Spaces.SMALL, Spaces.ONE_FLOAT)) {
            for (int tasks : new int[] {1, 2, 7}) {
                for (int trials : new int[] {1, 5}) {
                    Recommendation advice = recommend(history(space, Metric.RMSE, tasks, trials), List.of(), 6);
                    assertThat(advice.learner()).isEqualTo(LEARNER);
                    assertThat(advice.candidates()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
                    assertThat(advice.candidates())
                            .extracting(Candidate::configuration)
                            .doesNotHaveDuplicates()
                            .allSatisfy(c ->
                                    assertThat(space.configuration(c.values())).isEqualTo(c));
                }
            }
        }
    }

    @Test
    void recommend_everyCandidate_hasFiguresInTheirRanges() {
        for (Metric metric : List.of(Metric.ACCURACY, Metric.RMSE)) {
            for (Candidate candidate : recommend(history(Spaces.MIXED, metric, 6, 8), List.of(), 10)
                    .candidates()) {
                assertThat(candidate.expected()).isFinite();
                assertThat(candidate.expected())
                        .isBetween(
                                candidate.interval().low(), candidate.interval().high());
                assertThat(candidate.worseThanDefault()).isBetween(0.0, 1.0);
                assertThat(candidate.why()).isNotEmpty();
                assertThat(candidate.why().stream()
                                .mapToDouble(reason -> reason.weight())
                                .sum())
                        .isLessThan(1 + 1e-9);
            }
        }
    }

    @Test
    void recommend_noHistory_isEmptyAndSaysWhy() {
        Recommendation advice = recommend(history(Spaces.MIXED, Metric.ACCURACY, 0, 0), List.of(), 5);
        assertThat(advice.candidates()).isEmpty();
        assertThat(advice.guard()).isNotBlank();
    }

    @Test
    void recommend_onlyFailures_isEmpty() {
        List<Observation> failed = Spaces.pool(Spaces.MIXED, 3, 1).stream()
                .map(c -> new Observation(0, LEARNER, c, TrialState.FAILED, null, 1))
                .toList();
        History history = new History(LEARNER, Spaces.MIXED, Metric.ACCURACY, List.of(past("failed", 1, failed)));
        assertThat(recommend(history, List.of(), 5).candidates()).isEmpty();
    }

    @Test
    void recommend_pool_isNotLeft() {
        List<Configuration> pool = Spaces.pool(Spaces.MIXED, 9, 500);
        Recommendation advice = recommend(history(Spaces.MIXED, Metric.ACCURACY, 5, 8), pool, 20);
        assertThat(advice.candidates()).extracting(Candidate::configuration).containsExactlyInAnyOrderElementsOf(pool);
    }

    @Test
    void recommend_withoutMetaFeatures_stillAnswers() {
        MetaModel model = provider().fit(history(Spaces.MIXED, Metric.ACCURACY, 5, 8), 1);
        assertThat(model.recommend(new MetaModel.Query(MetaFeatureVector.empty(), List.of(), 5))
                        .candidates())
                .isNotEmpty();
    }

    @Test
    void recommend_sameHistory_isTheSameAdvice() {
        History history = history(Spaces.MIXED, Metric.ACCURACY, 6, 8);
        assertThat(recommend(history, List.of(), 8)).isEqualTo(recommend(history, List.of(), 8));
    }

    @Test
    void recommend_sharperScaleOfTheMetric_keepsTheOrder() {
        History plain = history(Spaces.MIXED, Metric.ACCURACY, 5, 8);
        List<PastTask> stretched = plain.tasks().stream()
                .map(past -> new PastTask(
                        past.task(),
                        past.observations().stream()
                                .map(o -> Observation.of(o.number(), LEARNER, o.configuration(), 8 * o.value()))
                                .toList()))
                .toList();
        History other = new History(LEARNER, Spaces.MIXED, Metric.ACCURACY, stretched);
        assertThat(recommend(other, List.of(), 6).candidates())
                .extracting(Candidate::configuration)
                .isEqualTo(recommend(plain, List.of(), 6).candidates().stream()
                        .map(Candidate::configuration)
                        .toList());
    }

    @Test
    void recommend_aConfigurationThatAlwaysWins_isFirst() {
        Configuration winner = Spaces.pool(Spaces.MIXED, 1, 900).get(0);
        List<PastTask> tasks = new ArrayList<>();
        for (PastTask past : history(Spaces.MIXED, Metric.ACCURACY, 6, 8).tasks()) {
            List<Observation> trials = new ArrayList<>(past.observations());
            trials.add(Observation.of(trials.size(), LEARNER, winner, 0.99));
            tasks.add(new PastTask(past.task(), trials));
        }
        Recommendation advice = recommend(new History(LEARNER, Spaces.MIXED, Metric.ACCURACY, tasks), List.of(), 3);
        assertThat(advice.candidates().get(0).configuration()).isEqualTo(winner);
        assertThat(advice.candidates().get(0).expected()).isEqualTo(0.99);
    }
}
