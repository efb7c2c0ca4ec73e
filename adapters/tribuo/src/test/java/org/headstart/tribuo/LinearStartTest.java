package org.headstart.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.WarmStart;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.trial.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.transform.TransformedModel;

class LinearStartTest {

    private static final Map<String, ?> LONG = Map.of("epochs", 100, "scale", "standardize");

    /** So short and slow that the model stays where it starts. */
    private static final Map<String, ?> SHORT =
            Map.of("epochs", 1, "scale", "standardize", "optimiser.initialLearningRate", 0.001, "minibatchSize", 128);

    @TempDir
    Path folder;

    private final Dataset table = Samples.table(TaskType.CLASSIFICATION, 200, 3);

    @Test
    void train_fromADonorsWeights_beginsWhereTheDonorStopped() throws Exception {
        TribuoModel<?> donor = Samples.train("tribuo:LogisticRegression", table, LONG);
        double warm = accuracy(
                train("tribuo:LogisticRegression", SHORT, weights(donor)).predict(table));
        double cold = accuracy(train("tribuo:LogisticRegression", SHORT, null).predict(table));

        assertThat(warm).isCloseTo(accuracy(donor.predict(table)), within(0.03));
        assertThat(warm).isGreaterThan(cold + 0.02);
    }

    @Test
    void train_fromWeightsInAnotherOrder_isTheSame() throws Exception {
        InitialWeights weights = weights(Samples.train("tribuo:LogisticRegression", table, LONG));
        Predictions one = train("tribuo:LogisticRegression", SHORT, weights).predict(table);
        Predictions other = train("tribuo:LogisticRegression", SHORT, backwardsWithStrangers(weights))
                .predict(table);

        assertThat(other.values()).isDeepEqualTo(one.values());
    }

    @Test
    void train_regressionFromWeights_startsThere() throws Exception {
        Dataset numbers = Samples.table(TaskType.REGRESSION, 50, 3);
        InitialWeights weights = new InitialWeights(
                "linear",
                List.of("x", "colour=blue"),
                List.of(),
                Map.of("weights", Tensor.of(List.of(1, 2), 1000, 0), "bias", Tensor.of(List.of(1), 7)));
        Map<String, ?> still = Map.of(
                "epochs",
                1,
                "optimiser",
                "SimpleSGD",
                "optimiser.SimpleSGD.initialLearningRate",
                0.0001,
                "objective",
                "AbsoluteLoss",
                "minibatchSize",
                128,
                "scale",
                "standardize");
        Learner learner = Samples.learner("tribuo:LinearSGDRegression");
        AbstractLinearSGDModel<?> model = linear((TribuoModel<?>) learner.train(new Learner.Request(
                numbers, learner.space().complete(still), Fidelity.full(2), 1, Device.CPU, weights)));
        int x = model.getFeatureIDMap().getID("x");
        DenseMatrix trained = model.getWeightsCopy();

        assertThat(trained.get(0, x)).isCloseTo(1000, within(1.0));
        assertThat(trained.get(0, model.getFeatureIDMap().size())).isCloseTo(7, within(1.0));
    }

