package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values of {@code ?} as SQL. A value of ExecutionParameters is an expression where it is one without names of columns, else a
 * text, as aoyagikouhei/athena-local has measured.
 */
final class Parameters {

    private static final Set<String> WORDS = Set.of(
            "null", "true", "false", "and", "or", "not", "is", "in", "like", "between", "case", "when", "then", "else",
            "end", "as", "year", "month", "day", "hour", "minute", "second");

    /** Words before a text that make it a value of another type. */
    private static final Set<String> TYPES = Set.of(
            "date",
            "time",
            "timestamp",
            "decimal",
            "double",
            "real",
            "json",
            "char",
            "varchar",
            "interval",
            "bigint",
            "integer",
            "smallint",
            "tinyint",
            "uuid",
            "ipaddress",
            "x");

    private static final Set<String> NILADIC =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "array", "row");

    private Parameters() {}

    /** The value as an SQL expression. */
    static String literal(String value) {
        return expression(value) ? value : "'" + value.replace("'", "''") + "'";
    }

    private static boolean expression(String value) {
        int depth = 0;
        boolean operand = false; // whether the value so far could end here
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            int end = end(value, i);
            if (end < 0) {
                return false;
            }
            String part = value.substring(i, end);
            if (Character.isLetter(c) || c == '_') {
                String word = part.toLowerCase(Locale.ROOT);
                boolean call = next(value, end) == '(' || next(value, end) == '[';
                boolean typed = next(value, end) == '\'' && TYPES.contains(word);
                boolean inCast = depth > 0 && TYPES.contains(word);
                if (!call && !typed && !inCast && !WORDS.contains(word) && !NILADIC.contains(word)) {
                    return false;
                }
                operand = true;
            } else if (c == '\'' || Character.isDigit(c) || c == '.') {
                if (operand && previousIsOperand(value, i)) {
                    return false;
                }
                operand = true;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                if (--depth < 0) {
                    return false;
                }
                operand = true;
            } else if (c == ',' && depth == 0) {
                return false;
            } else {
                operand = false;
            }
            i = end;
        }
        return depth == 0 && operand;
    }

    /** Two values with nothing between them, such as the parts of {@code 2026-03-02 10:00}. */
    private static boolean previousIsOperand(String value, int at) {
        int i = at - 1;
        while (i >= 0 && Character.isWhitespace(value.charAt(i))) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        char before = value.charAt(i);
        return Character.isDigit(before) || before == '\'' || before == ')';
    }

    private static char next(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (!Character.isWhitespace(value.charAt(i))) {
                return value.charAt(i);
            }
        }
        return 0;
    }

    /** Where the part that begins there ends; -1 where nothing of SQL begins so. */
    private static int end(String value, int from) {
        char c = value.charAt(from);
        int i = from + 1;
        if (c == '\'') {
            while (i < value.length()) {
                if (value.charAt(i) == '\'') {
                    if (i + 1 < value.length() && value.charAt(i + 1) == '\'') {
                        i++;
                    } else {
                        return i + 1;
                    }
                }
                i++;
            }
            return -1;
        }
        if (Character.isDigit(c) || c == '.') {
            while (i < value.length() && (Character.isLetterOrDigit(value.charAt(i)) || value.charAt(i) == '.')) {
                i++;
            }
            return value.substring(from, i).matches("(?i)(\\d+(\\.\\d*)?|\\.\\d+)(e\\d+)?") ? i : -1;
        }
        if (Character.isLetter(c) || c == '_') {
            while (i < value.length() && (Character.isLetterOrDigit(value.charAt(i)) || value.charAt(i) == '_')) {
                i++;
            }
            return i;
        }
        return "+-*/%()[],<>=!|".indexOf(c) >= 0 ? i : -1;
    }

    /** The expressions behind USING, which commas part. */
    static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            }
            if (c == ',' && !quoted && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /** How many {@code ?} a query has, outside of texts, quoted names and comments. */
    static int places(String sql) {
        int places = 0;
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"') {
                i = sql.indexOf(c, i + 1);
            } else if (sql.startsWith("--", i)) {
                i = sql.indexOf('\n', i);
            } else if (sql.startsWith("/*", i)) {
                i = sql.indexOf("*/", i + 2);
                i = i < 0 ? i : i + 1;
            } else if (c == '?') {
                places++;
            }
            if (i < 0) {
                return places;
            }
            i++;
        }
        return places;
    }
}
