package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;

/** A statement that cannot be read, or is of a kind that Athena does not have. */
public final class DdlException extends RuntimeException {

    private final String code;
    private final int line;
    private final int column;
    private final Statement.Type type;
    private final @Nullable String kind;

    private DdlException(
            String message, String code, int line, int column, Statement.Type type, @Nullable String kind) {
        super(message);
        this.code = code;
        this.line = line;
        this.column = column;
        this.type = type;
        this.kind = kind;
    }

    private DdlException(String message, String code, int line, int column) {
        this(message, code, line, column, Statement.Type.DDL, null);
    }

    /** A refusal at a place; the message says which. */
    static DdlException at(int line, int column, String sentence) {
        return new DdlException("line " + line + ":" + column + ": " + sentence, "MALFORMED_QUERY", line, column);
    }

    /** A refusal of the whole statement. */
    static DdlException of(String sentence) {
        return new DdlException(sentence, "MALFORMED_QUERY", 0, 0);
    }

    /** The refusal of a kind of statement that Athena does not have. */
    static DdlException unsupported() {
        return of("Queries of this type are not supported");
    }

    /** The refusal of a catalog that is not there. */
    static DdlException noCatalog(String name) {
        return new DdlException("Catalog '" + name + "' does not exist", "DATACATALOG_NOT_FOUND", 0, 0);
    }

    /** A refusal by what reads the statement behind the first reader: the query has begun by then, and fails. */
    static DdlException later(int line, int column, String message) {
        return new DdlException(message, "", line, column);
    }

    /** The same refusal of a statement of which is known what it is, as GetQueryExecution tells it. */
    DdlException of(Statement.Type type, @Nullable String kind) {
        return new DdlException(String.valueOf(getMessage()), code, line, column, type, kind);
    }

    /** What kind of statement was refused. */
    public Statement.Type type() {
        return type;
    }

    /** As {@link Statement#kind}; null where it is not known. */
    public @Nullable String kind() {
        return kind;
    }

    /** From 1; 0 where the whole statement is meant. */
    public int line() {
        return line;
    }

    /** From 1; 0 where the whole statement is meant. */
    public int column() {
        return column;
    }

    /** What InvalidRequestException has as {@code AthenaErrorCode}. */
    public String code() {
        return code;
    }

    /**
     * Whether Athena takes the statement at first and lets the query fail with this message as its StateChangeReason; otherwise
     * StartQueryExecution answers with it as InvalidRequestException.
     */
    public boolean failsTheQuery() {
        return code.isEmpty();
    }
}
