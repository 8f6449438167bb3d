package org.tocsin.drill.report;

/**
 * Builds HTML text. Every text and attribute value is escaped; only {@link #raw} is not. SVG is
 * written with the same methods.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a null value leaves the attribute out, an empty
     *     value writes the bare name
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        out.append('>');
        return this;
    }

    private void attribute(String name, String value) {
        if (value == null) {
            return;
        }
        out.append(' ').append(name);
        if (!value.isEmpty()) {
            out.append("=\"").append(escape(value)).append('"');
        }
    }

    /** Closes an element. */
    Html close(String tag) {
        out.append("</").append(tag).append('>');
        if (!tag.equals("span") && !tag.equals("b")) {
            out.append('\n');
        }
        return this;
    }

    /** Adds escaped text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Adds an element with text and nothing else. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds trusted markup, script or style as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Escapes the five characters that matter in text and in quoted attributes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
