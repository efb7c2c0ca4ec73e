package org.headstart.tribuo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field of a Tribuo component is set to. */
sealed interface Setting {

    /** Always this text. */
    record Fixed(String value) implements Setting {}

    /** Texts by name. */
    record Table(Map<String, String> values) implements Setting {}

    /** The seed of the run. */
    record Seed() implements Setting {}

    /** The value of a hyperparameter. */
    record Varied(String parameter) implements Setting {}

    /**
     * Another component.
     *
     * @param parameter the hyperparameter whose value chooses it; null when there is only one
     * @param choices   the components by value
     * @param listed    whether the field is a list, of this one component
     */
    record Part(@Nullable String parameter, Map<String, Component> choices, boolean listed) implements Setting {}

    /**
     * A class of Tribuo and what its fields are set to; fields that are not mentioned keep the library's default.
     *
     * @param className full name
     * @param settings  by field
     */
    record Component(String className, Map<String, Setting> settings) {

        /** Keeps the order of the fields. */
        public Component {
            settings = new LinkedHashMap<>(settings);
        }

        /** A subclass with the same settings and one more. */
        Component as(Class<?> subclass, String field, Setting setting) {
            Map<String, Setting> more = new LinkedHashMap<>(settings);
            more.put(field, setting);
            return new Component(subclass.getName(), more);
        }
    }
}
