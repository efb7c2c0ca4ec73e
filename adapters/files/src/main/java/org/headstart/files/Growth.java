package org.headstart.files;

/** How arrays grow: by half, up to what a JVM can hold. */
final class Growth {

    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    static int next(int size) {
        return (int) Math.min(LARGEST, size + (size >> 1) + 16L);
    }
}
