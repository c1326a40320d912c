package wildrydes.cloud.athena.ddl;

/** A statement that is not a plain query. */
public sealed interface Statement permits CatalogStatement, QueryStatement {

    /** Kinds of statements as GetQueryExecution tells them in {@code StatementType}. */
    enum Type {
        DDL,
        DML,
        UTILITY
    }

    Type type();

    /** What GetQueryExecution tells in {@code SubstatementType}, for example {@code CREATE_TABLE}. */
    String kind();
}
