package wildrydes.cloud.dynamodb.partiql;

/**
 * A piece of a statement.
 *
 * @param text what is meant: of names and texts what is between the quotes
 */
record Lexeme(Kind kind, String text) {

    enum Kind {
        /** A word of the language, or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        NAME,
        /** A text in single quotes. */
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
