package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** The statement that makes a table, as SHOW CREATE TABLE has it: in Hive's lines, with Hive's spaces at their ends. */
final class CreateTableText {

    private CreateTableText() {}

    /** @param name as the statement named the table */
    static String of(Table table, TableName name) {
        StorageDescriptor storage = Inputs.storage(table);
        List<String> parts = new ArrayList<>();
        parts.add("CREATE EXTERNAL TABLE `" + name + "`(\n" + columns(table, storage.columns()) + ")");
        String comment = table.parameters().get("comment");
        if (comment != null) {
            parts.add("COMMENT " + quoted(comment));
        }
        if (!table.partitionKeys().isEmpty()) {
            List<String> keys = table.partitionKeys().stream()
                    .map(key -> column(key, ColumnLines.comment(key)))
                    .toList();
            parts.add("PARTITIONED BY ( \n" + String.join(", \n", keys) + ")");
        }
        if (!storage.bucketColumns().isEmpty()) {
            parts.add("CLUSTERED BY ( \n  " + String.join(", \n  ", storage.bucketColumns()) + ") \nINTO "
                    + storage.numberOfBuckets() + " BUCKETS");
        }
        parts.add(format(storage));
        parts.add("LOCATION\n  " + quoted(String.valueOf(storage.location())));
        Map<String, String> properties = TableProperties.of(table);
        properties.keySet().removeAll(List.of("EXTERNAL", "comment"));
        parts.add("TBLPROPERTIES (\n" + list(properties) + ")");
        return String.join("\n", parts);
    }

    private static String columns(Table table, List<Column> columns) {
        return String.join(
                ", \n",
                columns.stream()
                        .map(column -> column(column, ColumnLines.comment(table, column)))
                        .toList());
    }

    private static String column(Column column, String comment) {
        return "  `" + column.name() + "` " + ColumnLines.type(column)
                + (comment.isEmpty() ? "" : " COMMENT " + quoted(comment));
    }

    private static String format(StorageDescriptor storage) {
        SerDeInfo serde = storage.serdeInfo();
        StringBuilder format = new StringBuilder();
        if (serde != null) {
            format.append("ROW FORMAT SERDE \n  ")
                    .append(quoted(String.valueOf(serde.serializationLibrary())))
                    .append(" \n");
            Map<String, String> properties = new TreeMap<>(serde.parameters());
            properties.remove("serialization.format", "1");
            if (!properties.isEmpty()) {
                format.append("WITH SERDEPROPERTIES ( \n")
                        .append(list(properties))
                        .append(") \n");
            }
        }
        return format.append("STORED AS INPUTFORMAT \n  ")
                .append(quoted(String.valueOf(storage.inputFormat())))
                .append(" \nOUTPUTFORMAT \n  ")
                .append(quoted(String.valueOf(storage.outputFormat())))
                .toString();
    }

    private static String list(Map<String, String> properties) {
        return String.join(
                ", \n",
                properties.entrySet().stream()
                        .map(entry -> "  " + quoted(entry.getKey()) + "=" + quoted(entry.getValue()))
                        .toList());
    }

    /** A text as a statement has it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\'', '\\' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(
                            character < ' ' ? String.format("\\u%04X", (int) character) : String.valueOf(character));
            }
        }
        return quoted.append('\'').toString();
    }
}
