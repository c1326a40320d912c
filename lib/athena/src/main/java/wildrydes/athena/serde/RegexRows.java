package wildrydes.athena.serde;

import io.trino.spi.type.Type;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.failure.HiveError;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/**
 * RegexSerDe: a column for each group of a pattern that the whole line fits (docs.aws.amazon.com/athena/latest/ug/regex-serde.html). A line that does not fit
 * is a row of NULLs, and a group that does not fit its column NULL.
 */
final class RegexRows implements RowReader {

    private final List<Field> wanted;
    private final Pattern pattern;
    private final Timestamps timestamps;

    RegexRows(Table table, List<Field> wanted) {
        this.wanted = wanted;
        this.pattern = pattern(table);
        this.timestamps = new Timestamps(table.property(Timestamps.FORMATS));
    }

    private static Pattern pattern(Table table) {
        String regex = table.property("input.regex");
        if (regex == null) {
            throw HiveError.HIVE_INVALID_METADATA.because("This table does not have serde property \"input.regex\"!");
        }
        try {
            return Pattern.compile(
                    regex, table.flag("input.regex.case.insensitive", false) ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw HiveError.HIVE_INVALID_METADATA.because(
                    "The serde property \"input.regex\" is no regular expression: " + e.getMessage(), e);
        }
    }

    @Override
    public void read(Line line, @Nullable Object[] row) {
        Matcher matcher = pattern.matcher(line.text());
        if (!matcher.matches()) {
            return;
        }
        for (int i = 0; i < row.length; i++) {
            Field field = wanted.get(i);
            if (field.index() >= matcher.groupCount()) {
                throw HiveError.HIVE_CURSOR_ERROR.because(
                        "Number of matching groups doesn't match the number of columns");
            }
            String group = matcher.group(field.index() + 1);
            row[i] = group == null ? null : value(field.type(), group);
        }
    }

    private @Nullable Object value(Type type, String text) {
        try {
            return Texts.value(type, text, timestamps);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }
}
