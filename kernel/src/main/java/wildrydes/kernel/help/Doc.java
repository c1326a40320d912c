package wildrydes.kernel.help;

import java.util.List;

/**
 * What the sources tell of a declaration.
 *
 * @param plain its documentation as text; empty if it has none
 * @param markdown its documentation as Markdown
 * @param parameters the names of its parameters; empty if it has none, or there are no sources
 */
record Doc(String plain, String markdown, List<String> parameters) {

    static final Doc NONE = new Doc("", "", List.of());

    Doc {
        parameters = List.copyOf(parameters);
    }

    /** The first paragraph of it: types tend to be explained at length. */
    Doc summary() {
        return new Doc(firstParagraph(plain), firstParagraph(markdown), parameters);
    }

    private static String firstParagraph(String text) {
        int end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
