package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Makes known what queries have made: views, and tables of their results. */
final class QueryRuns {

    private static final String JSON_SERDE = "org.apache.hive.hcatalog.data.JsonSerDe";

    private final Calls calls;
    private final String context;

    /** @param context the database of what is named without one */
    QueryRuns(Calls calls, String context) {
        this.calls = calls;
        this.context = context;
    }

    private String database(TableName name) {
        String database = name.databaseOr(context);
        if (calls.database(database) == null) {
            throw Failures.noSchema(database);
        }
        return database;
    }

    void checkView(QueryStatement.CreateView create) {
        String database = database(create.view());
        Table before = calls.table(database, create.view().table());
        if (before != null && !Views.isView(before)) {
            throw Failures.tableInTheWay(database, before.name());
        }
        if (before != null && !create.orReplace()) {
            throw Failures.viewExists(database, before.name());
        }
    }

    void createView(QueryStatement.CreateView create, List<DdlResult.Column> columns) {
        checkView(create);
        String database = create.view().databaseOr(context);
        TableInput view = TableInput.builder()
                .name(create.view().table())
                .tableType(Views.TYPE)
                .parameters(Map.of("presto_view", "true", "comment", "Presto View"))
                .viewOriginalText(Views.text(create.query().text(), database, columns))
                .viewExpandedText("/* Presto View */")
                .storageDescriptor(StorageDescriptor.builder()
                        .columns(columns(columns))
                        .location("")
                        .serdeInfo(SerDeInfo.builder().build())
                        .build())
                .partitionKeys(List.of())
                .build();
        Table before = calls.table(database, create.view().table());
        if (before == null) {
            calls.call(CreateTableRequest.builder()
                    .databaseName(database)
                    .tableInput(view)
                    .build());
        } else {
            calls.update(view, before);
        }
    }

    private static List<Column> columns(List<DdlResult.Column> columns) {
        return columns.stream()
                .map(column -> Column.builder()
                        .name(column.name().toLowerCase(Locale.ROOT))
                        .type(HiveTypes.of(column.type()))
                        .build())
                .toList();
    }

    void createTable(QueryStatement.CreateTableAs create, List<DdlResult.Column> columns, String location) {
        String database = database(create.table());
        if (calls.table(database, create.table().table()) != null) {
            if (create.ifNotExists()) {
                return;
            }
            throw Failures.tableInTheWay(database, create.table().table());
        }
        List<String> keys = create.properties().getOrDefault("partitioned_by", List.of());
        List<Column> all = columns(columns);
        List<Column> partitioned = new ArrayList<>();
        keys.forEach(key -> all.stream()
                .filter(column -> column.name().equalsIgnoreCase(key))
                .forEach(partitioned::add));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("EXTERNAL", "TRUE");
        properties.put("has_encrypted_data", "false");
        calls.call(CreateTableRequest.builder()
                .databaseName(database)
                .tableInput(TableInput.builder()
                        .name(create.table().table())
                        .tableType("EXTERNAL_TABLE")
                        .owner("hadoop")
                        .retention(0)
                        .parameters(properties)
                        .partitionKeys(partitioned)
                        .storageDescriptor(storage(create, location)
                                .columns(all.stream()
                                        .filter(column -> !partitioned.contains(column))
                                        .toList())
                                .build())
                        .build())
                .build());
    }

    private static StorageDescriptor.Builder storage(QueryStatement.CreateTableAs create, String location) {
        String name = one(create, "format", "PARQUET");
        boolean json = name.equalsIgnoreCase("JSON");
        TableStatement.Format named = json ? Formats.TEXT : Formats.named(name);
        TableStatement.Format format = named == null ? Formats.TEXT : named;
        Map<String, String> serdeProperties = new LinkedHashMap<>();
        if (format.equals(Formats.TEXT) && !json) {
            String delimiter = one(create, "field_delimiter", "\1");
            serdeProperties.put("field.delim", delimiter);
            serdeProperties.put("serialization.format", delimiter);
        } else {
            serdeProperties.put("serialization.format", "1");
        }
        return StorageDescriptor.builder()
                .location(location)
                .inputFormat(format.input())
                .outputFormat(format.output())
                .serdeInfo(SerDeInfo.builder()
                        .serializationLibrary(json ? JSON_SERDE : format.serde())
                        .parameters(serdeProperties)
                        .build());
    }

    private static String one(QueryStatement.CreateTableAs create, String property, String usual) {
        List<String> values = create.properties().getOrDefault(property, List.of());
        return values.isEmpty() ? usual : values.get(0);
    }

    void drop(ViewStatement.Drop drop) {
        String database = drop.view().databaseOr(context);
        Table view = calls.table(database, drop.view().table());
        if (view == null) {
            if (drop.ifExists()) {
                return;
            }
            throw Failures.noView(database, drop.view().table());
        }
        if (!Views.isView(view)) {
            throw Failures.noViewButTable(database, view.name());
        }
        calls.call(DeleteTableRequest.builder()
                .databaseName(database)
                .name(view.name())
                .build());
    }
}
