package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.tribuo.Overlay.Rule;
import org.headstart.tribuo.Setting.Component;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trainer's hyperparameters from the library: its {@code @Config} fields up the superclasses, their defaults from an unconfigured
 * instance, and so on into its components. The overlay says how each varies; a field without a rule keeps its default when the learner is
 * reviewed, and gets a range guessed from its default otherwise.
 */
final class Derivation {

    private static final Set<String> SEEDS = Set.of("seed");

    /** Fields that change how a model is computed or reported, not what is learned. */
    private static final Set<String> NEVER_VARIED = Set.of(
            "loggingInterval",
            "numThreads",
            "nThread",
            "silent",
            "verbosity",
            "cache_size",
            "backend",
            "evalMetric",
            "neighboursQueryFactory",
            "includeImplicitZeroFeatures",
            "densify");

    private final TaskType task;
    private final Overlay overlay;
    private final boolean reviewed;
    private final Map<String, Hyperparameter> parameters = new LinkedHashMap<>();

    private Derivation(TaskType task, Overlay overlay, boolean reviewed) {
        this.task = task;
        this.overlay = overlay;
        this.reviewed = reviewed;
    }

    /** How a trainer is built, and its hyperparameters: first those of the overlay, in its order, then the others by name. */
    record Derived(Component trainer, List<Hyperparameter> parameters) {}

    static Derived derive(LearnerTable.Entry entry, TaskType task) {
        String trainer = entry.trainers().get(task);
        if (trainer == null) {
            throw new LearnerException(entry.id() + " has no trainer for " + task + ".", null);
        }
        Derivation derivation = new Derivation(task, entry.overlay(), entry.is(LearnerTable.Trait.REVIEWED));
        Class<?> type = Components.load(trainer);
        Component root = derivation.component(type, Components.unconfigured(type), "", List.of(), false);
        return new Derived(root, derivation.ordered());
    }

    private List<Hyperparameter> ordered() {
        List<Hyperparameter> ordered = new ArrayList<>();
        Map<String, Hyperparameter> rest = new LinkedHashMap<>(parameters);
        for (String path : overlay.paths()) {
            Hyperparameter parameter = rest.remove(path);
            if (parameter != null) {
                ordered.add(parameter);
            }
        }
        rest.keySet().stream().sorted().map(parameters::get).forEach(ordered::add);
        return ordered;
    }

    /**
     * @param given whether the instance is what the library itself puts into its owner: then its values are defaults, also where they differ
     *     from the class's own, and are set even without a rule
     */
    private Component component(
            Class<?> type, @Nullable Object instance, String prefix, List<Condition> when, boolean given) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Field field : Components.fields(type)) {
            Setting setting = setting(new Slot(field, instance, given, prefix + field.getName(), when));
            if (setting != null) {
                settings.put(field.getName(), setting);
            }
        }
        return new Component(type.getName(), settings);
    }

    private @Nullable Setting setting(Slot slot) {
        Rule rule = overlay.rule(slot.path);
        if (SEEDS.contains(slot.field.getName())) {
            return new Setting.Seed();
        }
        if (rule instanceof Rule.Fixed fixed) {
            return new Setting.Fixed(fixed.value());
        }
        if (slot.holdsComponent()) {
            return part(slot, rule);
        }
        if (rule == null && !reviewed && !NEVER_VARIED.contains(slot.field.getName())) {
            rule = Guess.rule(slot.field, defaultOf(slot));
        }
        if (rule == null) {
            Object value = slot.value();
            return slot.given && value != null && isScalar(slot.type()) ? new Setting.Fixed(text(value)) : null;
        }
        parameters.put(slot.path, parameter(slot, rule));
        return new Setting.Varied(slot.path);
    }

    private Hyperparameter parameter(Slot slot, Rule rule) {
        List<Condition> when = new ArrayList<>(slot.when);
        when.addAll(overlay.conditions(slot.path));
        String defaultValue = defaultOf(slot);
        if (defaultValue == null) {
            throw new LearnerException(
                    "Tribuo has no default for '" + slot.path + "', so the overlay must start it.", null);
        }
        if (rule instanceof Rule.Range range) {
            return Guess.number(slot.path, slot.type(), range, defaultValue).when(when);
        }
        if (rule instanceof Rule.Steps steps) {
            return new OrdinalParameter(slot.path, steps.values(), defaultValue, when);
        }
        return new CategoricalParameter(slot.path, ((Rule.Choice) rule).values(), defaultValue, when);
    }

    private @Nullable String defaultOf(Slot slot) {
        Overlay.Start start = overlay.start(slot.path);
        if (start != null) {
            return start.value();
        }
        Object value = slot.value();
        if (slot.isMandatoryNumber() && !slot.given) {
            return Guess.usual(slot.field.getName());
        }
        return value == null ? null : text(value);
    }

    private @Nullable Setting part(Slot slot, @Nullable Rule rule) {
        boolean undecided = rule == null && !slot.isMandatory();
        if ((undecided && (reviewed || slot.value() == null)) || NEVER_VARIED.contains(slot.field.getName())) {
            return null;
        }
        List<String> values = rule instanceof Rule.Choice choice ? choice.values() : Components.fitting(slot.type());
        String parameter = values.size() > 1 ? slot.path : null;
        Map<String, Component> choices = new LinkedHashMap<>();
        for (String value : values) {
            Class<?> type = Components.named(mine(value));
            Object given = slot.value();
            boolean isGiven = given != null && given.getClass() == type;
            String prefix = slot.path + (parameter == null ? "." : "." + value + ".");
            List<Condition> when = parameter == null ? slot.when : List.of(Condition.on(parameter, value));
            Object instance = isGiven ? given : Components.unconfigured(type);
            choices.put(value, component(type, instance, prefix, when, isGiven));
        }
        if (parameter != null) {
            parameters.put(parameter, new CategoricalParameter(parameter, values, choiceOf(slot, values), slot.when));
        }
        return new Setting.Part(parameter, choices, slot.isList());
    }

    private String choiceOf(Slot slot, List<String> values) {
        Overlay.Start start = overlay.start(slot.path);
        if (start != null) {
            return start.value();
        }
        Object given = slot.value();
        return values.stream()
                .filter(value ->
                        given != null && mine(value).equals(given.getClass().getSimpleName()))
                .findFirst()
                .orElse(values.get(0));
    }

    /** The side of {@code classification|regression} that is this task's. */
    private String mine(String value) {
        return side(value, task);
    }

    static String side(String value, TaskType task) {
        int bar = value.indexOf('|');
        if (bar < 0) {
            return value;
        }
        return task == TaskType.CLASSIFICATION ? value.substring(0, bar) : value.substring(bar + 1);
    }

    private static boolean isScalar(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || type == String.class;
    }

    /** Floats as they are written, not as the double they are. */
    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /** One field of one component on the way down. */
    private record Slot(Field field, @Nullable Object owner, boolean given, String path, List<Condition> when) {

        @Nullable
        Object value() {
            return Components.value(field, owner);
        }

        boolean isList() {
            return List.class.isAssignableFrom(field.getType());
        }

        Class<?> type() {
            if (!isList()) {
                return field.getType();
            }
            return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        }

        boolean isMandatory() {
            return field.getAnnotation(Config.class).mandatory();
        }

        boolean isMandatoryNumber() {
            return isMandatory() && field.getType().isPrimitive() && field.getType() != boolean.class;
        }

        boolean holdsComponent() {
            return !isScalar(type()) && !Map.class.isAssignableFrom(type());
        }
    }
}
