package org.headstart.tribuo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads this module's classes afresh from a class path without some of its entries. */
final class ParentlessLoader extends URLClassLoader {

    private ParentlessLoader(URL[] entries) {
        super(entries, ClassLoader.getPlatformClassLoader());
    }

    static ParentlessLoader without(String... parts) {
        String[] path = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
        URL[] kept = Arrays.stream(path)
                .filter(entry -> Arrays.stream(parts).noneMatch(entry::contains))
                .map(ParentlessLoader::url)
                .toArray(URL[]::new);
        return new ParentlessLoader(kept);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(new IOException(entry, e));
        }
    }
}
