package wildrydes.cloud.athena.ddl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that changes a table. */
sealed interface TableStatement extends CatalogStatement {

    TableName table();

    /**
     * A column.
     *
     * @param name in lower case
     * @param type in Hive's words, as the catalog keeps it
     */
    record ColumnDefinition(
            String name, String type, @Nullable String comment) {}

    /**
     * How files are read.
     *
     * @param serde class name
     */
    record Format(String serde, String input, String output) {}

    /**
     * {@code CREATE EXTERNAL TABLE}.
     *
     * @param serdeProperties those of {@code WITH SERDEPROPERTIES}, or what {@code ROW FORMAT DELIMITED} stands for
     * @param buckets 0 where the table is not clustered
     */
    record Create(
            TableName table,
            boolean ifNotExists,
            List<ColumnDefinition> columns,
            @Nullable String comment,
            List<ColumnDefinition> partitionKeys,
            List<String> clusteredBy,
            int buckets,
            Format format,
            Map<String, String> serdeProperties,
            String location,
            Map<String, String> properties)
            implements TableStatement {

        @Override
        public String kind() {
            return "CREATE_TABLE";
        }
    }

    /** {@code DROP TABLE [IF EXISTS]}. */
    record Drop(TableName table, boolean ifExists) implements TableStatement {
        @Override
        public String kind() {
            return "DROP_TABLE";
        }
    }

    /** {@code ALTER TABLE ... SET TBLPROPERTIES}. */
    record SetProperties(TableName table, Map<String, String> properties) implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_PROPERTIES";
        }
    }

    /** {@code ALTER TABLE ... [PARTITION (...)] SET LOCATION}; the partition is empty where the table itself is meant. */
    record SetLocation(TableName table, Map<String, String> partition, String location) implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_SET_LOCATION";
        }
    }

    /** {@code ALTER TABLE ... [PARTITION (...)] ADD COLUMNS}; the partition is empty where the table itself is meant. */
    record AddColumns(TableName table, Map<String, String> partition, List<ColumnDefinition> columns)
            implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_ADD_COLUMN";
        }
    }

    /** {@code ALTER TABLE ... [PARTITION (...)] REPLACE COLUMNS}; the partition is empty where the table itself is meant. */
    record ReplaceColumns(TableName table, Map<String, String> partition, List<ColumnDefinition> columns)
            implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_REPLACE_COLUMN";
        }
    }

    /** {@code ALTER TABLE ... CHANGE [COLUMN]}; {@code after} is a column, empty for the first place, null where it stays. */
    record ChangeColumn(
            TableName table,
            String column,
            ColumnDefinition definition,
            @Nullable String after) implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_CHANGE_COLUMN";
        }
    }

    /** {@code ALTER TABLE ... RENAME TO}, which fails, since Glue renames no table. */
    record Rename(TableName table, TableName to) implements TableStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_RENAME";
        }
    }
}
