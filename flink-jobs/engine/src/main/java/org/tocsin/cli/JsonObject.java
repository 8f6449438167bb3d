package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects as maps in file order. */
final class JsonObject {
    private JsonObject() {}

    static Map<String, Object> read(ObjectMapper mapper, Path file) throws IOException {
        return mapper.readValue(
                file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** One line that says where the text is not JSON. */
    static String problem(JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        return "not a JSON object" + where + ": " + e.getOriginalMessage();
    }
}
