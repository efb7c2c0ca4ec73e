package org.headstart.weka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headstart.api.space.Scale;
import org.jspecify.annotations.Nullable;
import weka.classifiers.Classifier;
import weka.core.OptionHandler;
import weka.core.SelectedTag;

/**
 * The space of a class that nobody has reviewed, from its properties and their defaults alone: switches and lists whole, positive numbers from
 * a tenth to ten times their default, objects with their own properties. Zero and negative defaults often are signs with a meaning of their
 * own, so they stay as they are, and so does whatever holds a text, a file or a list.
 */
final class Derivation {

    private static final double FACTOR = 10;
    private static final double LARGEST = 1e6;
    private static final int DEEPEST = 3;

    private Derivation() {}

    /**
     * @param sample an object with the library's defaults
     * @param depth  how many beans it is inside of
     * @return the derived rules
     */
    static Review of(Object sample, int depth) {
        List<Rule> rules = new ArrayList<>();
        for (BeanProperty property : BeanProperty.visible(sample.getClass())) {
            if (Reviews.everywhere(property.name()).isEmpty()) {
                domain(property, sample, depth)
                        .ifPresent(domain -> rules.add(new Rule(property.name(), property.name(), domain, List.of())));
            }
        }
        return new Review(rules, List.of());
    }

    private static Optional<Domain> domain(BeanProperty property, Object sample, int depth) {
        Object value = property.get(sample);
        if (value instanceof Boolean) {
            return Optional.of(listed(List.of("false", "true")));
        } else if (value instanceof SelectedTag) {
            return Optional.of(tags(property, sample));
        } else if (value instanceof Enum<?>) {
            return Optional.of(listed(Arrays.stream(property.type().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList()));
        } else if (value instanceof Number number) {
            return range(number.doubleValue(), number instanceof Integer || number instanceof Long);
        }
        return depth < DEEPEST ? component(property, value) : Optional.empty();
    }

    private static Domain.Listed listed(List<String> values) {
        return new Domain.Listed(
                values.stream().map(value -> new Domain.Option(value, value)).toList(), false);
    }

    /** Tags that are only numbered are called by what they mean. */
    private static Domain.Listed tags(BeanProperty property, Object sample) {
        return new Domain.Listed(
                property.tags(sample).stream()
                        .map(tag -> new Domain.Option(
                                tag.getIDStr(),
                                tag.getIDStr().equals(Integer.toString(tag.getID()))
                                        ? tag.getReadable()
                                        : tag.getIDStr()))
                        .toList(),
                false);
    }

    private static Optional<Domain> range(double initial, boolean whole) {
        if (!(initial > 0 && initial <= LARGEST)) {
            return Optional.empty();
        }
        double low = whole ? Math.max(1, Math.floor(initial / FACTOR)) : initial / FACTOR;
        boolean mayBeShare = !whole && initial <= 1;
        double high = mayBeShare ? Math.min(1, initial * FACTOR) : initial * FACTOR;
        return Optional.of(new Domain.Range(low, high, Scale.LOG, Domain.Unit.AS_TYPED, null));
    }

    private static Optional<Domain> component(BeanProperty property, @Nullable Object value) {
        if (!(value instanceof OptionHandler)) {
            return Optional.empty();
        }
        List<String> classNames = new ArrayList<>(List.of(value.getClass().getName()));
        if (property.type() != Classifier.class) {
            Reviews.sections().stream()
                    .filter(section -> !classNames.contains(section) && fits(section, property.type()))
                    .forEach(classNames::add);
        }
        return Optional.of(new Domain.Components(classNames));
    }

    private static boolean fits(String section, Class<?> type) {
        try {
            return section.startsWith("weka.")
                    && type.isAssignableFrom(Class.forName(section, false, type.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "reviews.txt names the class " + section + ", which Weka does not have.", e);
        }
    }
}
