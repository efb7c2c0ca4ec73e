package org.headstart.weka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import weka.classifiers.Classifier;
import weka.core.Version;

/**
 * Settles, before Weka's first class is loaded, what its static initializers would otherwise decide: no network, no packages of the user, no
 * folder left in a home that Weka was never used in, and linear algebra in plain Java, so that results do not depend on the native libraries
 * of a machine. What is set already stays as it is; inside a running Weka nothing changes.
 */
final class WekaRuntime {

    private static final String HOME = "WEKA_HOME";
    private static final String COORDINATES = "/META-INF/maven/nz.ac.waikato.cms.weka/weka-stable/pom.properties";
    private static final String NETLIB = "com.github.fommil.netlib.";

    static {
        settle("weka.packageManager.offline", "true");
        settle("weka.packageManager.loadPackages", "false");
        settle(NETLIB + "BLAS", NETLIB + "F2jBLAS");
        settle(NETLIB + "LAPACK", NETLIB + "F2jLAPACK");
        settle(NETLIB + "ARPACK", NETLIB + "F2jARPACK");
        settleHome(Path.of(System.getProperty("user.home")));
    }

    private WekaRuntime() {}

    /** Does its work once, when the class is loaded. */
    static void prepare() {}

    /**
     * The version by Weka's Maven coordinates: what the class Version says lags behind in some releases (3.8.7 calls itself 3.8.8-SNAPSHOT).
     *
     * @return for example {@code 3.8.7}
     */
    static String version() {
        try (InputStream in = Classifier.class.getResourceAsStream(COORDINATES)) {
            Properties coordinates = new Properties();
            if (in != null) {
                coordinates.load(in);
            }
            return coordinates.getProperty("version", Version.VERSION);
        } catch (IOException e) {
            return Version.VERSION;
        }
    }

    private static void settle(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Weka makes its folders one by one and complains aloud when another process is faster: they are made here, whole. */
    private static void settleHome(Path user) {
        if (System.getenv(HOME) != null
                || System.getProperty(HOME) != null
                || Files.isDirectory(user.resolve("wekafiles"))) {
            return;
        }
        Path home = user.resolve(".headstart").resolve("weka");
        System.setProperty(HOME, home.toString());
        try {
            for (String folder : new String[] {"packages", "props", "native", "repCache"}) {
                Files.createDirectories(home.resolve(folder));
            }
        } catch (IOException e) {
            // Nothing can be written here. Weka will find that out too, and its learners work without these folders.
            return;
        }
    }
}
