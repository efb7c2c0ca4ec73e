package org.headstart.tribuo;

import static org.headstart.api.dataset.TaskType.CLASSIFICATION;
import static org.headstart.api.dataset.TaskType.REGRESSION;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.dataset.TaskType;

/**
 * Every learner of this adapter, without loading a class of Tribuo: its trainer for each kind of task and what was decided about its fields.
 * Defaults are never written here, as the library has them; a {@code start} stands where it has none, with the reason for the value.
 */
final class LearnerTable {

    /** The value that Tribuo has for "no limit". */
    private static final String UNLIMITED = "2147483647";

    private static final String USUAL = "the field is mandatory; this is the usual value";
    private static final String PARALLEL = "trials run in parallel, so each keeps to one thread";

    private static final String[] DEPTHS = {"2", "3", "4", "5", "6", "8", "10", "12", "16", "20", UNLIMITED};

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What a learner needs from the adapter beyond its space. */
    enum Trait {
        /** A person has reviewed the space; what its overlay does not mention keeps the library's default. */
        REVIEWED,
        /** Sensitive to the features' scale, so that {@code scale} is a hyperparameter. */
        SCALED,
        /** A linear model that can start from given weights. */
        STARTS_LINEAR,
        /** Handles absent cells itself. */
        TAKES_MISSING,
        /** Takes no feature below 0. */
        NON_NEGATIVE
    }

    /** One learner. */
    record Entry(
            String id,
            String description,
            Map<TaskType, String> trainers,
            Set<Trait> traits,
            String iterations,
            Overlay overlay) {

        boolean is(Trait trait) {
            return traits.contains(trait);
        }
    }

    private LearnerTable() {
        linear();
        supportVectors();
        trees();
        others();
        unreviewed();
    }

    /** All learners by id, the reviewed ones first. */
    static Map<String, Entry> entries() {
        return new LearnerTable().entries;
    }

    private void linear() {
        String classifier = "classification.sgd.linear.LinearSGDTrainer";
        String regressor = "regression.sgd.linear.LinearSGDTrainer";
        add("LogisticRegression", "Multinomial logistic regression, trained by AdaGrad.")
                .classifies("classification.sgd.linear.LogisticRegressionTrainer")
                .reviewed(Trait.SCALED, Trait.STARTS_LINEAR)
                .iterates("epochs")
                .overlay
                .under("", passes())
                .choice("objective", "LogMulticlass")
                .choice("optimiser", "AdaGrad")
                .under("optimiser.", adaGrad());
        add("LinearSGD", "Linear classification by stochastic gradient descent with a choice of losses and optimisers.")
                .classifies(classifier)
                .reviewed(Trait.SCALED, Trait.STARTS_LINEAR)
                .iterates("epochs")
                .overlay
                .under("", labelObjective())
                .under("", passes())
                .under("", optimisers());
        add(
                        "LinearSGDRegression",
                        "Linear regression by stochastic gradient descent with a choice of losses and optimisers.")
                .regresses(regressor)
                .reviewed(Trait.SCALED, Trait.STARTS_LINEAR)
                .iterates("epochs")
                .overlay
                .under("", numberObjective())
                .under("", passes())
                .under("", optimisers());
        add("AdaGrad", "Linear classification by AdaGrad or regularised dual averaging (Duchi et al. 2011).")
                .classifies(classifier)
                .reviewed(Trait.SCALED, Trait.STARTS_LINEAR)
                .iterates("epochs")
                .overlay
                .under("", labelObjective())
                .under("", passes())
                .under("", adaGrads());
        add("AdaGradRegression", "Linear regression by AdaGrad or regularised dual averaging (Duchi et al. 2011).")
                .regresses(regressor)
                .reviewed(Trait.SCALED, Trait.STARTS_LINEAR)
                .iterates("epochs")
                .overlay
                .under("", numberObjective())
                .under("", passes())
                .under("", adaGrads());
        add("FM", "Factorization machine for classification (Rendle 2010).")
                .classifies("classification.sgd.fm.FMClassificationTrainer")
                .reviewed(Trait.SCALED)
                .iterates("epochs")
                .overlay
                .under("", labelObjective())
                .under("", factors())
                .under("", passes())
                .under("", optimisers());
        add("FMRegression", "Factorization machine for regression (Rendle 2010).")
                .regresses("regression.sgd.fm.FMRegressionTrainer")
                .reviewed(Trait.SCALED)
                .iterates("epochs")
                .overlay
                .under("", numberObjective())
                .choice("standardise", "true", "false")
                .start("standardise", "true", "the field is mandatory; targets of any size then fit the learning rate")
                .under("", factors())
                .under("", passes())
                .under("", optimisers());
    }

