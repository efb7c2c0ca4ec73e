package org.headstart.weka;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.dataset.TaskType;
import org.jspecify.annotations.Nullable;

/** The classifiers of {@code learners.txt}. Reading it loads no class of Weka. */
final class Catalogue {

    /** What stands before the colon of every id. */
    static final String LIBRARY = "weka";

    private static final String AS = "as ";
    private static final String FOR = "for ";
    private static final Catalogue INSTANCE = new Catalogue();

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> excluded = new LinkedHashMap<>();

    private Catalogue() {
        for (String line : Reviews.lines("learners.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line.strip());
            }
        }
    }

    /** @return the catalogue */
    static Catalogue get() {
        return INSTANCE;
    }

    private void add(String line) {
        String[] words = line.split(" ", 3);
        String className = words[1];
        if (words[0].equals("excluded")) {
            excluded.put(className, words[2]);
            return;
        }
        boolean reviewed = words[0].equals("reviewed");
        String simple = LIBRARY + ":" + className.substring(className.lastIndexOf('.') + 1);
        String remark = words.length == 3 ? words[2] : "";
        Entry entry = new Entry(simple, className, className, "", reviewed, null);
        if (remark.startsWith(AS)) {
            String[] idAndOptions = remark.substring(AS.length()).split(" with ", 2);
            entry = new Entry(idAndOptions[0], className, idAndOptions[0], idAndOptions[1], reviewed, null);
        } else if (remark.startsWith(FOR)) {
            TaskType only = TaskType.valueOf(remark.substring(FOR.length()).toUpperCase(Locale.ROOT));
            entry = new Entry(simple, className, className, "", reviewed, only);
        }
        Check.that(entries.put(entry.id(), entry) == null, "Two classifiers have the id '%s'.", entry.id());
    }

    /** @return the usable classifiers by id, the reviewed ones first */
    Map<String, Entry> entries() {
        return entries;
    }

    /** @return why, by class name, for the classifiers that cannot be used here */
    Map<String, String> excluded() {
        return excluded;
    }

    /**
     * A usable classifier.
     *
     * @param id        for example {@code weka:J48}
     * @param className the class
     * @param section   where its review is: the class name, or the id of a variant
     * @param options   what makes a variant, in Weka's form; empty for the class as it is
     * @param reviewed  whether it has a review
     * @param only      the one kind of task it can learn, where its capabilities claim more; null = what they say
     */
    record Entry(
            String id,
            String className,
            String section,
            String options,
            boolean reviewed,
            @Nullable TaskType only) {}
}
