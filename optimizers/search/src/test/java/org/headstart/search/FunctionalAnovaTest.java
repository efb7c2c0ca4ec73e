package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.HyperparameterImportance.Effect;
import org.headstart.api.metamodel.HyperparameterImportance.Importance;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

/** Functions of which the shares are known in closed form, when every hyperparameter is drawn evenly. */
class FunctionalAnovaTest {

    private static final long SEED = System.nanoTime();

    private static PastTask task(String name, SearchSpace space, int trials, ToDoubleFunction<Configuration> function) {
        SplittableRandom random = new SplittableRandom(SEED + name.hashCode());
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Configuration configuration = space.sample(random);
            observations.add(Observation.of(i, "l", configuration, function.applyAsDouble(configuration)));
        }
        return past(name, observations);
    }

    private static PastTask past(String name, List<Observation> trials) {
        return new PastTask(
                new Task(name, name, TaskType.CLASSIFICATION, "y", 1, 1, 2, MetaFeatureVector.empty()), trials);
    }

    private static Importance analyse(SearchSpace space, PastTask... tasks) {
        return new FunctionalAnova().of(new History("l", space, Metric.ACCURACY, List.of(tasks)), 1);
    }

    private static Importance analyse(SearchSpace space, int trials, ToDoubleFunction<Configuration> function) {
        return analyse(space, task("t", space, trials, function));
    }

    private static double share(Importance importance, String... names) {
        return importance.effects().stream()
                .filter(effect -> effect.hyperparameters().equals(List.of(names)))
                .findFirst()
                .orElseThrow()
                .share();
    }

    private static double sum(Importance importance) {
        return importance.effects().stream().mapToDouble(Effect::share).sum();
    }

    @Test
    void of_aSumOfSquaresAndLines_givesEachItsVariance() {
        SearchSpace space = SearchSpace.of(
                new FloatParameter("x", 0, 1, Scale.LINEAR),
                new FloatParameter("y", 1e-4, 1, Scale.LOG),
                new FloatParameter("idle", 0, 1, Scale.LINEAR));
        Importance found = analyse(space, 600, c -> 2 * c.number("x") + (4 + Math.log10(c.number("y"))) / 4);
        assertThat(share(found, "x")).as("seed %d", SEED).isCloseTo(0.8, within(0.04));
        assertThat(share(found, "y")).as("seed %d", SEED).isCloseTo(0.2, within(0.04));
        assertThat(share(found, "idle")).as("seed %d", SEED).isLessThan(0.01);
        assertThat(share(found, "x", "y")).as("seed %d", SEED).isLessThan(0.03);
        assertThat(found.explained()).as("seed %d", SEED).isBetween(0.97, 1.0);
    }

    @Test
    void of_ishigamisFunction_isNearItsKnownDecomposition() {
        SearchSpace space = SearchSpace.of(
                new FloatParameter("a", -Math.PI, Math.PI, Scale.LINEAR),
                new FloatParameter("b", -Math.PI, Math.PI, Scale.LINEAR),
                new FloatParameter("c", -Math.PI, Math.PI, Scale.LINEAR));
        Importance found = analyse(
                space,
                1000,
                x -> Math.sin(x.number("a"))
                        + 7 * Math.pow(Math.sin(x.number("b")), 2)
                        + 0.1 * Math.pow(x.number("c"), 4) * Math.sin(x.number("a")));
        assertThat(share(found, "a")).as("seed %d", SEED).isCloseTo(0.314, within(0.1));
        assertThat(share(found, "b")).as("seed %d", SEED).isCloseTo(0.442, within(0.13));
        assertThat(share(found, "a", "c")).as("seed %d", SEED).isCloseTo(0.244, within(0.1));
        assertThat(share(found, "c") + share(found, "a", "b") + share(found, "b", "c"))
                .as("seed %d", SEED)
                .isLessThan(0.08);
    }

    @Test
    void of_choicesThatWereAllTried_isExact() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("kind", List.of("a", "b", "c", "d")),
                new OrdinalParameter("size", List.of("s", "m", "l")),
                new IntegerParameter("count", 1, 2, Scale.LINEAR),
                new ConstantParameter("fixed", "1", List.of()));
        Importance found = analyse(space, 2000, c -> {
            double main = c.text("kind").equals("a") || c.text("kind").equals("c") ? 3 : 1;
            double size = List.of("s", "m", "l").indexOf(c.text("size"));
            double exclusive = (size == 1) == (c.number("count") == 1) ? 1 : 0;
            return main + size + exclusive;
        });
        double[] expected = shares();
        assertThat(share(found, "kind")).as("seed %d", SEED).isCloseTo(expected[0], within(1e-6));
        assertThat(share(found, "size")).as("seed %d", SEED).isCloseTo(expected[1], within(1e-6));
        assertThat(share(found, "count")).as("seed %d", SEED).isCloseTo(expected[2], within(1e-6));
        assertThat(share(found, "size", "count")).as("seed %d", SEED).isCloseTo(expected[3], within(1e-6));
        assertThat(share(found, "kind", "size")).as("seed %d", SEED).isCloseTo(0, within(1e-6));
        assertThat(sum(found)).as("seed %d", SEED).isCloseTo(1, within(1e-6));
        assertThat(found.explained()).as("seed %d", SEED).isCloseTo(1, within(1e-9));
    }

    /**
     * kind: 1. size: 2/3 (0, 1, 2; the exclusive term's mean is 1/2 for each). count: means of the exclusive term 1/3 and 2/3, so 1/36. The
     * exclusive term's variance is 1/4, of which 1/4 - 1/36 is the interaction.
     */
    private static double[] shares() {
        double total = 1 + 2.0 / 3 + 0.25;
        return new double[] {1 / total, 2.0 / 3 / total, 1.0 / 36 / total, (0.25 - 1.0 / 36) / total};
    }

    @Test
    void of_aConditionalHyperparameter_hasAShareOfTheWholeSpaceAndOneWithItsParent() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("kernel", List.of("linear", "poly")),
                new IntegerParameter("degree", 1, 3, Scale.LINEAR).when(List.of(Condition.on("kernel", "poly"))),
                new FloatParameter("scale", 0, 1, Scale.LINEAR).when(List.of(Condition.on("degree", "2", "3"))));
        Importance found = analyse(space, 1000, c -> c.text("kernel").equals("linear") ? 2 : c.number("degree"));
        // Half of the space is constant at the mean of the other half: variance 1/2 * 2/3, of which the mean over
        // kernels keeps 1/4 * 2/3.
        assertThat(share(found, "kernel")).as("seed %d", SEED).isCloseTo(0, within(1e-6));
        assertThat(share(found, "degree")).as("seed %d", SEED).isCloseTo(0.5, within(1e-6));
        assertThat(share(found, "kernel", "degree")).as("seed %d", SEED).isCloseTo(0.5, within(1e-6));
        assertThat(share(found, "scale")).as("seed %d", SEED).isCloseTo(0, within(1e-6));
    }

    @Test
    void of_aConditionOnANumber_isSplitWhereItHolds() {
        SearchSpace space = SearchSpace.of(
                new IntegerParameter("layers", 0, 3, Scale.LINEAR),
                new CategoricalParameter("act", List.of("x", "y")).when(List.of(Condition.on("layers", "2", "3"))));
        Importance found = analyse(
                space, 1000, c -> c.number("layers") < 2 ? 0 : c.text("act").equals("x") ? 1 : -1);
        // Over layers the mean is 0 everywhere; act alone keeps the square of 1/2, of a variance of 1/2.
        assertThat(share(found, "layers")).as("seed %d", SEED).isCloseTo(0, within(1e-6));
        assertThat(share(found, "act")).as("seed %d", SEED).isCloseTo(0.5, within(1e-6));
        assertThat(share(found, "layers", "act")).as("seed %d", SEED).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void of_severalTasks_isTheMeanWithAnInterval() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("a", List.of("0", "1")), new CategoricalParameter("b", List.of("0", "1")));
        Importance found = analyse(
                space,
                task("only a", space, 200, c -> number(c, "a", 1)),
                task("only b", space, 200, c -> number(c, "b", 1)),
                task("a again", space, 200, c -> number(c, "a", 5)));
        assertThat(found.tasks()).isEqualTo(3);
        assertThat(found.effects().get(0).hyperparameters()).containsExactly("a");
        assertThat(share(found, "a")).isCloseTo(2.0 / 3, within(1e-6));
        // 4.3027 is Student's t at 97.5 % with 2 degrees of freedom; the shares 1, 0, 1 have a standard deviation of
        // sqrt(1/3).
        assertThat(found.effects().get(0).halfWidth()).isCloseTo(4.3027 / 3, within(1e-4));
    }

    private static double number(Configuration configuration, String name, double factor) {
        return factor * Double.parseDouble(configuration.text(name));
    }

    @Test
    void of_tooFewTrialsOrNoDifference_isLeftOutWithItsReason() {
        SearchSpace space = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));
        Importance found = analyse(space, task("few", space, 9, c -> c.number("x")), task("flat", space, 30, c -> 0.5));
        assertThat(found.tasks()).isZero();
        assertThat(found.effects()).isEmpty();
        assertThat(found.explained()).isNaN();
        assertThat(found.leftOut())
                .containsEntry("few", "it has 9 trials, and 10 are needed")
                .containsEntry("flat", "all its trials have the same value");
    }

    @Test
    void of_failedTrials_countAndPrunedOnesDoNot() {
        SearchSpace space = SearchSpace.of(
                new CategoricalParameter("fails", List.of("no", "yes")),
                new CategoricalParameter("cut", List.of("no", "yes")));
        SplittableRandom random = new SplittableRandom(SEED);
        List<Observation> trials = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Configuration c = space.sample(random);
            TrialState end = c.text("fails").equals("yes") ? TrialState.FAILED : TrialState.COMPLETE;
            boolean pruned = c.text("cut").equals("yes") && i % 2 == 0;
            Double value = end == TrialState.COMPLETE && !pruned ? 0.5 + i % 2 / 10.0 : null;
            trials.add(new Observation(i, "l", c, pruned ? TrialState.PRUNED : end, value, 1));
        }
        Importance found = analyse(space, past("t", trials));
        assertThat(share(found, "fails")).as("seed %d", SEED).isGreaterThan(0.8);
    }

    @Test
    void of_noise_explainsNothing() {
        SearchSpace space = SearchSpace.of(
                new FloatParameter("x", 0, 1, Scale.LINEAR), new FloatParameter("y", 0, 1, Scale.LINEAR));
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(analyse(space, 300, c -> random.nextDouble()).explained())
                .as("seed %d", SEED)
                .isLessThan(0.1);
    }

    @Test
    void of_anySpace_hasSharesThatAddUpToAtMostOneAndAreTheSameAgain() {
        PastTask task = task(
                "t",
                Examples.SVM,
                200,
                c -> Map.of("rbf", 1, "poly", 2, "linear", 3).get(c.text("kernel"))
                        + Math.log(c.number("cost")) * (c.has("gamma") ? Math.log(c.number("gamma")) : 1));
        Importance found = analyse(Examples.SVM, task);
        assertThat(sum(found)).as("seed %d", SEED).isBetween(0.5, 1 + 1e-9);
        assertThat(found.effects())
                .allSatisfy(effect -> assertThat(effect.share()).isNotNegative());
        assertThat(analyse(Examples.SVM, task)).isEqualTo(found);
    }
}
