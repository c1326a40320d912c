package wildrydes.cloud.athena.ddl;

/**
 * The query within a statement.
 *
 * @param text of it alone
 * @param line where it begins in the statement, from 1
 * @param column from 0
 */
public record InnerQuery(String text, int line, int column) {

    static InnerQuery at(Lexeme first, String text) {
        return new InnerQuery(text, first.line(), first.column());
    }

    /** For the engine, with blanks in place of what stands before it: who wrote the statement counts lines and columns in that. */
    public String inPlace() {
        return "\n".repeat(line - 1) + " ".repeat(column) + text;
    }
}
