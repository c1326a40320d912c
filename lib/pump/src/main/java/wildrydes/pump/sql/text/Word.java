package wildrydes.pump.sql.text;

import java.util.Locale;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A word or sign of a text.
 *
 * @param line from 1
 * @param column from 1
 */
record Word(Kind kind, String text, int line, int column) {

    enum Kind {
        /** A keyword or a name without quotes. */
        NAME,
        /** A name in double quotes. */
        QUOTED,
        /** A text in single quotes. */
        TEXT,
        NUMBER,
        SIGN
    }

    boolean is(String other) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equalsIgnoreCase(other);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Its place; a word that spans lines is told by its beginning. */
    SqlParserPos place() {
        long lines = text.chars().filter(c -> c == '\n').count();
        return new SqlParserPos(line, column, line, lines > 0 ? column : column + Math.max(1, text.length()) - 1);
    }
}
