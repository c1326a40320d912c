package wildrydes.cloud.dynamodb.expression;

/**
 * A piece of an expression's text.
 *
 * @param text as it is written; {@code <EOF>} for the end
 * @param start offset of its first letter
 * @param end offset behind its last letter
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A letter and further letters, digits and underscores. */
        WORD,
        /** {@code #} and letters, digits and underscores. */
        NAME_PLACEHOLDER,
        /** {@code :} and letters, digits and underscores. */
        VALUE_PLACEHOLDER,
        DIGITS,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether this is a word of the language, whose case does not matter. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
