package org.headstart.weka;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects in a file of Weka, one after another. Weka's own readers take any class that a file names; this one takes Weka's, those of the
 * matrix library that its classifiers hold, and Java's plain values and collections. Not thread-safe.
 */
final class WekaObjects implements AutoCloseable {

    /** Weka's and its matrix library's classes, wherever they are, and Java's collections. */
    private static final List<String> ALLOWED_BELOW = List.of("weka.", "no.uib.cipr.matrix.", "java.util.");

    /** Packages whose own classes are values; what is below java.lang is not. */
    private static final Set<String> ALLOWED_PACKAGES = Set.of("java.lang", "java.math", "java.text");

    private static final Set<String> ALLOWED_CLASSES = Set.of("java.io.File", "java.beans.PropertyChangeSupport");

    private static final ObjectInputFilter LIMITS = ObjectInputFilter.Config.createFilter(
            "maxdepth=10000;maxarray=100000000;maxrefs=200000000;maxbytes=2147483648");

    private static final int GZIP_MAGIC = 0x1f;

    private final ObjectInputStream objects;

    WekaObjects(Path file) throws IOException {
        WekaRuntime.prepare();
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(1);
            int first = in.read();
            in.reset();
            objects = new KnownClasses(first == GZIP_MAGIC ? new GZIPInputStream(in) : in);
            objects.setObjectInputFilter(LIMITS);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** A filter would see a class only when it has been loaded; here its name decides. */
    private static final class KnownClasses extends ObjectInputStream {

        KnownClasses(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            if (!isAllowed(description.getName())) {
                throw new InvalidClassException(description.getName(), "not among the classes of Weka's models");
            }
            return super.resolveClass(description);
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
            throw new InvalidClassException("a proxy of " + String.join(", ", interfaces), "no model holds one");
        }

        private static boolean isAllowed(String name) {
            String element = name.replaceFirst("^\\[+", "");
            if (element.length() < name.length()) {
                if (!element.startsWith("L")) {
                    return true; // numbers, truth values or characters
                }
                element = element.substring(1, element.length() - 1);
            }
            String inPackage = element.substring(0, Math.max(0, element.lastIndexOf('.')));
            return ALLOWED_BELOW.stream().anyMatch(element::startsWith)
                    || ALLOWED_PACKAGES.contains(inPackage)
                    || ALLOWED_CLASSES.contains(element);
        }
    }

    <T> T next(Class<T> type) throws IOException, ClassNotFoundException {
        T object = nextOrNull(type);
        if (object == null) {
            throw new InvalidObjectException("There is no " + type.getName() + " where one was expected");
        }
        return object;
    }

    <T> @Nullable T nextOrNull(Class<T> type) throws IOException, ClassNotFoundException {
        Object object = objects.readObject();
        if (object != null && !type.isInstance(object)) {
            throw new InvalidObjectException("There is a %s where a %s was expected"
                    .formatted(object.getClass().getName(), type.getName()));
        }
        return type.cast(object);
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
