package org.tocsin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/** Small pieces that all JSON lines share. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Reads one line of JSON. */
    public static JsonNode read(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    /** One line of JSON. */
    public static String line(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a number unless it is unknown; whole numbers without a fraction. */
    public static void number(ObjectNode node, String key, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(key, (long) value);
        } else {
            node.put(key, value);
        }
    }

    /** ISO text of a local epoch day. */
    public static String day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** A place with its names, level and county. */
    public static ObjectNode place(Directory directory, int index) {
        Directory.Node n = directory.node(index);
        ObjectNode place = object();
        place.put("code", n.code());
        place.put("level", n.level().name().toLowerCase(Locale.ROOT));
        place.put("nameZh", n.nameZh());
        place.put("nameEn", n.nameEn());
        int county = directory.ancestorAt(index, Level.COUNTY);
        if (county >= 0) {
            place.put("county", directory.node(county).code());
        }
        return place;
    }
}
