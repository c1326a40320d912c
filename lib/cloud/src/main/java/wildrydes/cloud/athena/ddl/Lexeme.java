package wildrydes.cloud.athena.ddl;

/**
 * A piece of a statement.
 *
 * @param text what is meant: of quoted names and texts what is between the quotes, without escapes
 * @param raw as it is written
 * @param start index of its first character in the statement
 * @param line from 1
 * @param column from 0
 */
record Lexeme(Kind kind, String text, String raw, int start, int line, int column) {

    enum Kind {
        /** A word of the language, or a name without quotes; may begin with a digit. */
        WORD,
        /** A name in backticks. */
        NAME,
        /** A text in single quotes. */
        TEXT,
        /** In double quotes: a text of Hive's, a name of Trino's. */
        QUOTED,
        NUMBER,
        SYMBOL,
        /** Quotes or a comment that do not end. */
        OPEN,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.QUOTED;
    }

    /** Index behind its last character. */
    int end() {
        return start + raw.length();
    }

    /** As refusals show it. */
    String shown() {
        return kind == Kind.END ? "'<EOF>'" : "'" + ParseErrors.escaped(raw) + "'";
    }
}
