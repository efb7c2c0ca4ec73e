package org.headstart.weka;

import java.util.List;
import java.util.Objects;

/**
 * The way to a property: of the bean itself, or of an object that the bean holds.
 *
 * @param steps property names, at least one
 */
record BeanPath(List<String> steps) {

    /** Copies the steps. */
    BeanPath {
        steps = List.copyOf(steps);
    }

    static BeanPath of(String path) {
        return new BeanPath(List.of(path.split("\\.")));
    }

    /**
     * @param bean where the way begins
     * @return the object whose property it ends at
     */
    Object owner(Object bean) {
        Object owner = bean;
        for (String step : steps.subList(0, steps.size() - 1)) {
            owner = Objects.requireNonNull(
                    BeanProperty.of(owner.getClass(), step).get(owner));
        }
        return owner;
    }

    /**
     * @param owner what {@link #owner} gave
     * @return the property at its end
     */
    BeanProperty property(Object owner) {
        return BeanProperty.of(owner.getClass(), steps.get(steps.size() - 1));
    }

    /**
     * @param bean where the way begins
     * @return the value at its end, in the spelling of Weka's options
     */
    String text(Object bean) {
        Object owner = owner(bean);
        return property(owner).text(owner);
    }

    /**
     * @param bean where the way begins
     * @param text a value in the spelling of Weka's options
     */
    void set(Object bean, String text) {
        Object owner = owner(bean);
        property(owner).set(owner, text);
    }
}
