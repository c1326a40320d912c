package wildrydes.pump.sql;

import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The part of a text that a message is about. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    /** What stands at a place, its first line, and not more of it than one can take in. */
    static String of(String text, SqlParserPos place) {
        List<String> lines = text.lines().toList();
        int line = place.getLineNum() - 1;
        if (line < 0 || line >= lines.size()) {
            return "";
        }
        String whole = lines.get(line);
        int begin = Math.min(Math.max(0, place.getColumnNum() - 1), whole.length());
        int end = place.getEndLineNum() > place.getLineNum()
                ? whole.length()
                : Math.min(whole.length(), Math.max(begin, place.getEndColumnNum()));
        String part = whole.substring(begin, end).strip();
        return part.length() > LONGEST ? part.substring(0, LONGEST - 3) + "..." : part;
    }
}
