package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headstart.api.learner.LearnerException;
import org.jspecify.annotations.Nullable;

/**
 * Tribuo's configurable classes: which there are (the library keeps no list), what they are made of, and what they are like when nobody
 * configures them.
 */
final class Components {

    private static final Map<String, String> CLASS_BY_SIMPLE_NAME = List.of(
                    "classification.dtree.CARTClassificationTrainer",
                    "classification.dtree.impurity.Entropy",
                    "classification.dtree.impurity.GiniIndex",
                    "classification.ensemble.FullyWeightedVotingCombiner",
                    "classification.ensemble.VotingCombiner",
                    "classification.liblinear.LinearClassificationType",
                    "classification.libsvm.SVMClassificationType",
                    "classification.sgd.objectives.Hinge",
                    "classification.sgd.objectives.LogMulticlass",
                    "hash.HashCodeHasher",
                    "hash.MessageDigestHasher",
                    "hash.ModHashCodeHasher",
                    "math.distance.CosineDistance",
                    "math.distance.L1Distance",
                    "math.distance.L2Distance",
                    "math.kernel.Linear",
                    "math.kernel.Polynomial",
                    "math.kernel.RBF",
                    "math.kernel.Sigmoid",
                    "math.neighbour.bruteforce.NeighboursBruteForceFactory",
                    "math.neighbour.kdtree.KDTreeFactory",
                    "math.optimisers.AdaDelta",
                    "math.optimisers.AdaGrad",
                    "math.optimisers.AdaGradRDA",
                    "math.optimisers.Adam",
                    "math.optimisers.LinearDecaySGD",
                    "math.optimisers.ParameterAveraging",
                    "math.optimisers.Pegasos",
                    "math.optimisers.RMSProp",
                    "math.optimisers.SimpleSGD",
                    "math.optimisers.SqrtDecaySGD",
                    "regression.ensemble.AveragingCombiner",
                    "regression.liblinear.LinearRegressionType",
                    "regression.libsvm.SVMRegressionType",
                    "regression.rtree.CARTRegressionTrainer",
                    "regression.rtree.impurity.MeanAbsoluteError",
                    "regression.rtree.impurity.MeanSquaredError",
                    "regression.sgd.objectives.AbsoluteLoss",
                    "regression.sgd.objectives.Huber",
                    "regression.sgd.objectives.SquaredLoss",
                    "transform.TransformationMap",
                    "transform.transformations.BinningTransformation",
                    "transform.transformations.LinearScalingTransformation",
                    "transform.transformations.MeanStdDevTransformation")
            .stream()
            .collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), Function.identity()));

    private Components() {}

    /** All simple names, sorted. */
    static List<String> names() {
        return CLASS_BY_SIMPLE_NAME.keySet().stream().sorted().toList();
    }

    static Class<?> named(String simpleName) {
        String name = CLASS_BY_SIMPLE_NAME.get(simpleName);
        if (name == null) {
            throw new LearnerException("Tribuo has no component '" + simpleName + "'.", null);
        }
        return load("org.tribuo." + name);
    }

    static Class<?> load(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new LearnerException(
                    "Tribuo's class " + className + " is not on the class path.",
                    "a module of Tribuo is missing, or its version is another than " + TribuoLearner.LIBRARY + ".",
                    e);
        }
    }

    /** The components that a field of this type may hold, by simple name, sorted. */
    static List<String> fitting(Class<?> type) {
        return names().stream()
                .filter(name -> type.isAssignableFrom(named(name)))
                .toList();
    }

    /** An instance as the library makes it before it is configured; null where only configured ones can be made. */
    static @Nullable Object unconfigured(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The fields that OLCUT configures, those of superclasses too, by name. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.isAnnotationPresent(Config.class) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }

    static @Nullable Object value(Field field, @Nullable Object owner) {
        try {
            return owner == null ? null : field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Fields are made accessible before they are read.", e);
        }
    }
}
