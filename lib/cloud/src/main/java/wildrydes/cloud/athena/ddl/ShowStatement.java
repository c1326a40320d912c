package wildrydes.cloud.athena.ddl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that tells what the catalog has. */
sealed interface ShowStatement extends CatalogStatement {

    @Override
    default Type type() {
        return Type.UTILITY;
    }

    /** {@code SHOW DATABASES | SCHEMAS [LIKE 'pattern']}. */
    record Databases(@Nullable String pattern) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_DATABASES";
        }
    }

    /** {@code SHOW TABLES [IN database] ['pattern']}. */
    record Tables(@Nullable String database, @Nullable String pattern) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_TABLES";
        }
    }

    /** {@code SHOW VIEWS [IN database] [LIKE 'pattern']}. */
    record Views(@Nullable String database, @Nullable String pattern) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_VIEWS";
        }
    }

    /** {@code SHOW PARTITIONS table [PARTITION (...)]}; partitions with these values, all where there are none. */
    record Partitions(TableName table, Map<String, String> values) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_PARTITIONS";
        }
    }

    /** {@code SHOW COLUMNS IN table}. */
    record Columns(TableName table) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_COLUMNS";
        }
    }

    /** {@code SHOW CREATE TABLE | VIEW}. */
    record CreateText(TableName table, boolean view) implements ShowStatement {
        @Override
        public String kind() {
            return view ? "SHOW_CREATE_VIEW" : "SHOW_CREATE_TABLE";
        }
    }

    /** {@code SHOW TBLPROPERTIES table [('property')]}. */
    record Properties(TableName table, @Nullable String property) implements ShowStatement {
        @Override
        public String kind() {
            return "SHOW_TABLE_PROPERTIES";
        }
    }

    /** How much DESCRIBE tells. */
    enum Detail {
        COLUMNS,
        EXTENDED,
        FORMATTED
    }

    /**
     * {@code DESCRIBE [EXTENDED | FORMATTED] table [PARTITION (...)] [column]}, and {@code DESCRIBE view}.
     *
     * @param partition by its keys; empty for the table itself
     * @param field a column, and steps into it; null for all
     */
    record Describe(
            TableName table,
            Detail detail,
            Map<String, String> partition,
            @Nullable String field) implements ShowStatement {
        @Override
        public String kind() {
            return "DESCRIBE_TABLE";
        }
    }

    /** {@code DESCRIBE DATABASE | SCHEMA [EXTENDED]}. */
    record DescribeDatabase(String name, boolean extended) implements ShowStatement {
        @Override
        public String kind() {
            return "DESCRIBE_DATABASE";
        }
    }
}
