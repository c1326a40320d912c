package wildrydes.pump.function;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of SIMILAR TO, which is SQL's regular expression;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-string-operators.html.
 */
public final class SimilarPattern {

    private static final Map<String, String> CLASSES = Map.of(
            "ALPHA", "a-zA-Z",
            "UPPER", "A-Z",
            "LOWER", "a-z",
            "DIGIT", "0-9",
            "ALNUM", "a-zA-Z0-9",
            "SPACE", "\\x20",
            "WHITESPACE", "\\s");

    private final String pattern;
    private final int escape;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private SimilarPattern(String pattern, @Nullable String escape) {
        this.pattern = pattern;
        this.escape = escape == null ? -1 : LikePattern.escape(escape);
    }

    /**
     * The expression that matches what is similar to a pattern.
     *
     * @param escape null, or the character that takes the next one's meaning
     * @throws IllegalArgumentException if it is no pattern
     */
    public static Regex of(String pattern, @Nullable String escape) {
        return Regex.of(new SimilarPattern(pattern, escape).translate(), Pattern.DOTALL);
    }

    /**
     * The expression of the pattern of SUBSTRING(text SIMILAR pattern ESCAPE escape), which has three parts, and between
     * them the escape character and a double quote; {@link Regex#findPart} finds the second.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public static Regex withPart(String pattern, String escape) {
        LikePattern.escape(escape);
        String mark = escape + "\"";
        int first = pattern.indexOf(mark);
        int second = first < 0 ? -1 : pattern.indexOf(mark, first + mark.length());
        if (second < 0) {
            throw new IllegalArgumentException(
                    "Pattern '" + pattern + "' of SUBSTRING lacks the two marks " + mark + " around what is wanted");
        }
        String before = new SimilarPattern(pattern.substring(0, first), escape).translate();
        String part = new SimilarPattern(pattern.substring(first + mark.length(), second), escape).translate();
        String after = new SimilarPattern(pattern.substring(second + mark.length()), escape).translate();
        return Regex.of("(?:" + before + ")(" + part + ")(?:" + after + ")", Pattern.DOTALL);
    }

    private String translate() {
        while (at < pattern.length()) {
            int point = next();
            if (point == escape) {
                literal(escaped());
                continue;
            }
            switch (point) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '|', '*', '+', '?', ')' -> regex.append((char) point);
                case '{' -> times();
                case '(' -> regex.append("(?:");
                case '[' -> set();
                default -> literal(point);
            }
        }
        return regex.toString();
    }

    private void times() {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' has a { without its }");
        }
        regex.append('{').append(pattern, at, end + 1);
        at = end + 1;
    }

    private void set() {
        regex.append('[');
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
            regex.append('^');
        }
        while (at < pattern.length()) {
            int point = next();
            if (point == ']') {
                regex.append(']');
                return;
            }
            if (point == escape) {
                literal(escaped());
            } else if (point == '[' && pattern.startsWith(":", at)) {
                named();
            } else if (point == '-') {
                regex.append('-');
            } else {
                literal(point);
            }
        }
        throw new IllegalArgumentException("Pattern '" + pattern + "' has a [ without its ]");
    }

    private void named() {
        int end = pattern.indexOf(":]", at + 1);
        String name = end < 0 ? "" : pattern.substring(at + 1, end).toUpperCase(Locale.ROOT);
        String characters = CLASSES.get(name);
        if (characters == null) {
            throw new IllegalArgumentException(
                    "Pattern '" + pattern + "' has a class of characters that is not known; use "
                            + "[:ALPHA:], [:UPPER:], [:LOWER:], [:DIGIT:], [:ALNUM:], [:SPACE:] or [:WHITESPACE:]");
        }
        regex.append(characters);
        at = end + 2;
    }

    private int escaped() {
        if (at == pattern.length()) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' ends with its escape character");
        }
        return next();
    }

    private int next() {
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private void literal(int point) {
        if (!Character.isLetterOrDigit(point)) {
            regex.append('\\');
        }
        regex.appendCodePoint(point);
    }
}
