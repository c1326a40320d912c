package wildrydes.lab;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place in a text of SQL that a refusal names, as "line 2, column 5" or "line 2:5", for a person to see. */
final class SqlPlace {

    private static final Pattern PLACE =
            Pattern.compile("\\bline (\\d{1,6})(?:, column |:)(\\d{1,6})\\b", Pattern.CASE_INSENSITIVE);
    /** Lines shown before the one that is meant. */
    private static final int BEFORE = 2;
    /** A longer line is cut, so that the caret below it is not far away. */
    private static final int LONGEST = 160;

    private SqlPlace() {}

    /**
     * The line with those before it, and a caret below the column, under a heading.
     *
     * @param sql empty where no SQL was sent
     * @param sentence of the refusal
     * @return empty where it names no place in the text
     */
    static String of(String sql, String sentence) {
        Matcher place = PLACE.matcher(sentence);
        List<String> lines = sql.lines().toList();
        if (!place.find()) {
            return "";
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        if (line < 1 || line > lines.size() || column < 1) {
            return "";
        }
        StringBuilder text = new StringBuilder("In the SQL:\n");
        for (int shown = Math.max(1, line - BEFORE); shown <= line; shown++) {
            text.append(String.format(Locale.ROOT, "%4d | %s%n", shown, cut(lines.get(shown - 1))));
        }
        return text.append("     | ")
                .append(" ".repeat(Math.min(column, LONGEST) - 1))
                .append('^')
                .toString()
                .replace("\r\n", "\n");
    }

    /** Tabs would shift what stands below them. */
    private static String cut(String line) {
        String plain = line.replace('\t', ' ');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
