package org.headstart.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.learner.FamilyMember;

/** What a learner's hyperparameters are called in other learners of its family. */
final class Synonyms {

    private final List<FamilyMember> own;
    private final List<FamilyMember> relatives;

    private Synonyms(List<FamilyMember> own, List<FamilyMember> relatives) {
        this.own = own;
        this.relatives = relatives;
    }

    /**
     * The same thing elsewhere.
     *
     * @param learner        the relative's id
     * @param hyperparameter what it calls it
     */
    record Synonym(String learner, String hyperparameter) {}

    static Synonyms of(String learner) {
        List<FamilyMember> families = Providers.families();
        List<FamilyMember> own =
                families.stream().filter(each -> each.learner().equals(learner)).toList();
        return new Synonyms(
                own,
                families.stream()
                        .filter(each -> own.stream()
                                .anyMatch(member -> member.family().equals(each.family()) && !member.equals(each)))
                        .toList());
    }

    boolean isEmpty() {
        return relatives.isEmpty();
    }

    /** The family and who else is of it, a sentence. */
    String sentence() {
        return "family " + own.get(0).family() + ", with "
                + relatives.stream().map(FamilyMember::learner).collect(Collectors.joining(", "))
                + ": while it has few past tasks of its own, it learns from theirs";
    }

    private static List<Synonym> of(FamilyMember relative, String term) {
        return relative.terms().hyperparametersOf(term).stream()
                .map(name -> new Synonym(relative.learner(), name))
                .toList();
    }

    /** Of one hyperparameter of the learner. */
    List<Synonym> ofHyperparameter(String name) {
        List<Synonym> synonyms = new ArrayList<>();
        own.forEach(member -> member.terms()
                .termOf(name)
                .ifPresent(term -> relatives.forEach(relative -> synonyms.addAll(of(relative, term)))));
        return synonyms;
    }

    String text(String name) {
        return ofHyperparameter(name).stream()
                .collect(Collectors.groupingBy(
                        Synonym::learner,
                        LinkedHashMap::new,
                        Collectors.mapping(Synonym::hyperparameter, Collectors.joining(" or "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
