package wildrydes.kernel.help;

/**
 * A part of a cell: a declaration, a statement or an expression, perhaps unfinished.
 *
 * @param offset where it begins in the cell
 */
public record Fragment(Kind kind, String source, int offset) {

    /** What it looks like. */
    public enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        CODE
    }

    int end() {
        return offset + source.length();
    }
}
