package wildrydes.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query that Athena accepted and could not carry out. {@link Lab#attempt} explains it. */
public final class QueryFailedException extends LabException {

    private static final Pattern NAMED = Pattern.compile("([A-Z][A-Z0-9_]+): (.*)", Pattern.DOTALL);
    private static final String UNNAMED = "FAILED";

    private final String id;
    private final String code;
    private final String sentence;
    private final String sql;

    private QueryFailedException(String id, String code, String sentence, String sql) {
        super("The query failed. " + (code.equals(UNNAMED) ? "" : code + ": ") + sentence
                + (sentence.endsWith(".") ? " " : ". ")
                + Explanation.ofQuery(code, sentence).next());
        this.id = id;
        this.code = code;
        this.sentence = sentence;
        this.sql = sql;
    }

    /** @param reason as Athena gives it, such as {@code COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved} */
    static QueryFailedException of(String id, String reason, String sql) {
        Matcher named = NAMED.matcher(reason);
        return named.matches()
                ? new QueryFailedException(id, named.group(1), named.group(2), sql)
                : new QueryFailedException(id, UNNAMED, reason, sql);
    }

    /** By which Athena knows the query. */
    public String id() {
        return id;
    }

    /** Athena's name of the failure, such as {@code HIVE_CURSOR_ERROR}; {@code FAILED} where it has none. */
    public String code() {
        return code;
    }

    /** Athena's own sentence, without that name. */
    public String sentence() {
        return sentence;
    }

    /** The SQL that was sent. */
    public String sql() {
        return sql;
    }
}
