package org.headstart.weka;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.space.Forbidden;
import org.headstart.api.space.Hyperparameter;
import weka.core.OptionHandler;
import weka.core.Utils;

/**
 * The search space of one class, and the way back from a configuration to an object of it. Immutable.
 *
 * @param type    the class
 * @param options what a fresh object is set to first, in Weka's form; empty = nothing
 * @param knobs   one a property, in the order of the space
 * @param own     combinations of this class's own hyperparameters that must not be run
 */
record BeanSpace(Class<?> type, String options, List<Knob> knobs, List<Forbidden> own) {

    /** Copies the lists. */
    BeanSpace {
        knobs = List.copyOf(knobs);
        own = List.copyOf(own);
    }

    /**
     * @param className a class of Weka
     * @param section   where its review would be
     * @param options   what a fresh object is set to first
     * @param depth     how many beans this one is inside of
     * @return its space: as reviewed, else derived
     */
    static BeanSpace of(String className, String section, String options, int depth) {
        Object sample = fresh(classOf(className), options);
        Review review = Reviews.of(section).orElseGet(() -> Derivation.of(sample, depth));
        List<Knob> knobs = new ArrayList<>();
        review.rules().forEach(rule -> knob(rule, sample, depth, knobs));
        Set<String> named = review.rules().stream().map(Rule::property).collect(Collectors.toSet());
        BeanProperty.visible(sample.getClass()).stream()
                .filter(property -> !named.contains(property.name()))
                .flatMap(property -> Reviews.everywhere(property.name()).stream())
                .forEach(rule -> knob(rule, sample, depth, knobs));
        return new BeanSpace(sample.getClass(), options, knobs, review.forbidden());
    }

    private static void knob(Rule rule, Object sample, int depth, List<Knob> knobs) {
        if (rule.domain() instanceof Domain.Range range) {
            knobs.add(RangeKnob.of(rule, range, sample));
        } else if (rule.domain() instanceof Domain.Listed listed) {
            knobs.add(ListedKnob.of(rule, listed, sample));
        } else if (rule.domain() instanceof Domain.Components components) {
            knobs.add(ComponentKnob.of(rule, components, sample, depth));
        } else if (rule.domain() instanceof Domain.Seed) {
            knobs.add(new SeedKnob(BeanPath.of(rule.path()), rule.when()));
        }
    }

    private static Class<?> classOf(String className) {
        WekaRuntime.prepare();
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new LearnerException("Weka has no class '" + className + "'.", null, e);
        }
    }

    private static Object fresh(Class<?> type, String options) {
        try {
            Object bean = type.getConstructor().newInstance();
            if (!options.isEmpty()) {
                ((OptionHandler) bean).setOptions(Utils.splitOptions(options));
            }
            return bean;
        } catch (Exception e) { // setOptions declares nothing narrower
            throw new LearnerException("No object of Weka's class " + type.getName() + " can be made.", null, e);
        }
    }

    /** @return an object with the library's defaults */
    Object fresh() {
        return fresh(type, options);
    }

    /** @return the hyperparameters of this class and of the classes inside */
    List<Hyperparameter> parameters() {
        return knobs.stream().flatMap(knob -> knob.parameters().stream()).toList();
    }

    /** @return the combinations that must not be run, of this class and of the classes inside */
    List<Forbidden> forbidden() {
        return Stream.concat(own.stream(), knobs.stream().flatMap(knob -> knob.forbidden().stream()))
                .toList();
    }

    /**
     * @param values what the object is set to
     * @return a new object
     */
    Object build(Values values) {
        Object bean = fresh();
        knobs.forEach(knob -> knob.turn(bean, values));
        return bean;
    }
}
