package wildrydes.kernel.display;

/** Parts of HTML that read well in dark and in light themes: colours are JupyterLab's, with one that suits both elsewhere. */
final class Html {

    private static final String FAINT = "color:var(--jp-ui-font-color2,#808080)";
    private static final String LINE = "border-bottom:1px solid var(--jp-border-color2,#9e9e9e)";

    private Html() {}

    /** The text as it is to be read. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String faint(String text) {
        return "<span style=\"font-weight:normal;" + FAINT + "\">" + escape(text) + "</span>";
    }

    /** A table that scrolls where it is wide. */
    static String table(String caption, String rows) {
        return "<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;margin:4px 0\">"
                + "<caption style=\"caption-side:top;text-align:left;padding:2px 8px;" + FAINT + "\">" + escape(caption)
                + "</caption>" + rows + "</table></div>";
    }

    static String row(String cells) {
        return "<tr style=\"" + LINE + "\">" + cells + "</tr>";
    }

    /**
     * A cell of a table.
     *
     * @param element {@code th} or {@code td}
     * @param html what it shows
     */
    static String cell(String element, boolean right, String html) {
        return "<" + element + " style=\"text-align:" + (right ? "right" : "left") + ";padding:2px 8px\">" + html + "</"
                + element + ">";
    }
}
