package org.headstart.api.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names in messages: a few of many, and the one that a mistyped name was probably meant to be. */
public final class Names {

    private static final int SHOWN = 12;
    private static final int SHOWN_CHARACTERS = 100;
    private static final int LONGEST_TYPED = 200;

    private Names() {}

    /**
     * @param names any number of names
     * @return the first dozen, quoted and separated by commas, each cut after 100 characters, and how many more there are
     */
    public static String some(List<String> names) {
        String shown =
                String.join(", ", names.stream().limit(SHOWN).map(Names::shown).toList());
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    private static String shown(String name) {
        return name.length() <= SHOWN_CHARACTERS
                ? "'" + name + "'"
                : "'" + name.substring(0, SHOWN_CHARACTERS) + "...'";
    }

    /**
     * @param name  a mistyped name
     * @param names the names there are
     * @return the nearest by edit distance when it is near enough to be meant, ignoring case; empty for a name of more than 200 characters,
     *     which nobody mistyped
     */
    public static Optional<String> closest(String name, List<String> names) {
        int allowed = Math.max(2, name.length() / 3);
        return names.stream()
                .filter(candidate ->
                        name.length() <= LONGEST_TYPED && Math.abs(candidate.length() - name.length()) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= allowed);
    }

    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
