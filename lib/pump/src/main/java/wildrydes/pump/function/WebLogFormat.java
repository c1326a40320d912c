package wildrydes.pump.function;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a web server's log, in the specifiers of Apache's mod_log_config or by name;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-w3c-log-parse.html. Each specifier is a column.
 */
final class WebLogFormat {

    private static final String COMMON = "%h %l %u %t \"%r\" %>s %b";

    private static final Map<String, String> NAMED = Map.of(
            "COMMON",
            COMMON,
            "COMMON WITH VHOST",
            "%v " + COMMON,
            "NCSA EXTENDED",
            COMMON + " \"%[Referer]i\" \"%[User-agent]i\"",
            "REFERER",
            "%[Referer]i ---> %U",
            "AGENT",
            "%[User-agent]i");

    /** %, conditions, [name] or {name}, and the letter. */
    private static final Pattern SPECIFIER = Pattern.compile("%[!0-9,<>]*(?:\\[([^]]*)]|\\{([^}]*)})?[<>]*([a-zA-Z%])");

    private WebLogFormat() {}

    /** An expression with a group for each column. */
    static Regex regex(String format) {
        String specifiers = NAMED.getOrDefault(format.strip().toUpperCase(Locale.ROOT), format);
        if (specifiers.equalsIgnoreCase("IIS")) {
            throw new IllegalArgumentException(
                    "Format 'IIS' of W3C_LOG_PARSE has no documented specifiers; write those of your log");
        }
        StringBuilder regex = new StringBuilder();
        Matcher matcher = SPECIFIER.matcher(specifiers);
        int at = 0;
        while (matcher.find()) {
            literal(regex, specifiers.substring(at, matcher.start()));
            char before = matcher.start() == 0 ? ' ' : specifiers.charAt(matcher.start() - 1);
            char behind = matcher.end() == specifiers.length() ? '\n' : specifiers.charAt(matcher.end());
            boolean named = matcher.group(1) != null || matcher.group(2) != null;
            regex.append(column(matcher.group(3).charAt(0), named, before, behind));
            at = matcher.end();
        }
        if (at == 0) {
            throw new IllegalArgumentException("Format '" + format
                    + "' of W3C_LOG_PARSE has no specifiers and is no name of a format; use COMMON, COMMON WITH VHOST, NCSA "
                    + "EXTENDED, REFERER, AGENT, or specifiers such as %h %t");
        }
        literal(regex, specifiers.substring(at));
        return Regex.of(regex + "\\s*", Pattern.DOTALL);
    }

    private static String column(char letter, boolean named, char before, char behind) {
        if (letter == '%') {
            return "%";
        }
        if (before == '"' && behind == '"') {
            return "((?:[^\"\\\\]|\\\\.)*+)";
        }
        if (letter == 't' && !named && before != '[') {
            return "(\\[[^]]*])";
        }
        if (before == '[' && behind == ']') {
            return "([^]]*)";
        }
        return behind == '\n' ? "(.*?)" : behind == ' ' && !named ? "(\\S*)" : "(.*?)";
    }

    /** In a format, \" is a double quote, and a blank may be several in the log. */
    private static void literal(StringBuilder regex, String text) {
        String plain = text.replace("\\\"", "\"");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            regex.append(c == ' ' ? "\\s+" : Pattern.quote(String.valueOf(c)));
        }
    }
}
