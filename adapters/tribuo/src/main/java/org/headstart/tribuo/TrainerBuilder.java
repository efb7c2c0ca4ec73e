package org.headstart.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.MapProperty;
import com.oracle.labs.mlrg.olcut.config.property.Property;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.space.Configuration;
import org.headstart.tribuo.Setting.Component;

/** Builds a trainer by Tribuo's own configuration system, OLCUT: one named component for each component of the configuration. */
final class TrainerBuilder {

    private static final String ROOT = "trainer";

    private final TaskType task;
    private final Map<String, String> values;
    private final long seed;
    private final List<ConfigurationData> components = new ArrayList<>();

    private TrainerBuilder(TaskType task, Map<String, String> values, long seed) {
        this.task = task;
        this.values = values;
        this.seed = seed;
    }

    /** The text of each active hyperparameter. */
    static Map<String, String> values(Configuration configuration) {
        Map<String, String> values = new HashMap<>();
        configuration.values().keySet().forEach(name -> values.put(name, configuration.text(name)));
        return values;
    }

    static Configurable build(Component trainer, TaskType task, Map<String, String> values, long seed) {
        TrainerBuilder builder = new TrainerBuilder(task, values, seed);
        builder.add(ROOT, trainer);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(builder.components);
        return manager.lookup(ROOT);
    }

    private void add(String name, Component component) {
        Map<String, Property> properties = new HashMap<>();
        component.settings().forEach((field, setting) -> {
            if (isActive(setting)) {
                properties.put(field, property(name + "-" + field, setting));
            }
        });
        components.add(new ConfigurationData(name, component.className(), properties));
    }

    /** A hyperparameter that is not active leaves its field at the library's default. */
    private boolean isActive(Setting setting) {
        return !(setting instanceof Setting.Varied varied) || values.containsKey(varied.parameter());
    }

    private Property property(String name, Setting setting) {
        if (setting instanceof Setting.Fixed fixed) {
            return new SimpleProperty(Derivation.side(fixed.value(), task));
        }
        if (setting instanceof Setting.Table table) {
            Map<String, SimpleProperty> entries = new HashMap<>();
            table.values().forEach((key, value) -> entries.put(key, new SimpleProperty(value)));
            return new MapProperty(entries);
        }
        if (setting instanceof Setting.Varied varied) {
            return new SimpleProperty(Derivation.side(value(varied.parameter()), task));
        }
        if (setting instanceof Setting.Part part) {
            String choice = part.parameter() == null
                    ? part.choices().keySet().iterator().next()
                    : value(part.parameter());
            add(name, Objects.requireNonNull(part.choices().get(choice)));
            SimpleProperty reference = new SimpleProperty(name);
            return part.listed() ? new ListProperty(List.of(reference)) : reference;
        }
        return new SimpleProperty(Long.toString(seed));
    }

    private String value(String parameter) {
        return Objects.requireNonNull(values.get(parameter), parameter);
    }
}
