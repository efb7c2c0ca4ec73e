package org.headstart.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What provenance says of where trials run. */
final class Machine {

    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private static final String HOST = findHost();

    private Machine() {}

    /** @return the machine's name */
    static String host() {
        return HOST;
    }

    /** @return name and version of the Java virtual machine; children run the same one */
    static String jvm() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    /** The kernel answers at once; a name service may take seconds. */
    private static String findHost() {
        try {
            return Files.isReadable(KERNEL_NAME)
                    ? Files.readString(KERNEL_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
