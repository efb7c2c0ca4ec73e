package org.headstart.files;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the user should know about the reading, in the order it came up; each sentence once. */
final class Warnings {

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    List<String> toList() {
        return List.copyOf(sentences);
    }
}
