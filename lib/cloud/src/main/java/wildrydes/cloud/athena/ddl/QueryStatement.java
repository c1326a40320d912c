package wildrydes.cloud.athena.ddl;

import java.util.List;
import java.util.Map;

/** A statement around a query, which the engine runs. */
public sealed interface QueryStatement extends Statement {

    InnerQuery query();

    /**
     * {@code CREATE [OR REPLACE] VIEW name AS query}; the engine says which columns the query has, then {@link
     * DdlRunner#createView} keeps the view.
     */
    record CreateView(TableName view, boolean orReplace, InnerQuery query) implements QueryStatement {
        @Override
        public Type type() {
            return Type.DDL;
        }

        @Override
        public String kind() {
            return "CREATE_VIEW";
        }
    }

    /**
     * {@code CREATE TABLE name [WITH (property = value, ...)] AS query [WITH [NO] DATA]}; who has written the files makes the
     * table known by {@link DdlRunner#createTable}.
     *
     * @param properties by name in lower case; texts without their quotes, lists of texts of {@code partitioned_by} and the
     *     like as lists
     * @param withData false where only the table is wanted
     */
    record CreateTableAs(
            TableName table,
            boolean ifNotExists,
            Map<String, List<String>> properties,
            InnerQuery query,
            boolean withData)
            implements QueryStatement {

        @Override
        public Type type() {
            return Type.DDL;
        }

        @Override
        public String kind() {
            return "CREATE_TABLE_AS_SELECT";
        }
    }

    /**
     * {@code INSERT INTO name [(columns)] query}, also with {@code VALUES}.
     *
     * @param columns in lower case; empty where all are meant
     */
    record InsertInto(TableName table, List<String> columns, InnerQuery query) implements QueryStatement {
        @Override
        public Type type() {
            return Type.DML;
        }

        @Override
        public String kind() {
            return "INSERT";
        }
    }

    /** {@code UNLOAD (query) TO 's3://bucket/folder/' WITH (property = value, ...)}. */
    record Unload(InnerQuery query, String location, Map<String, List<String>> properties) implements QueryStatement {
        @Override
        public Type type() {
            return Type.DML;
        }

        @Override
        public String kind() {
            return "UNLOAD";
        }
    }
}
