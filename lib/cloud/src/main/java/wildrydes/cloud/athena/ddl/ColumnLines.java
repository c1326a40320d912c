package wildrydes.cloud.athena.ddl;

import java.util.Set;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** What is told of single columns. */
final class ColumnLines {

    /** SerDes whose columns are the catalog's; of all others Hive asks the SerDe, and says so in the place of comments. */
    private static final Set<String> OF_THE_CATALOG = Set.of(
            "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
            "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
            "org.apache.hadoop.hive.serde2.columnar.ColumnarSerDe",
            "org.apache.hadoop.hive.serde2.MetadataTypedColumnsetSerDe",
            "org.apache.hadoop.hive.serde2.columnar.LazyBinaryColumnarSerDe",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
            "org.apache.hadoop.hive.serde2.lazybinary.LazyBinarySerDe");

    private ColumnLines() {}

    /** The comment of a column that is in the files; empty for none. */
    static String comment(Table table, Column column) {
        String serde = Inputs.storage(table).serdeInfo() == null
                ? null
                : Inputs.storage(table).serdeInfo().serializationLibrary();
        if (serde != null && !OF_THE_CATALOG.contains(serde)) {
            return "from deserializer";
        }
        return comment(column);
    }

    /** The comment of a partition key; empty for none. */
    static String comment(Column column) {
        return column.comment() == null ? "" : column.comment();
    }

    /** Type, or {@code string} where the catalog says none. */
    static String type(Column column) {
        return column.type() == null ? "string" : column.type();
    }
}
