package org.headstart.weka;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects in a file of Weka, one after another. Weka's own readers take any class that a file names; this one takes Weka's, those of the
 * matrix library that its classifiers hold, and Java's plain values and collections. Not thread-safe.
 */
final class WekaObjects implements AutoCloseable {

    private static final String ALLOWED =
            "weka.**;no.uib.cipr.matrix.**;java.lang.*;java.util.**;java.math.*;java.text.*;java.io.File;"
                    + "java.beans.PropertyChangeSupport;!*";

    private static final int GZIP_MAGIC = 0x1f;

    private final ObjectInputStream objects;

    WekaObjects(Path file) throws IOException {
        WekaRuntime.prepare();
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(1);
            int first = in.read();
            in.reset();
            objects = new ObjectInputStream(first == GZIP_MAGIC ? new GZIPInputStream(in) : in);
            objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter(ALLOWED));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
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
