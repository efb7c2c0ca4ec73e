package org.headstart.warehouse.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.SearchSpace;

/**
 * The text form of search spaces: {@code space.json}. What is written reads back equal, save that a default which is not declared is made
 * up anew. Reading is lenient where sources are (numbers as choices, {@code 100.0} as the default of a whole number, values of inactive
 * hyperparameters in the default) and strict elsewhere. Thread-safe.
 */
public final class SpaceJson {

    private static final PackLimits OURS = PackLimits.defaults();

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(OURS.depth())
            .maxDocumentLength(OURS.spaceBytes())
            .maxStringLength(1 << 20)
            .maxNameLength(1 << 16)
            .maxNumberLength(100)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SpaceJson() {}

    /**
     * @param json a whole {@code space.json}
     * @return what it says
     * @throws InvalidValueException if it is malformed; the message names hyperparameter and place
     */
    public static SpaceFile file(String json) {
        return SpaceReader.file(parse(json));
    }

    /**
     * @param file what to write
     * @return a whole {@code space.json}
     */
    public static String text(SpaceFile file) {
        return SpaceWriter.file(file).toPrettyString() + "\n";
    }

    /**
     * @param json {@code hyperparameters}, and {@code forbidden} and {@code default} where there are any; all else is passed over
     * @return the space
     * @throws InvalidValueException if it is malformed; the message names hyperparameter and place
     */
    public static SearchSpace space(String json) {
        return SpaceReader.space(parse(json));
    }

    /**
     * @param space a space
     * @return {@code hyperparameters}, {@code forbidden} and {@code default} in one line; {@link #space} reads it back equal
     */
    public static String text(SearchSpace space) {
        return SpaceWriter.space(space, true).toString();
    }

    private static JsonAt parse(String json) {
        try {
            return new JsonAt(MAPPER.readTree(json), "");
        } catch (StreamConstraintsException e) {
            throw new InvalidValueException(
                    "The search space is not JSON that can be read: at most " + OURS.depth()
                            + " lists and objects may stand in each other (limit: depth), in at most "
                            + OURS.spaceBytes() + " characters (limit: spaceBytes); " + e.getOriginalMessage(),
                    null,
                    e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidValueException(
                    "The search space is not JSON that can be read: " + e.getOriginalMessage() + place + ".", null, e);
        }
    }
}
