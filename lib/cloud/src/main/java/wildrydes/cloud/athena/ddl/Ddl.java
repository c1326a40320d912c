package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;

/**
 * Tells statements about the catalog from plain queries and reads them; the language is that of
 * docs.aws.amazon.com/athena/latest/ug/ddl-reference.html.
 */
public final class Ddl {

    private Ddl() {}

    /**
     * The one statement of a text, without the semicolons and white space around it: what Athena runs and shows.
     *
     * @return empty where there is nothing but white space
     * @throws DdlException where there are several
     */
    public static String single(String sql) {
        return Texts.single(sql);
    }

    /**
     * Reads a statement.
     *
     * @return null where it is a query or something else that only the engine understands
     * @throws DdlException where it is meant as one of these statements, but is none, or as one that Athena does not have
     */
    public static @Nullable Statement parse(String sql) {
        Lexemes lexemes = new Lexemes(Texts.single(sql));
        Statement statement = new StatementParser(lexemes).statement();
        if (statement != null) {
            lexemes.end();
        }
        DdlException refusal = lexemes.later();
        if (refusal != null) {
            throw statement == null ? refusal : refusal.of(statement.type(), statement.kind());
        }
        return statement;
    }
}
