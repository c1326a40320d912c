package wildrydes.cloud.glue.filter;

import java.util.ArrayList;
import java.util.List;

/** The pieces of an expression as they are read. */
final class Words {

    /** A piece; {@code quoted} for texts, whose quotes are taken away. */
    private record Word(String text, boolean quoted) {}

    private static final Word END = new Word("", false);

    private final String expression;
    private final List<Word> all = new ArrayList<>();
    private int at;

    Words(String expression) {
        this.expression = expression;
        int from = 0;
        while (from < expression.length()) {
            from = Character.isWhitespace(expression.charAt(from)) ? from + 1 : word(from);
        }
    }

    private int word(int from) {
        char here = expression.charAt(from);
        if (here == '\'' || here == '"' || here == '`') {
            return quoted(from, here);
        }
        int to = from;
        while (to < expression.length() && plain(expression.charAt(to))) {
            to++;
        }
        if (to == from) {
            to = expression.startsWith("<>", from)
                            || expression.startsWith("<=", from)
                            || expression.startsWith(">=", from)
                            || expression.startsWith("!=", from)
                    ? from + 2
                    : from + 1;
        }
        all.add(new Word(expression.substring(from, to), false));
        return to;
    }

    private static boolean plain(char character) {
        return Character.isLetterOrDigit(character) || "_.+-$:".indexOf(character) >= 0;
    }

    /** Reads a text, in which two quotes are one; names in backticks are as names without. */
    private int quoted(int from, char quote) {
        StringBuilder text = new StringBuilder();
        int to = from + 1;
        while (to < expression.length()) {
            char here = expression.charAt(to);
            if (here != quote) {
                text.append(here);
                to++;
            } else if (to + 1 < expression.length() && expression.charAt(to + 1) == quote) {
                text.append(quote);
                to += 2;
            } else {
                all.add(new Word(text.toString(), quote != '`'));
                return to + 1;
            }
        }
        throw unsupported();
    }

    FilterException unsupported() {
        return new FilterException("Unsupported expression '" + expression + "'", false);
    }

    private Word peek() {
        return at < all.size() ? all.get(at) : END;
    }

    boolean done() {
        return at == all.size();
    }

    /** The place of the next piece, for {@link #back}. */
    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    boolean take(String word) {
        Word next = peek();
        boolean there = !next.quoted() && next.text().equalsIgnoreCase(word);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String word) {
        if (!take(word)) {
            throw unsupported();
        }
    }

    /** Whether a name is next. */
    boolean nameNext() {
        Word next = peek();
        return !next.quoted() && !next.text().isEmpty() && plain(next.text().charAt(0));
    }

    /** A name; refused where there is none. */
    String name() {
        if (!nameNext()) {
            throw unsupported();
        }
        return all.get(at++).text();
    }

    /** A text or a number, perhaps in parentheses. */
    String value() {
        if (take("(")) {
            String value = value();
            expect(")");
            return value;
        }
        Word next = peek();
        if (!next.quoted() && (next.text().isEmpty() || !number(next.text()))) {
            throw unsupported();
        }
        at++;
        return next.text();
    }

    private static boolean number(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