    private static Overlay passes() {
        return new Overlay().log("epochs", 1, 100).log("minibatchSize", 1, 128);
    }

    private static Overlay labelObjective() {
        return new Overlay().choice("objective", "LogMulticlass", "Hinge").log("objective.Hinge.margin", 0.1, 10);
    }

    private static Overlay numberObjective() {
        return new Overlay()
                .choice("objective", "SquaredLoss", "AbsoluteLoss", "Huber")
                .start("objective", "SquaredLoss", USUAL)
                .log("objective.Huber.cost", 0.1, 100);
    }

    private static Overlay factors() {
        return new Overlay()
                .log("factorizedDimSize", 2, 32)
                .start("factorizedDimSize", "5", USUAL)
                .log("variance", 0.001, 1)
                .start("variance", "0.1", USUAL);
    }

    private static Overlay adaGrad() {
        return new Overlay().log("initialLearningRate", 0.001, 10).log("epsilon", 1e-8, 1);
    }

    private static Overlay adaGrads() {
        return new Overlay()
                .choice("optimiser", "AdaGrad", "AdaGradRDA")
                .under("optimiser.AdaGrad.", adaGrad())
                .under("optimiser.AdaGradRDA.", adaGrad())
                .start("optimiser.AdaGradRDA.initialLearningRate", "1.0", "as for AdaGrad")
                .linear("optimiser.AdaGradRDA.l1", 0, 0.1)
                .linear("optimiser.AdaGradRDA.l2", 0, 0.1);
    }

    private static Overlay optimisers() {
        return new Overlay()
                .choice("optimiser", "AdaGrad", "Adam", "RMSProp", "AdaDelta", "SimpleSGD", "SqrtDecaySGD")
                .under("optimiser.AdaGrad.", adaGrad())
                .log("optimiser.Adam.initialLearningRate", 0.0001, 1)
                .linear("optimiser.Adam.betaOne", 0.5, 0.99)
                .linear("optimiser.Adam.betaTwo", 0.9, 0.9999)
                .log("optimiser.RMSProp.initialLearningRate", 0.0001, 1)
                .start("optimiser.RMSProp.initialLearningRate", "0.01", USUAL)
                .linear("optimiser.RMSProp.rho", 0.5, 0.99)
                .linear("optimiser.AdaDelta.rho", 0.5, 0.99)
                .log("optimiser.AdaDelta.epsilon", 1e-8, 1e-2)
                .under("optimiser.SimpleSGD.", descent())
                .under("optimiser.SqrtDecaySGD.", descent());
    }

    private static Overlay descent() {
        return new Overlay()
                .log("initialLearningRate", 0.0001, 1)
                .start("initialLearningRate", "0.01", USUAL)
                .choice("useMomentum", "NONE", "STANDARD", "NESTEROV")
                .start("useMomentum", "NONE", USUAL)
                .linear("rho", 0, 0.99)
                .when("rho", "useMomentum", "STANDARD", "NESTEROV");
    }

