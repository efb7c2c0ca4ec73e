package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.headstart.api.warehouse.MethodChoice;

/** Adds a choice. It has no key of its own, so when it is not known whether it was added, the newest one tells. */
record ChoiceWrite(MethodChoice choice) implements Write<Integer> {

    @Override
    public Integer run(Session session) throws SQLException {
        return MethodChoiceTable.save(session, choice);
    }

    @Override
    public Integer again(Session session, Integer earlier) throws SQLException {
        Optional<MethodChoice> newest = MethodChoiceTable.find(session, choice.learner(), choice.metric(), Instant.MAX);
        return newest.filter(choice::equals).isPresent() ? earlier : run(session);
    }
}
