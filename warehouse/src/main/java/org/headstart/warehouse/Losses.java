package org.headstart.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a repair could not bring back as it was. Rows that are lost with one that they depend on are counted there, and not told one by one. */
final class Losses {

    private final Map<String, String> sentences = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, Integer>> followers = new LinkedHashMap<>();

    /**
     * @param row  the row, for example {@code study 3}
     * @param what the row as people know it
     * @param why  what is wrong with it
     */
    void put(String row, String what, String why) {
        sentences.put(row, what + ": " + why);
    }

    void remove(String row) {
        sentences.remove(row);
    }

    /** Counts what depends on a row that is lost. */
    void follow(String row, String kind) {
        followers.computeIfAbsent(row, absent -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    /** A sentence for each loss. */
    List<String> lines() {
        Map<String, String> all = new LinkedHashMap<>(sentences);
        followers.forEach((row, counts) -> all.put(
                row, all.getOrDefault(row, row + ": nothing of it is left") + "; lost with it: " + counted(counts)));
        return new ArrayList<>(all.values());
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
