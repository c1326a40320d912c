package wildrydes.lab.render;

/**
 * HTML text in parts. Colours are those of JupyterLab's theme, with a fallback that works on white and on black; what a
 * sanitizer may take away is never needed to read the output.
 */
public final class Html {

    /** Text that is less important. */
    public static final String FAINT = "color:var(--jp-ui-font-color2,#808080)";
    /** Something that went wrong. */
    public static final String BAD = "color:var(--jp-error-color1,#d84315)";
    /** Something that went well. */
    public static final String GOOD = "color:var(--jp-success-color1,#388e3c)";
    /** Digits of the same width. */
    public static final String CODE = "font-family:var(--jp-code-font-family,monospace)";

    private final StringBuilder text = new StringBuilder();

    /** Adds text as it is to be read. */
    public Html text(Object value) {
        text.append(escape(String.valueOf(value)));
        return this;
    }

    /** Adds ready HTML. */
    public Html raw(String html) {
        text.append(html);
        return this;
    }

    /** Adds an element with text in it. */
    public Html element(String name, String style, Object content) {
        open(name, style);
        text(content);
        return close(name);
    }

    /** Adds an element whose whole text is told where the pointer rests on it. */
    public Html element(String name, String style, String content, String whole) {
        text.append('<').append(name).append(" title=\"").append(escape(whole)).append("\" style=\"");
        text.append(style).append("\">");
        text(content);
        return close(name);
    }

    public Html open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    public Html open(String name, String style) {
        if (style.isEmpty()) {
            return open(name);
        }
        text.append('<').append(name).append(" style=\"").append(style).append("\">");
        return this;
    }

    public Html close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    /** A table's row, with a line below it. */
    public static final String ROW = "border-bottom:1px solid var(--jp-border-color2,#9e9e9e)";

    /** A table's cell. */
    public static String cell(boolean number) {
        return "text-align:" + (number ? "right" : "left") + ";padding:2px 8px";
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
