package org.headstart.files;

import java.util.List;
import java.util.Set;

/** The cell texts that mean "nothing"; in quotes they mean themselves. */
final class MissingMarkers {

    private final List<String> markers;
    private final int longest;

    MissingMarkers(Set<String> markers) {
        this.markers = markers.stream().sorted().toList();
        this.longest = markers.stream().mapToInt(String::length).max().orElse(-1);
    }

    boolean match(Cell cell) {
        if (cell.quoted() || cell.to() - cell.from() > longest) {
            return false;
        }
        for (String marker : markers) {
            if (cell.is(marker)) {
                return true;
            }
        }
        return false;
    }
}