    private void supportVectors() {
        add(
                        "LibLinear",
                        "Linear classification by LIBLINEAR: support vectors and logistic regression (Fan et al. 2008).")
                .classifies("classification.liblinear.LibLinearClassificationTrainer")
                .reviewed(Trait.SCALED)
                .overlay
                .choice("trainerType", "LinearClassificationType")
                .choice(
                        "trainerType.type",
                        "L2R_L2LOSS_SVC_DUAL",
                        "L2R_L2LOSS_SVC",
                        "L2R_L1LOSS_SVC_DUAL",
                        "MCSVM_CS",
                        "L1R_L2LOSS_SVC",
                        "L1R_LR",
                        "L2R_LR",
                        "L2R_LR_DUAL")
                .log("cost", 1e-4, 1e3)
                .log("terminationCriterion", 1e-4, 1);
        add("LibLinearRegression", "Linear support vector regression by LIBLINEAR (Ho and Lin 2012).")
                .regresses("regression.liblinear.LibLinearRegressionTrainer")
                .reviewed(Trait.SCALED)
                .overlay
                .choice("trainerType", "LinearRegressionType")
                .choice("trainerType.type", "L2R_L2LOSS_SVR", "L2R_L2LOSS_SVR_DUAL", "L2R_L1LOSS_SVR_DUAL")
                .log("cost", 1e-4, 1e3)
                .log("epsilon", 1e-3, 10)
                .log("terminationCriterion", 1e-4, 1);
        add("LibSVM", "Support vector classification with a choice of kernels, by LIBSVM (Chang and Lin 2011).")
                .classifies("classification.libsvm.LibSVMClassificationTrainer")
                .reviewed(Trait.SCALED)
                .overlay
                .choice("svmType", "SVMClassificationType")
                .fixed("svmType.type", "C_SVC")
                .under("", kernels())
                .choice("probability", "false", "true");
        add("LibSVMRegression", "Support vector regression with a choice of kernels, by LIBSVM (Chang and Lin 2011).")
                .regresses("regression.libsvm.LibSVMRegressionTrainer")
                .reviewed(Trait.SCALED)
                .overlay
                .choice("svmType", "SVMRegressionType")
                .fixed("svmType.type", "EPSILON_SVR")
                .under("", kernels())
                .log("p", 1e-4, 1)
                .choice("standardize", "false", "true");
    }

    private static Overlay kernels() {
        return new Overlay()
                .choice("kernelType", "LINEAR", "POLY", "RBF", "SIGMOID")
                .log("cost", 1e-2, 1e3)
                .log("gamma", 1e-5, 10)
                .start("gamma", "0.1", "the library's 0 makes every kernel but the linear one constant")
                .when("gamma", "kernelType", "POLY", "RBF", "SIGMOID")
                .linear("degree", 2, 5)
                .when("degree", "kernelType", "POLY")
                .linear("coef0", -1, 1)
                .when("coef0", "kernelType", "POLY", "SIGMOID")
                .log("eps", 1e-4, 0.1);
    }

