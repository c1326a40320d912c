package wildrydes.cloud.logs.pattern;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A filter pattern while it is read. Used by one thread. */
final class PatternText {

    /** Where there is nothing more to read. */
    static final char END = '\0';

    /** AWS allows so many regular expressions in a pattern. */
    private static final int MOST_EXPRESSIONS = 2;

    /** All that AWS allows in one: no groups, so that none takes more than polynomial time. */
    private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z0-9:_#=@/;,\\-^$?\\[\\]{}|\\\\*+.]+");

    private final String text;
    private int at;
    private int expressions;

    PatternText(String text) {
        this.text = text;
    }

    PatternException wrong() {
        return new PatternException(text, at);
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    char next() {
        char next = peek();
        at++;
        return next;
    }

    boolean ended() {
        return at >= text.length();
    }

    void space() {
        while (!ended() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** Passes over a text, where it is what comes next. */
    boolean take(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    /** Passes over a word in any case, where it is what comes next. */
    boolean takeWord(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        int end = at + word.length();
        if (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    void require(String expected) {
        if (!take(expected)) {
            throw wrong();
        }
    }

    /** What follows an opening quotation mark, up to the closing one; a backslash takes the next character as it is. */
    String quoted(char mark) {
        StringBuilder quoted = new StringBuilder();
        for (char next = next(); next != mark; next = next()) {
            if (ended()) {
                throw wrong();
            }
            quoted.append(next == '\\' ? next() : next);
        }
        return quoted.toString();
    }

    /** What follows a percent sign, up to the next one. */
    Pattern expression() {
        int end = text.indexOf('%', at);
        if (end < 0 || ++expressions > MOST_EXPRESSIONS) {
            throw wrong();
        }
        String expression = text.substring(at, end);
        if (!EXPRESSION.matcher(expression).matches()) {
            throw wrong();
        }
        try {
            Pattern compiled = Pattern.compile(expression);
            at = end + 1;
            return compiled;
        } catch (PatternSyntaxException e) {
            throw wrong();
        }
    }

    /** Letters, digits and the given characters, as many as there are. */
    String word(String others) {
        int begin = at;
        while (!ended() && (Character.isLetterOrDigit(peek()) || others.indexOf(peek()) >= 0)) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** Everything up to a space, one of the given characters, or an operator that joins conditions. */
    String upTo(String ends) {
        int begin = at;
        while (!ended()
                && !Character.isWhitespace(peek())
                && ends.indexOf(peek()) < 0
                && !text.startsWith("&&", at)
                && !text.startsWith("||", at)) {
            at++;
        }
        return text.substring(begin, at);
    }
}
