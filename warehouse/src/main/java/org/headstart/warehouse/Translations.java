package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.space.Translation;

/** What a learner's configurations of all the spaces it has had are in its present one. */
final class Translations {

    /**
     * What had to be moved farther than a quarter of its range is taken for another training run. Measured on train tasks with narrowed ranges:
     * this does at least as well as 0, a tenth, or all, and loses the fewest trials but for all.
     */
    private static final double FARTHEST = 0.25;

    private final SearchSpace space;
    private final Map<Long, SearchSpace> recorded;
    private final Map<Long, Translation> byRow = new LinkedHashMap<>();

    private Translations(SearchSpace space, Map<Long, SearchSpace> recorded) {
        this.space = space;
        this.recorded = recorded;
        recorded.forEach((row, from) -> byRow.put(row, Translation.between(from, space)));
    }

    static Translations to(SearchSpace space, String learner, Session session, SpaceTable spaces) throws SQLException {
        Map<Long, SearchSpace> recorded = new LinkedHashMap<>();
        for (long row : SpaceTable.of(session, learner)) {
            recorded.put(row, spaces.read(session, row));
        }
        return new Translations(space, recorded);
    }

    /**
     * @param values  what the configuration was stored as
     * @param fromRow the row of the space that it was run in; another number when that is lost
     */
    Optional<Configuration> of(Map<String, Object> values, long fromRow) {
        SearchSpace from = recorded.getOrDefault(fromRow, space);
        Translation translation = byRow.get(fromRow);
        try {
            Configuration run = from.configuration(values);
            if (translation == null || from.equals(space)) {
                return Optional.of(run);
            }
            return translation
                    .of(run)
                    .filter(translated -> translated.distance() <= FARTHEST)
                    .map(Translation.Translated::configuration);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
