package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * Makes plain text of a source: chooses the language, expands templates, {@code {macros}} and
 * {@code %parameters%}.
 */
final class Resolver {
    private static final int DEEPEST = 5;

    private final JsonNode common;
    private final Language language;

    Resolver(JsonNode common, Language language) {
        this.common = common;
        this.language = language;
    }

    /** A copy of the node in which nothing is left to expand. */
    JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(macros(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(resolve(each)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has("zh") && node.has("en")) {
            return text((ObjectNode) node);
        }
        return node.has("template") ? resolve(expanded((ObjectNode) node)) : members(node);
    }

    /** The text of the language; what stands beside the texts is kept beside {@code text}. */
    private JsonNode text(ObjectNode pair) {
        JsonNode text = resolve(pair.get(language.code()));
        if (pair.size() == 2) {
            return text;
        }
        ObjectNode copy = members(pair.deepCopy().without(List.of("zh", "en")));
        return copy.set("text", text);
    }

    private ObjectNode members(JsonNode node) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(e -> copy.set(e.getKey(), resolve(e.getValue())));
        return copy;
    }

    /** The template with its parameters put in, {@code more} queries and other members added. */
    private ObjectNode expanded(ObjectNode use) {
        String name = use.get("template").asText();
        JsonNode template = common.path("templates").get(name);
        if (template == null) {
            throw new SourceException("no template called " + name);
        }
        ObjectNode panel = (ObjectNode) parameters(template, members(use.path("with")));
        use.path("more").forEach(((ArrayNode) panel.get("queries"))::add);
        for (Map.Entry<String, JsonNode> e : use.properties()) {
            if (!e.getKey().equals("template")
                    && !e.getKey().equals("with")
                    && !e.getKey().equals("more")) {
                panel.set(e.getKey(), e.getValue());
            }
        }
        return panel;
    }

    private JsonNode parameters(JsonNode node, JsonNode with) {
        if (node.isTextual()) {
            String text = node.asText();
            for (Map.Entry<String, JsonNode> e : with.properties()) {
                text = text.replace("%" + e.getKey() + "%", e.getValue().asText());
            }
            return TextNode.valueOf(text);
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(parameters(each, with)));
            return list;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> copy.set(e.getKey(), parameters(e.getValue(), with)));
            return copy;
        }
        return node;
    }

    private String macros(String text) {
        String now = text;
        for (int depth = 0; depth < DEEPEST && now.contains("{"); depth++) {
            String before = now;
            for (Map.Entry<String, JsonNode> e : common.path("macros").properties()) {
                now = now.replace("{" + e.getKey() + "}", e.getValue().asText());
            }
            now = now.replace("{lang}", language.code());
            if (now.equals(before)) {
                break;
            }
        }
        return now;
    }
}
