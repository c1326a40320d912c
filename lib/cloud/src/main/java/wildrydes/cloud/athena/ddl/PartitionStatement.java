package wildrydes.cloud.athena.ddl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that changes partitions of a table. */
sealed interface PartitionStatement extends CatalogStatement {

    TableName table();

    /** A partition by its keys in lower case, and where its files are; null for the folder below that of the table. */
    record NewPartition(
            Map<String, String> values, @Nullable String location) {}

    /** {@code ALTER TABLE ... ADD [IF NOT EXISTS] PARTITION}. */
    record Add(TableName table, boolean ifNotExists, List<NewPartition> partitions) implements PartitionStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_ADD_PARTITION";
        }
    }

    /** A condition on a partition key, such as {@code dt < '2026-01-01'}. */
    record Condition(String key, String operator, String value) {}

    /** {@code ALTER TABLE ... DROP [IF EXISTS] PARTITION}; a partition goes that fulfils all conditions of one of the lists. */
    record Drop(TableName table, boolean ifExists, List<List<Condition>> partitions) implements PartitionStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_DROP_PARTITION";
        }
    }

    /** {@code ALTER TABLE ... PARTITION (...) RENAME TO PARTITION (...)}. */
    record Rename(TableName table, Map<String, String> from, Map<String, String> to) implements PartitionStatement {
        @Override
        public String kind() {
            return "ALTER_TABLE_RENAME_PARTITION";
        }
    }

    /** {@code MSCK REPAIR TABLE}. */
    record Repair(TableName table) implements PartitionStatement {
        @Override
        public String kind() {
            return "MSCK_REPAIR";
        }
    }
}