    private void trees() {
        add("XGBoost", "Gradient boosted trees by XGBoost (Chen and Guestrin 2016).")
                .classifies("classification.xgboost.XGBoostClassificationTrainer")
                .regresses("regression.xgboost.XGBoostRegressionTrainer")
                .reviewed(Trait.TAKES_MISSING)
                .iterates("numTrees")
                .overlay
                .log("numTrees", 10, 500)
                .start("numTrees", "50", USUAL)
                .log("eta", 0.01, 1)
                .linear("maxDepth", 1, 12)
                .log("minChildWeight", 0.1, 20)
                .linear("subsample", 0.3, 1)
                .linear("featureSubsample", 0.3, 1)
                .linear("gamma", 0, 10)
                .log("lambda", 1e-3, 100)
                .log("alpha", 1e-3, 100)
                .fixed("nThread", "1")
                .start("nThread", "1", PARALLEL);
        add("RandomForest", "Random forest (Breiman 2001).")
                .classifies("common.tree.RandomForestTrainer")
                .regresses("common.tree.RandomForestTrainer")
                .reviewed()
                .iterates("numMembers")
                .overlay
                .under("", ensemble("10", "500", "100"))
                .under("innerTrainer.", tree())
                .linear("innerTrainer.fractionFeaturesInSplit", 0.05, 0.95)
                .start(
                        "innerTrainer.fractionFeaturesInSplit",
                        "0.5",
                        "a forest must not see all features in every split")
                .fixed("innerTrainer.useRandomSplitPoints", "false");
        add("ExtraTrees", "Extremely randomized trees (Geurts et al. 2006).")
                .classifies("common.tree.ExtraTreesTrainer")
                .regresses("common.tree.ExtraTreesTrainer")
                .reviewed()
                .iterates("numMembers")
                .overlay
                .under("", ensemble("10", "500", "100"))
                .under("innerTrainer.", tree())
                .linear("innerTrainer.fractionFeaturesInSplit", 0.05, 1)
                .fixed("innerTrainer.useRandomSplitPoints", "true")
                .start("innerTrainer.useRandomSplitPoints", "true", "it is what makes the trees extremely random");
        add("CART", "Classification and regression tree (Breiman et al. 1984).")
                .classifies("classification.dtree.CARTClassificationTrainer")
                .regresses("regression.rtree.CARTRegressionTrainer")
                .reviewed()
                .overlay
                .under("", tree())
                .linear("fractionFeaturesInSplit", 0.1, 1)
                .choice("useRandomSplitPoints", "false", "true");
    }

    private static Overlay tree() {
        return new Overlay()
                .steps("maxDepth", DEPTHS)
                .log("minChildWeight", 1, 50)
                .linear("minImpurityDecrease", 0, 0.1)
                .choice("impurity", "GiniIndex|MeanSquaredError", "Entropy|MeanAbsoluteError");
    }

    private static Overlay ensemble(String low, String high, String start) {
        return new Overlay()
                .log("numMembers", Double.parseDouble(low), Double.parseDouble(high))
                .start("numMembers", start, USUAL)
                .choice("innerTrainer", "CARTClassificationTrainer|CARTRegressionTrainer")
                .choice("combiner", "VotingCombiner|AveragingCombiner");
    }

    private void others() {
        add("KNN", "k nearest neighbours, by brute force.")
                .classifies("common.nearest.KNNTrainer")
                .regresses("common.nearest.KNNTrainer")
                .reviewed(Trait.SCALED)
                .overlay
                .log("k", 1, 50)
                .start("k", "5", USUAL)
                .choice("dist", "L2Distance", "L1Distance", "CosineDistance")
                .start("dist", "L2Distance", USUAL)
                .choice("combiner", "VotingCombiner|AveragingCombiner");
        add("MultinomialNB", "Multinomial naive Bayes, for counts.")
                .classifies("classification.mnb.MultinomialNaiveBayesTrainer")
                .reviewed(Trait.NON_NEGATIVE)
                .overlay
                .log("alpha", 1e-3, 10);
    }