    @Test
    void train_fromWeights_leavesThemInTheProvenance() throws Exception {
        InitialWeights weights = weights(Samples.train("tribuo:LogisticRegression", table, LONG));
        TribuoModel<?> model = train("tribuo:LogisticRegression", SHORT, weights);
        Path file = folder.resolve("started.pb");
        model.save(file);
        Model<?> loaded = Model.deserializeFromFile(file);
        var data = ProvenanceUtil.extractConfiguration(loaded.getProvenance().getTrainerProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(data);
        String name = data.stream()
                .filter(d -> d.getClassName().equals(StartedLinearClassifier.class.getName()))
                .findFirst()
                .orElseThrow()
                .getName();
        Object start = Components.fields(StartedLinearClassifier.class).stream()
                .filter(field -> field.getName().equals("start"))
                .map(field -> Components.value(field, manager.lookup(name)))
                .findFirst()
                .orElseThrow();

        assertThat(start).isEqualTo(LinearStart.asText(weights));
    }

    @Test
    void train_weightsThatDoNotFit_saysWhatWouldFit() {
        InitialWeights wrongShape = new InitialWeights(
                "linear", List.of("x"), List.of("low"), Map.of("weights", Tensor.of(List.of(2), 1, 2)));
        InitialWeights network = new InitialWeights("mlp-4", List.of("x"), List.of("low"), Map.of());

        assertThatThrownBy(() -> train("tribuo:LogisticRegression", SHORT, wrongShape))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("[1, 1]");
        assertThatThrownBy(() -> train("tribuo:LinearSGD", Map.of(), network))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("mlp-4");
        assertThatThrownBy(() -> train("tribuo:CART", Map.of(), network))
                .isInstanceOf(LearnerException.class)
                .hasMessageContaining("no initial weights");
    }

    @Test
    void warmStart_ofLearners_isToldForLinearOnesOnly() {
        assertThat(Samples.learner("tribuo:AdaGradRegression").warmStart()).isEqualTo(WarmStart.INITIAL_WEIGHTS);
        assertThat(Samples.learner("tribuo:XGBoost").warmStart()).isEqualTo(WarmStart.NONE);
    }

    private TribuoModel<?> train(String id, Map<String, ?> values, InitialWeights weights) throws InterruptedException {
        Learner learner = Samples.learner(id);
        return (TribuoModel<?>) learner.train(
                new Learner.Request(table, learner.space().complete(values), Fidelity.full(2), 1, Device.CPU, weights));
    }

    private double accuracy(Predictions predictions) {
        CategoricalColumn target = (CategoricalColumn) table.target();
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> predictions.mostProbable(row) == target.code(row) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static AbstractLinearSGDModel<?> linear(TribuoModel<?> model) {
        Model<?> inner =
                model.model() instanceof TransformedModel<?> transformed ? transformed.getInnerModel() : model.model();
        return (AbstractLinearSGDModel<?>) inner;
    }

    private InitialWeights weights(TribuoModel<?> donor) {
        AbstractLinearSGDModel<?> model = linear(donor);
        DenseMatrix matrix = model.getWeightsCopy();
        int size = model.getFeatureIDMap().size();
        List<String> features = IntStream.range(0, size)
                .mapToObj(id -> model.getFeatureIDMap().get(id).getName())
                .toList();
        List<String> classes = IntStream.range(0, 3)
                .mapToObj(id -> model.getOutputIDInfo().getOutput(id).toString())
                .map(text -> text.replaceAll("^\\(|,.*$", ""))
                .toList();
        double[] weights = new double[3 * size];
        double[] bias = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < size; j++) {
                weights[k * size + j] = matrix.get(k, j);
            }
            bias[k] = matrix.get(k, size);
        }
        assertThat(table.classes()).containsExactlyInAnyOrderElementsOf(classes);
        return new InitialWeights(
                "linear",
                features,
                classes,
                Map.of("weights", Tensor.of(List.of(3, size), weights), "bias", Tensor.of(List.of(3), bias)));
    }

    /** The same weights with features and classes turned round, and a feature and a class that nobody has. */
    private static InitialWeights backwardsWithStrangers(InitialWeights weights) {
        int size = weights.features().size();
        int classes = weights.classes().size();
        double[] from = weights.tensors().get("weights").toArray();
        double[] fromBias = weights.tensors().get("bias").toArray();
        double[] to = new double[(classes + 1) * (size + 1)];
        double[] toBias = new double[classes + 1];
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < size; j++) {
                to[(classes - 1 - k) * (size + 1) + size - 1 - j] = from[k * size + j];
            }
            to[(classes - 1 - k) * (size + 1) + size] = 99;
            toBias[classes - 1 - k] = fromBias[k];
        }
        List<String> features = new ArrayList<>(weights.features());
        Collections.reverse(features);
        features.add("stranger");
        List<String> labels = new ArrayList<>(weights.classes());
        Collections.reverse(labels);
        labels.add("unheard-of");
        return new InitialWeights(
                "linear",
                features,
                labels,
                Map.of(
                        "weights", Tensor.of(List.of(classes + 1, size + 1), to),
                        "bias", Tensor.of(List.of(classes + 1), toBias)));
    }
}
