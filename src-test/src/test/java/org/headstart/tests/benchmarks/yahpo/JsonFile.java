package org.headstart.tests.benchmarks.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.headstart.api.dataset.DataException;

/** A JSON file of a scenario. */
final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    /** The root of the document. */
    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new DataException(
                    "The file '" + file + "' cannot be read: " + e.getMessage() + ".",
                    "the folder is not that of a scenario.",
                    e);
        }
    }
}