    private void unreviewed() {
        add("AdaBoost", "AdaBoost SAMME over classification trees (Zhu et al. 2009).")
                .classifies("classification.ensemble.AdaBoostTrainer")
                .iterates("numMembers")
                .overlay
                .choice("innerTrainer", "CARTClassificationTrainer")
                .steps("innerTrainer.maxDepth", DEPTHS)
                .start(
                        "innerTrainer.maxDepth",
                        "3",
                        "boosting adds up weak trees; a full one would leave nothing to boost")
                .log("innerTrainer.minChildWeight", 1e-4, 0.2)
                .start("innerTrainer.minChildWeight", "0.01", "boosting's weights sum to 1, so that 5 allows no split");
        add("Bagging", "Bagged trees (Breiman 1996).")
                .classifies("ensemble.BaggingTrainer")
                .regresses("ensemble.BaggingTrainer")
                .iterates("numMembers")
                .overlay
                .under("", ensemble("1", "100", "10"))
                .under("innerTrainer.", tree());
        add("CARTJointRegression", "Regression tree that splits on all target dimensions together.")
                .regresses("regression.rtree.CARTJointRegressionTrainer")
                .overlay
                .steps("maxDepth", DEPTHS);
        add("ElasticNetCD", "Elastic net by coordinate descent (Friedman et al. 2010).")
                .regresses("regression.slm.ElasticNetCDTrainer");
        add("Hashing", "A tree over hashed feature names.")
                .classifies("hash.HashingTrainer")
                .regresses("hash.HashingTrainer")
                .overlay
                .choice("innerTrainer", "CARTClassificationTrainer|CARTRegressionTrainer")
                .under("innerTrainer.", tree())
                .choice("hasher", "ModHashCodeHasher")
                .fixed("hasher.salt", "headstart");
        add("KernelSVM", "Kernel support vector machine by Pegasos (Shalev-Shwartz et al. 2007).")
                .classifies("classification.sgd.kernel.KernelSVMTrainer")
                .traits(Trait.SCALED)
                .iterates("epochs");
        add("LARS", "Least angle regression (Efron et al. 2004).").regresses("regression.slm.LARSTrainer");
        add("LARSLasso", "Lasso by least angle regression (Efron et al. 2004).")
                .regresses("regression.slm.LARSLassoTrainer");
        add("SLM", "Sparse linear model by forward selection.").regresses("regression.slm.SLMTrainer");
        add("Transform", "A tree over transformed features.")
                .classifies("transform.TransformTrainer")
                .regresses("transform.TransformTrainer")
                .overlay
                .choice("innerTrainer", "CARTClassificationTrainer|CARTRegressionTrainer")
                .under("innerTrainer.", tree())
                .choice("transformations", "TransformationMap")
                .choice("transformations.globalTransformations", "BinningTransformation")
                .fixed("transformations.globalTransformations.type", "EQUAL_WIDTH")
                .log("transformations.globalTransformations.numBins", 2, 100)
                .start("transformations.globalTransformations.numBins", "10", USUAL);
        add("DummyClassifier", "Baseline that ignores the features.")
                .classifies("classification.baseline.DummyClassifierTrainer")
                .overlay
                .choice("dummyType", "MOST_FREQUENT", "STRATIFIED", "UNIFORM")
                .start("dummyType", "MOST_FREQUENT", USUAL);
        add("DummyRegression", "Baseline that ignores the features.")
                .regresses("regression.baseline.DummyRegressionTrainer")
                .overlay
                .choice("dummyType", "MEAN", "MEDIAN", "GAUSSIAN")
                .start("dummyType", "MEAN", USUAL);
    }

    private Draft add(String name, String description) {
        return new Draft("tribuo:" + name, description);
    }

    /** A learner while it is written down; each step puts it into the table anew. */
    private final class Draft {

        private final String id;
        private final String description;
        private final Map<TaskType, String> trainers = new EnumMap<>(TaskType.class);
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
        private String iterations = "";
        private final Overlay overlay = new Overlay();

        Draft(String id, String description) {
            this.id = id;
            this.description = description;
        }

        Draft classifies(String trainer) {
            trainers.put(CLASSIFICATION, "org.tribuo." + trainer);
            return put();
        }

        Draft regresses(String trainer) {
            trainers.put(REGRESSION, "org.tribuo." + trainer);
            return put();
        }

        Draft reviewed(Trait... more) {
            traits.add(Trait.REVIEWED);
            return traits(more);
        }

        Draft traits(Trait... more) {
            traits.addAll(List.of(more));
            return put();
        }

        Draft iterates(String path) {
            iterations = path;
            return put();
        }

        private Draft put() {
            entries.put(id, new Entry(id, description, trainers, traits, iterations, overlay));
            return this;
        }
    }
}
