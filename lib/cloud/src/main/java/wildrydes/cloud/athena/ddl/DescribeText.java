package wildrydes.cloud.athena.ddl;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** What DESCRIBE tells of a table, in Hive's shape. */
final class DescribeText {

    private static final String NOTHING = "\t \t ";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Table table;
    private final StorageDescriptor storage;
    private final @Nullable Partition partition;
    private final Rows rows = new Rows("col_name", "data_type", "comment");

    /** @param partition null for the table itself */
    DescribeText(Table table, @Nullable Partition partition) {
        this.table = table;
        this.partition = partition;
        this.storage = partition != null && partition.storageDescriptor() != null
                ? partition.storageDescriptor()
                : Inputs.storage(table);
    }

    DdlResult of(ShowStatement.Detail detail) {
        boolean formatted = detail == ShowStatement.Detail.FORMATTED;
        if (formatted) {
            heading();
        }
        storage.columns().forEach(column -> column(column, ColumnLines.comment(table, column)));
        if (!formatted) {
            table.partitionKeys().forEach(key -> column(key, ColumnLines.comment(key)));
        }
        keys();
        if (formatted) {
            formatted();
        } else if (detail == ShowStatement.Detail.EXTENDED) {
            rows.add(NOTHING)
                    .add((partition == null ? "Detailed Table Information\t" : "Detailed Partition Information\t")
                            + extended() + "\t");
        }
        return rows.result();
    }

    /** One column alone. */
    DdlResult of(Column column, String comment) {
        column(column, comment);
        return rows.result();
    }

    private void column(Column column, String comment) {
        String type = ColumnLines.type(column);
        // A comment ends at its first tab, since that is what parts the fields.
        int tab = comment.indexOf('\t');
        rows.add(Rows.filled(column.name()) + "\t" + Rows.filled(type) + "\t"
                + (tab < 0 ? Rows.filled(comment) : comment.substring(0, tab)));
    }

    private void heading() {
        rows.add("# " + Rows.filled("col_name") + "\t" + Rows.filled("data_type") + "\t" + Rows.filled("comment"))
                .add(NOTHING);
    }

    private void keys() {
        if (table.partitionKeys().isEmpty()) {
            return;
        }
        rows.add(NOTHING).add("# Partition Information\t \t ");
        heading();
        table.partitionKeys().forEach(key -> column(key, ColumnLines.comment(key)));
    }

    private String extended() {
        String stored = "sd:StorageDescriptor(cols:" + fields(storage.columns()) + ", location:" + storage.location()
                + ", inputFormat:" + storage.inputFormat() + ", outputFormat:" + storage.outputFormat()
                + ", compressed:" + Boolean.TRUE.equals(storage.compressed()) + ", numBuckets:"
                + storage.numberOfBuckets() + ", serdeInfo:" + serde() + ", bucketCols:" + storage.bucketColumns()
                + ", sortCols:[], parameters:" + storage.parameters() + ", storedAsSubDirectories:"
                + Boolean.TRUE.equals(storage.storedAsSubDirectories()) + ")";
        if (partition != null) {
            return "Partition(values:" + partition.values() + ", dbName:" + table.databaseName() + ", tableName:"
                    + table.name() + ", createTime:" + seconds(partition.creationTime()) + ", lastAccessTime:0, "
                    + stored
                    + ", parameters:" + partition.parameters() + ")";
        }
        return "Table(tableName:" + table.name() + ", dbName:" + table.databaseName() + ", owner:" + table.owner()
                + ", createTime:" + seconds(table.createTime()) + ", lastAccessTime:0, retention:" + table.retention()
                + ", " + stored + ", partitionKeys:" + fields(table.partitionKeys()) + ", parameters:"
                + TableProperties.of(table) + ", viewOriginalText:" + table.viewOriginalText() + ", viewExpandedText:"
                + table.viewExpandedText() + ", tableType:" + table.tableType() + ")";
    }

    private static long seconds(@Nullable Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }

    private static String fields(List<Column> columns) {
        return columns.stream()
                .map(column -> "FieldSchema(name:" + column.name() + ", type:" + column.type() + ", comment:"
                        + column.comment() + ")")
                .toList()
                .toString();
    }

    private String serde() {
        SerDeInfo serde = storage.serdeInfo();
        return serde == null
                ? "null"
                : "SerDeInfo(name:" + serde.name() + ", serializationLib:" + serde.serializationLibrary()
                        + ", parameters:" + serde.parameters() + ")";
    }

    private void formatted() {
        rows.add(NOTHING);
        if (partition == null) {
            rows.add("# Detailed Table Information\t \t ");
            line("Database:", table.databaseName());
            line("Owner:", String.valueOf(table.owner()));
            line("CreateTime:", moment(table.createTime()));
            line("LastAccessTime:", "UNKNOWN");
            line("Protect Mode:", "None");
            line("Retention:", String.valueOf(table.retention()));
            line("Location:", String.valueOf(storage.location()));
            line("Table Type:", String.valueOf(table.tableType()));
            parameters("Table Parameters:", TableProperties.of(table));
        } else {
            rows.add("# Detailed Partition Information\t \t ");
            line("Partition Value:", partition.values().toString());
            line("Database:", table.databaseName());
            line("Table:", table.name());
            line("CreateTime:", moment(partition.creationTime()));
            line("LastAccessTime:", "UNKNOWN");
            line("Protect Mode:", "None");
            line("Location:", String.valueOf(storage.location()));
            parameters("Partition Parameters:", partition.parameters());
        }
        rows.add(NOTHING).add("# Storage Information\t \t ");
        SerDeInfo serde = storage.serdeInfo();
        line("SerDe Library:", serde == null ? "null" : String.valueOf(serde.serializationLibrary()));
        line("InputFormat:", String.valueOf(storage.inputFormat()));
        line("OutputFormat:", String.valueOf(storage.outputFormat()));
        line("Compressed:", Boolean.TRUE.equals(storage.compressed()) ? "Yes" : "No");
        line("Num Buckets:", String.valueOf(storage.numberOfBuckets()));
        line("Bucket Columns:", storage.bucketColumns().toString());
        line("Sort Columns:", "[]");
        parameters("Storage Desc Params:", serde == null ? Map.of() : serde.parameters());
    }

    private static String moment(@Nullable Instant time) {
        return time == null ? "UNKNOWN" : MOMENT.format(time);
    }

    private void line(String name, String value) {
        rows.add(Rows.filled(name) + "\t" + Rows.filled(value) + "\t ");
    }

    private void parameters(String title, Map<String, String> parameters) {
        rows.add(title + "\t \t ");
        parameters.forEach((name, value) -> rows.add("\t" + Rows.filled(name) + "\t" + Rows.filled(value)));
    }
}
