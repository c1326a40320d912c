package wildrydes.pump.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with delimiters between its fields, which an escape or quotes may hide;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-variable-column-log-parse.html.
 */
final class DelimitedText {

    private final String delimiter;
    private final @Nullable String escape;
    private final int open;
    private final int close;

    /**
     * How fields are separated.
     *
     * @param escape takes the meaning of what follows it
     * @param quotes one character around a field, or one before and another behind it
     */
    DelimitedText(String delimiter, @Nullable String escape, @Nullable String quotes) {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("The delimiter of VARIABLE_COLUMN_LOG_PARSE is empty");
        }
        if (quotes != null && quotes.length() > 2) {
            throw new IllegalArgumentException(
                    "Quotes '" + quotes + "' of VARIABLE_COLUMN_LOG_PARSE are more than two characters");
        }
        this.delimiter = delimiter;
        this.escape = escape == null || escape.isEmpty() ? null : escape;
        this.open = quotes == null || quotes.isEmpty() ? -1 : quotes.charAt(0);
        this.close = quotes == null || quotes.isEmpty() ? -1 : quotes.charAt(quotes.length() - 1);
    }

    @Nullable
    String[] cut(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (escape != null && text.startsWith(escape, at) && at + escape.length() < text.length()) {
                at += escape.length();
                field.append(text.charAt(at++));
            } else if (quoted ? c == close : c == open) {
                quoted = !quoted;
                at++;
            } else if (!quoted && text.startsWith(delimiter, at)) {
                fields.add(field.toString());
                field.setLength(0);
                at += delimiter.length();
            } else {
                field.append(c);
                at++;
            }
        }
        fields.add(field.toString());
        return fields.toArray(String[]::new);
    }
}
