package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.metamodel.MetaModelProvider;
import org.headstart.api.metamodel.TaskClusterer;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class MetaModelTest {

    private static final String LEARNER = "test:learner";
    private static final List<MetaModelProvider> PROVIDERS = List.of(
            new PortfolioProvider(),
            new NearestTasksProvider(),
            new ClustersProvider(),
            new JointForestProvider(),
            new RankingEnsembleProvider());

    private static final SearchSpace SPACE = SearchSpace.of(
            new FloatParameter("x", 0, 1, Scale.LINEAR), new CategoricalParameter("kind", List.of("a", "b")));

    private static Configuration at(double x, String kind) {
        return SPACE.complete(Map.of("x", x, "kind", kind));
    }

    /** Tasks of size 0 want x = 0.2, tasks of size 1 want x = 0.8; kind b costs 0.2. */
    private static PastTask task(String name, double size, Metric metric) {
        List<Observation> trials = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            for (String kind : List.of("a", "b")) {
                trials.add(Observation.of(
                        trials.size(), LEARNER, at(i / 10.0, kind), value(i / 10.0, kind, size, metric)));
            }
        }
        return past(name, size, trials);
    }

    private static double value(double x, String kind, double size, Metric metric) {
        double accuracy = 0.95 - Math.abs(x - (size > 0.5 ? 0.8 : 0.2)) / 2 - (kind.equals("b") ? 0.2 : 0);
        return metric.gain(accuracy);
    }

    private static PastTask past(String name, double size, List<Observation> trials) {
        MetaFeatureVector metaFeatures = RobustDistancesTest.vector(Map.of("size", size));
        return new PastTask(new Task(name, name, TaskType.CLASSIFICATION, "y", 1, 1, 2, metaFeatures), trials);
    }

    private static History history(Metric metric, PastTask... tasks) {
        return new History(LEARNER, SPACE, metric, List.of(tasks));
    }

    private static History mixed(Metric metric) {
        return history(
                metric,
                task("low 1", 0, metric),
                task("high 1", 1, metric),
                task("low 2", 0.1, metric),
                task("high 2", 0.9, metric),
                task("low 3", 0.2, metric));
    }

    private static Recommendation ask(MetaModel model, double size, List<Configuration> pool, int count) {
        return model.recommend(new MetaModel.Query(RobustDistancesTest.vector(Map.of("size", size)), pool, count));
    }

    @Test
    void recommend_alikeTasks_speakFirst() {
        for (MetaModelProvider provider : PROVIDERS) {
            MetaModel model = provider.fit(mixed(Metric.ACCURACY), 1);
            Candidate low = ask(model, 0, List.of(), 5).candidates().get(0);
            Candidate high = ask(model, 1, List.of(), 5).candidates().get(0);
            assertThat(low.configuration()).as(provider.name()).isEqualTo(at(0.2, "a"));
            assertThat(high.configuration()).as(provider.name()).isEqualTo(at(0.8, "a"));
            assertThat(low.why().get(0).task()).startsWith("low");
            assertThat(high.why().get(0).task()).startsWith("high");
        }
    }

    @Test
    void recommend_metricToMinimise_keepsItsSign() {
        for (MetaModelProvider provider : PROVIDERS) {
            MetaModel model = provider.fit(mixed(Metric.RMSE), 1);
            Candidate best = ask(model, 0, List.of(), 3).candidates().get(0);
            assertThat(best.configuration()).as(provider.name()).isEqualTo(at(0.2, "a"));
            assertThat(best.expected()).isCloseTo(-0.95, within(1e-9));
            assertThat(best.interval().low()).isLessThanOrEqualTo(best.expected());
            assertThat(best.interval().high()).isGreaterThanOrEqualTo(best.expected());
        }
    }

    @Test
    void recommend_pool_staysInside() {
        List<Configuration> pool = List.of(at(0.05, "b"), at(0.25, "a"), at(0.95, "b"));
        for (MetaModelProvider provider : PROVIDERS) {
            Recommendation advice = ask(provider.fit(mixed(Metric.ACCURACY), 1), 0, pool, 10);
            assertThat(advice.candidates())
                    .extracting(Candidate::configuration)
                    .containsExactlyInAnyOrderElementsOf(pool);
            assertThat(advice.candidates().get(0).configuration()).isEqualTo(at(0.25, "a"));
        }
    }

    @Test
    void recommend_anyModel_givesAPriorOfTheTasksItWouldFollow() {
        for (MetaModelProvider provider : PROVIDERS) {
            Prior prior = Objects.requireNonNull(ask(provider.fit(mixed(Metric.ACCURACY), 1), 0, List.of(), 3)
                    .prior());
            assertThat(prior.tasks().stream().mapToDouble(Reason::weight).sum())
                    .as(provider.name())
                    .isCloseTo(1, within(1e-9));
            for (int task = 0; task < prior.tasks().size(); task++) {
                double[] gains = prior.gains(task, List.of(at(0.2, "a"), at(0.8, "a")));
                assertThat(gains[0] > gains[1])
                        .isEqualTo(prior.tasks().get(task).task().startsWith("low"));
            }
        }
    }

    @Test
    void recommend_noTasks_saysWhy() {
        for (MetaModelProvider provider : PROVIDERS) {
            Recommendation advice = ask(provider.fit(history(Metric.ACCURACY), 1), 0, List.of(), 4);
            assertThat(advice.candidates()).isEmpty();
            assertThat(advice.guard()).isNotBlank();
        }
    }

    @Test
    void recommend_oneTaskWithOneTrial_recommendsIt() {
        PastTask only = past("only", 0, List.of(Observation.of(0, LEARNER, at(0.3, "b"), 0.7)));
        for (MetaModelProvider provider : PROVIDERS) {
            Candidate first = ask(provider.fit(history(Metric.ACCURACY, only), 1), 5, List.of(), 4)
                    .candidates()
                    .get(0);
            assertThat(first.configuration()).as(provider.name()).isEqualTo(at(0.3, "b"));
            assertThat(first.expected()).isEqualTo(0.7);
        }
    }

    @Test
    void recommend_failedTrials_comeLastAndAFailedTaskDoesNotCount() {
        Observation failed = new Observation(0, LEARNER, at(0.2, "a"), TrialState.TIMED_OUT, null, 60);
        PastTask mostly = past("mostly", 0, List.of(failed, Observation.of(1, LEARNER, at(0.9, "b"), 0.5)));
        PastTask never = past("never", 0, List.of(failed));
        for (MetaModelProvider provider : PROVIDERS) {
            Recommendation advice = ask(provider.fit(history(Metric.ACCURACY, mostly, never), 1), 0, List.of(), 2);
            assertThat(advice.candidates().get(0).configuration()).isEqualTo(at(0.9, "b"));
            assertThat(advice.candidates().get(0).why())
                    .noneMatch(reason -> reason.task().equals("never"));
        }
    }

    @Test
    void recommend_theDefault_isMarkedAndNeverWorseThanItself() {
        Configuration standard = SPACE.defaultConfiguration();
        Recommendation advice = ask(new PortfolioProvider().fit(mixed(Metric.ACCURACY), 1), 0, List.of(), 50);
        assertThat(advice.candidates())
                .filteredOn(candidate -> candidate.source() == Source.DEFAULT)
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.configuration()).isEqualTo(standard);
                    assertThat(candidate.worseThanDefault()).isZero();
                });
    }

    @Test
    void recommend_chancesOfBeingWorse_fallWithQuality() {
        Recommendation advice =
                ask(new PortfolioProvider().fit(mixed(Metric.ACCURACY), 1), 0, List.of(at(0.2, "a"), at(1, "b")), 2);
        assertThat(advice.candidates().get(0).worseThanDefault())
                .isLessThan(advice.candidates().get(1).worseThanDefault());
    }

    @Test
    void recommend_twice_isTheSame() {
        for (MetaModelProvider provider : PROVIDERS) {
            Recommendation first = ask(provider.fit(mixed(Metric.ACCURACY), 1), 0.4, List.of(), 8);
            assertThat(ask(provider.fit(mixed(Metric.ACCURACY), 1), 0.4, List.of(), 8))
                    .isEqualTo(first);
        }
    }

    @Test
    void recommend_byClusters_namesTheClusterAndTheReserve() {
        String guard = ask(new ClustersProvider().fit(mixed(Metric.ACCURACY), 1), 0.1, List.of(), 3)
                .guard();
        assertThat(guard)
                .startsWith(
                        "By meta-features the task is with 92 % in cluster 1 of 2, that of 'low 2' (3 tasks); By scores")
                .endsWith("20 % of all weight stays spread over all 5 tasks, whatever the clusters say.");
    }

    @Test
    void group_twoKindsOfTask_areTwoClustersByBothMethods() {
        List<TaskClusterer.Grouping> groupings =
                new ClusteringByBothMethods().group(List.of(mixed(Metric.ACCURACY)), 2, 1);
        assertThat(groupings).extracting(TaskClusterer.Grouping::method).containsExactly("meta-features", "scores");
        assertThat(groupings).allSatisfy(grouping -> {
            assertThat(grouping.silhouette()).isBetween(0.5, 1.0);
            assertThat(grouping.clusters()).hasSize(2);
            TaskClusterer.Cluster low = grouping.clusters().get(0);
            assertThat(low.members()).extracting(Task::name).containsExactlyInAnyOrder("low 1", "low 2", "low 3");
            assertThat(low.traits()).singleElement().satisfies(trait -> {
                assertThat(trait.metaFeature()).isEqualTo("size");
                assertThat(trait.difference()).isNegative();
            });
            assertThat(low.portfolios().get(LEARNER)).hasSize(2);
            assertThat(low.portfolios().get(LEARNER).get(0).configuration()).isEqualTo(at(0.2, "a"));
            assertThat(grouping.clusters()
                            .get(1)
                            .portfolios()
                            .get(LEARNER)
                            .get(0)
                            .configuration())
                    .isEqualTo(at(0.8, "a"));
        });
    }

    @Test
    void group_severalLearners_takesTheTasksOfAllAndLeavesNoPortfolioWhereThereIsNoTrial() {
        PastTask only = task("only", 0, Metric.ACCURACY);
        List<TaskClusterer.Grouping> groupings = new ClusteringByBothMethods()
                .group(
                        List.of(
                                mixed(Metric.ACCURACY),
                                new History("test:other", SPACE, Metric.ACCURACY, List.of(only))),
                        1,
                        1);
        assertThat(groupings.get(0).clusters().stream().flatMap(cluster -> cluster.members().stream()))
                .hasSize(6);
        assertThat(groupings.get(0).clusters().get(1).portfolios().get("test:other"))
                .isEmpty();
    }

    @Test
    void group_nothingKnown_isNothing() {
        assertThat(new ClusteringByBothMethods().group(List.of(history(Metric.ACCURACY)), 1, 1))
                .isEmpty();
    }

    @Test
    void recommend_moreTasksThanAreAsked_takesTheNearest() {
        PastTask[] tasks = IntStream.range(0, 150)
                .mapToObj(i -> task("task " + i, i / 150.0, Metric.ACCURACY))
                .toArray(PastTask[]::new);
        Recommendation advice = ask(new PortfolioProvider().fit(history(Metric.ACCURACY, tasks), 1), 1, List.of(), 3);

        assertThat(advice.guard()).contains("of 150 tasks only the 128");
        assertThat(Objects.requireNonNull(advice.prior()).tasks())
                .extracting(Reason::task)
                .hasSize(128)
                .startsWith("task 22")
                .endsWith("task 149");
    }

    @Test
    void gains_severalTasksOfAPrior_areThoseOfEach() {
        Prior prior =
                Objects.requireNonNull(ask(new PortfolioProvider().fit(mixed(Metric.ACCURACY), 1), 1, List.of(), 3)
                        .prior());
        List<Configuration> configurations = List.of(at(0.33, "b"), at(0.2, "a"), at(0.71, "a"));

        assertThat(prior.gains(new int[] {3, 0}, configurations))
                .isDeepEqualTo(new double[][] {prior.gains(3, configurations), prior.gains(0, configurations)});
        assertThat(prior.gains(0, configurations)[1]).isCloseTo(0.95, within(1e-12));
    }
}
