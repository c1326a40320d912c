package wildrydes.pump.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of FAST_REGEX_LOG_PARSE: it is cut into searches, each of a part of any length and the parts of fixed
 * length behind it; each takes as little of the text as it can, and what one has taken no later one gives back;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-fast-regex-log-parser.html. Safe for concurrent use.
 *
 * <p>A part of any length that is outside the groups and has nothing of fixed length behind it takes as much as it can, as
 * in that page's example B.
 */
public final class FastRegex {

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("DIGIT", "[0-9]"),
            Map.entry("UPPER", "[A-Z]"),
            Map.entry("LOWER", "[a-z]"),
            Map.entry("ASCII", "[\\x00-\\x7F]"),
            Map.entry("ALPHA", "[a-zA-Z]"),
            Map.entry("ALNUM", "[a-zA-Z0-9]"),
            Map.entry("PUNCT", "\\p{Punct}"),
            Map.entry("BLANK", "[ \\t]"),
            Map.entry("SPACE", "[ \\t\\n\\f\\r\\x0B]"),
            Map.entry("CNTRL", "[\\x00-\\x1F\\x7F]"),
            Map.entry("XDIGIT", "[0-9a-fA-F]"),
            Map.entry("PRINT", "[a-zA-Z0-9\\p{Punct}]"),
            Map.entry("GRAPH", "[a-zA-Z0-9\\p{Punct}]"));

    /** A piece of the pattern; groups begin before and end behind pieces. */
    private record Piece(String regex, boolean fixed, boolean inGroup) {}

    private final String pattern;
    private final List<Piece> pieces = new ArrayList<>();
    /** Before which piece each group begins, and before which it has ended. */
    private final List<int[]> groups = new ArrayList<>();

    private final Pattern[] searches;
    private int at;

    private FastRegex(String pattern) {
        this.pattern = pattern;
        read();
        this.searches = searches();
    }

    /**
     * A pattern.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FastRegex of(String pattern) {
        try {
            return new FastRegex(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Pattern '" + pattern + "' is not a valid fast regular expression: " + e.getDescription());
        }
    }

    /** How many columns it makes. */
    public int groups() {
        return groups.size();
    }

    /** What its groups match in a whole text; null if it does not match. */
    public @Nullable String @Nullable [] parse(String text) {
        // Java's groups say where each piece begins in the text: one group a piece.
        int[] starts = new int[pieces.size() + 1];
        int position = 0;
        int piece = 0;
        BoundedText bounded = new BoundedText(text, pattern);
        try {
            for (Pattern search : searches) {
                Matcher matcher = search.matcher(bounded).region(position, text.length());
                if (!matcher.lookingAt()) {
                    return null;
                }
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    starts[piece++] = matcher.start(i);
                }
                position = matcher.end();
            }
        } catch (StackOverflowError e) {
            throw BoundedText.tooMuch(pattern, text);
        }
        starts[piece] = position;
        return position < text.length() ? null : columns(text, starts);
    }

    private @Nullable String[] columns(String text, int[] starts) {
        @Nullable String[] columns = new String[groups.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = text.substring(starts[groups.get(i)[0]], starts[groups.get(i)[1]]);
        }
        return columns;
    }

    private Pattern[] searches() {
        List<Pattern> all = new ArrayList<>();
        int from = 0;
        while (from < pieces.size()) {
            int to = from + 1;
            while (to < pieces.size() && pieces.get(to).fixed()) {
                to++;
            }
            boolean last = to == pieces.size();
            boolean greedy = !last && to == from + 1 && !pieces.get(from).inGroup();
            StringBuilder regex = new StringBuilder();
            for (Piece piece : pieces.subList(from, to)) {
                regex.append('(')
                        .append(piece.regex())
                        .append(piece.fixed() || greedy ? "" : "?")
                        .append(')');
            }
            all.add(Pattern.compile(regex + (last ? "\\z" : ""), Pattern.DOTALL));
            from = to;
        }
        return all.toArray(Pattern[]::new);
    }

    private void read() {
        int open = -1;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '(' && open < 0) {
                at++;
                open = pieces.size();
            } else if (c == ')' && open >= 0) {
                at++;
                groups.add(new int[] {open, pieces.size()});
                open = -1;
            } else if (c == '|' || c == '&') {
                throw new IllegalArgumentException("Pattern '" + pattern + "' has " + c
                        + " outside square brackets; FAST_REGEX_LOG_PARSE has it only within them");
            } else {
                repeated(atom(), open >= 0);
            }
        }
        if (open >= 0) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' has a ( without its )");
        }
    }

    /** An atom with what says how often it comes: {@code x+} is {@code xx*}. */
    private void repeated(String atom, boolean inGroup) {
        if (atom.equals("@")) {
            pieces.add(new Piece(".*", false, inGroup));
            return;
        }
        char times = at < pattern.length() ? pattern.charAt(at) : ' ';
        switch (times) {
            case '*', '?' -> {
                at++;
                pieces.add(new Piece("(?:" + atom + ")" + times, false, inGroup));
            }
            case '+' -> {
                at++;
                pieces.add(new Piece(atom, true, inGroup));
                pieces.add(new Piece("(?:" + atom + ")*", false, inGroup));
            }
            case '{' -> {
                int end = close('}');
                String count = pattern.substring(at, end + 1);
                at = end + 1;
                pieces.add(new Piece("(?:" + atom + ")" + count, !count.contains(","), inGroup));
            }
            default -> pieces.add(new Piece(atom, true, inGroup));
        }
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '.' -> ".";
            case '@' -> "@";
            case '#' -> "(?!)";
            case '[' -> {
                int end = close(']');
                String set = pattern.substring(at, end);
                at = end + 1;
                yield "[" + set.replace("&", "&&") + "]";
            }
            case '"' -> {
                int end = close('"');
                String quoted = pattern.substring(at, end);
                at = end + 1;
                yield "(?:" + Pattern.quote(quoted) + ")";
            }
            case '<' -> {
                int end = close('>');
                String name = pattern.substring(at, end);
                at = end + 1;
                yield named(name);
            }
            case '\\' -> {
                if (at == pattern.length()) {
                    throw new IllegalArgumentException("Pattern '" + pattern + "' ends with \\");
                }
                yield Pattern.quote(String.valueOf(pattern.charAt(at++)));
            }
            case '*', '+', '?', '{' ->
                throw new IllegalArgumentException("Pattern '" + pattern + "' has a " + c + " with nothing before it");
            case '(', ')' ->
                throw new IllegalArgumentException(
                        "Pattern '" + pattern + "' has a group in a group, or a ) without its (");
            default -> {
                String whole = Character.toString(pattern.codePointAt(at - 1));
                at += whole.length() - 1;
                yield Pattern.quote(whole);
            }
        };
    }

    private String named(String name) {
        String known = NAMED.get(name.toUpperCase(Locale.ROOT));
        if (known == null) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' names <" + name
                    + ">, which is none of Digit, Upper, Lower, ASCII, Alpha, Alnum, Punct, Blank, Space, Cntrl, XDigit, "
                    + "Print and Graph");
        }
        return known;
    }

    private int close(char end) {
        int found = pattern.indexOf(end, at);
        if (found < 0) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' lacks a " + end);
        }
        return found;
    }
}
