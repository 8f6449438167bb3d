package org.tocsin.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML file that knows its line and collects problems. */
final class YamlNode {
    private final Node node;
    private final String file;
    private final List<String> problems;

    YamlNode(Node node, String file, List<String> problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    /** Notes a problem at this line. */
    void problem(String text) {
        problems.add(file + ":" + (node.getStartMark().getLine() + 1) + ": " + text);
    }

    private YamlNode of(Node other) {
        return new YamlNode(other, file, problems);
    }

    /** The members of a mapping in file order; other nodes are a problem and have none. */
    Map<String, YamlNode> members() {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (members.put(key, of(tuple.getValueNode())) != null) {
                    of(tuple.getKeyNode()).problem("key \"" + key + "\" is given twice");
                }
            }
        } else {
            problem("expected keys and values");
        }
        return members;
    }

    /** The items of a sequence; a single value is a sequence of one. */
    List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> items.add(of(item)));
        } else {
            items.add(this);
        }
        return items;
    }

    /** The text of a scalar; other nodes are a problem and give an empty text. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem("expected one value");
        return "";
    }

    /** The texts of a sequence of scalars. */
    List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** A number; anything else is a problem and gives NaN. */
    double number() {
        double value = Numbers.decimal(text().isEmpty() ? "?" : text());
        if (Double.isNaN(value)) {
            problem("expected a number, got \"" + text() + "\"");
        }
        return value;
    }

    /** True or false; anything else is a problem and gives false. */
    boolean flag() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            problem("expected true or false, got \"" + text + "\"");
        }
        return text.equals("true");
    }
}
