package org.headstart.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which learner had which space in a study: among all rows of {@code study_space} that are left, those that fit the study's checksum. */
final class StudySpaces {

    private static final int MOST_TRIES = 10_000;
    private static final long UNKNOWN = 0;

    private final Map<Long, SortedMap<Integer, Set<StudyTable.Use>>> byStudy = new HashMap<>();

    /**
     * @param uses      rows of {@code study_space}, the likelier first
     * @param checksums what is known of the checksums of spaces, by row
     */
    StudySpaces(List<RawRow> uses, Map<Long, Set<Long>> checksums) {
        for (RawRow use : uses) {
            int position = (int) use.whole("position");
            Set<StudyTable.Use> there = byStudy.computeIfAbsent(use.whole("study"), study -> new TreeMap<>())
                    .computeIfAbsent(position, absent -> new LinkedHashSet<>());
            for (long checksum : checksums.getOrDefault(use.whole("space"), Set.of(UNKNOWN))) {
                there.add(new StudyTable.Use(position, use.text("learner"), use.whole("space"), checksum));
            }
        }
    }

    /** A space of the study of which nothing is left, not even its checksum; without that no study can be told from a damaged one. */
    Optional<Long> unknownSpace(long study) {
        return byStudy.getOrDefault(study, new TreeMap<>()).values().stream()
                .flatMap(Set::stream)
                .filter(use -> use.spaceChecksum() == UNKNOWN)
                .map(StudyTable.Use::space)
                .findFirst();
    }

    /** Its learners in their order; empty when the checksum of the study fits none that are left. */
    Optional<List<StudyTable.Use>> of(StudyTable.Stored study) {
        SortedMap<Integer, Set<StudyTable.Use>> there = byStudy.getOrDefault(study.seq(), new TreeMap<>());
        return new Search(study, List.copyOf(there.values())).next(0, List.of());
    }

    /** Tries one combination after the other, those of the likelier rows first. */
    private static final class Search {

        private final StudyTable.Stored study;
        private final List<Set<StudyTable.Use>> places;
        private int tries;

        Search(StudyTable.Stored study, List<Set<StudyTable.Use>> places) {
            this.study = study;
            this.places = places;
        }

        private Optional<List<StudyTable.Use>> next(int place, List<StudyTable.Use> chosen) {
            if (place == places.size()) {
                tries++;
                return fits(chosen) ? Optional.of(chosen) : Optional.empty();
            }
            for (StudyTable.Use use : places.get(place)) {
                List<StudyTable.Use> more = new ArrayList<>(chosen);
                more.add(use);
                Optional<List<StudyTable.Use>> found = next(place + 1, more);
                if (found.isPresent() || tries >= MOST_TRIES) {
                    return found;
                }
            }
            // Damage may have made up a learner that the study does not have.
            return next(place + 1, chosen);
        }

        private boolean fits(List<StudyTable.Use> uses) {
            return study.checksum() == study.checksumWith(uses)
                    || study.checksum() == WiderChecksums.olderStudy(study, uses);
        }
    }
}
