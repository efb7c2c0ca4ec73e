package org.headstart.weka;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.headstart.api.learner.LearnerException;
import org.jspecify.annotations.Nullable;
import weka.core.SelectedTag;
import weka.core.Tag;
import weka.gui.ProgrammaticProperty;

/**
 * A property of a bean, read and set by reflection. Values go in as texts in the spelling of Weka's options; objects go in as they are.
 *
 * @param name its name
 * @param type its declared type
 * @param read its getter
 * @param write its setter
 */
record BeanProperty(String name, Class<?> type, Method read, Method write) {

    /**
     * @param type a class
     * @return what a person sees in Weka's editor: properties that can be read and set, in alphabetical order
     */
    static List<BeanProperty> visible(Class<?> type) {
        List<BeanProperty> properties = new ArrayList<>();
        for (PropertyDescriptor descriptor : descriptors(type)) {
            Method read = descriptor.getReadMethod();
            Method write = descriptor.getWriteMethod();
            if (read != null && write != null && !descriptor.isHidden() && !isProgrammatic(read, write)) {
                properties.add(new BeanProperty(descriptor.getName(), descriptor.getPropertyType(), read, write));
            }
        }
        return properties;
    }

    private static boolean isProgrammatic(Method read, Method write) {
        return read.isAnnotationPresent(ProgrammaticProperty.class)
                || write.isAnnotationPresent(ProgrammaticProperty.class);
    }

    private static PropertyDescriptor[] descriptors(Class<?> type) {
        try {
            return Introspector.getBeanInfo(type).getPropertyDescriptors();
        } catch (IntrospectionException e) {
            throw new LearnerException("The properties of " + type.getName() + " cannot be read.", null, e);
        }
    }

    /**
     * @param type a class
     * @param name a property, also one that Weka's editor hides
     * @return the property
     */
    static BeanProperty of(Class<?> type, String name) {
        return Arrays.stream(descriptors(type))
                .filter(descriptor -> descriptor.getName().equals(name)
                        && descriptor.getReadMethod() != null
                        && descriptor.getWriteMethod() != null)
                .map(descriptor -> new BeanProperty(
                        name, descriptor.getPropertyType(), descriptor.getReadMethod(), descriptor.getWriteMethod()))
                .findFirst()
                .orElseThrow(() -> new LearnerException(
                        "The class " + type.getName() + " has no property '" + name + "' that can be set.", null));
    }

    /**
     * @param bean an object of the class
     * @return the property's value
     */
    @Nullable
    Object get(Object bean) {
        return call(read, bean);
    }

    /**
     * @param bean an object of the class
     * @return the value in the spelling of Weka's options
     */
    String text(Object bean) {
        Object value = get(bean);
        if (value instanceof SelectedTag tag) {
            return tag.getSelectedTag().getIDStr();
        }
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    /**
     * @param bean  an object of the class
     * @param value an object of the property's type
     */
    void put(Object bean, Object value) {
        call(write, bean, value);
    }

    /**
     * @param bean an object of the class
     * @param text a value in the spelling of Weka's options
     */
    void set(Object bean, String text) {
        put(bean, parse(bean, text));
    }

    private Object parse(Object bean, String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        } else if (type == long.class) {
            return Long.valueOf(text);
        } else if (type == double.class) {
            return Double.valueOf(text);
        } else if (type == float.class) {
            return Float.valueOf(text);
        } else if (type == boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == SelectedTag.class) {
            return tag((SelectedTag) Objects.requireNonNull(get(bean)), text);
        } else if (type.isEnum()) {
            return constant(text);
        }
        return text;
    }

    private Object constant(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    private SelectedTag tag(SelectedTag current, String text) {
        return Arrays.stream(current.getTags())
                .filter(tag -> tag.getIDStr().equals(text))
                .map(tag -> new SelectedTag(tag.getID(), current.getTags()))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    /**
     * @param bean an object of the class
     * @return the tags to choose from; none when the property is of another kind
     */
    List<Tag> tags(Object bean) {
        return get(bean) instanceof SelectedTag tag ? List.of(tag.getTags()) : List.of();
    }

    private LearnerException unknown(String text) {
        return new LearnerException(
                "The property '" + name + "' of " + read.getDeclaringClass().getName() + " cannot be '" + text + "'.",
                null);
    }

    private @Nullable Object call(Method method, Object bean, Object... arguments) {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw failed(method, bean, e.getCause());
        } catch (IllegalAccessException e) {
            throw failed(method, bean, e);
        }
    }

    private static LearnerException failed(Method method, Object bean, @Nullable Throwable cause) {
        return new LearnerException(
                "Weka's " + bean.getClass().getSimpleName() + "." + method.getName() + " failed: "
                        + (cause == null ? "no reason given" : cause.getMessage()) + ".",
                null,
                cause);
    }
}
