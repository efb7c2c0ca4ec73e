package org.headstart.api.learner;

import java.util.List;
import java.util.Optional;

/** The learners of one library. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface LearnerProvider {

    /** @return the part of a learner's id before the colon, for example {@code weka} */
    String library();

    /** @return the ids of all learners, the reviewed ones first; cheap */
    List<String> ids();

    /**
     * Some learners that are worth a try on any table, for {@code --learner auto}.
     *
     * @return ids, most promising first
     */
    List<String> recommended();

    /**
     * What this library declares of its learners alone, so that libraries need not know each other.
     *
     * @return those that have relatives in other libraries, or among its own learners
     */
    default List<FamilyMember> families() {
        return List.of();
    }

    /**
     * @param id the id of a learner
     * @return the learner; empty when the library has none of that id
     */
    Optional<Learner> find(String id);
}
