package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdatePartitionRequest;
import wildrydes.cloud.athena.ddl.TableStatement.ColumnDefinition;

/** Carries out statements that change tables. */
final class TableRuns {

    private static final String EXTERNAL_TABLE = "EXTERNAL_TABLE";

    private final Calls calls;
    private final String context;

    /** @param context the database of tables that are named without one */
    TableRuns(Calls calls, String context) {
        this.calls = calls;
        this.context = context;
    }

    void run(TableStatement statement) {
        if (statement instanceof TableStatement.Create create) {
            create(create);
        } else if (statement instanceof TableStatement.Drop drop) {
            drop(drop);
        } else if (statement instanceof TableStatement.SetProperties set) {
            Table table = table(set);
            Map<String, String> properties = new LinkedHashMap<>(table.parameters());
            properties.putAll(set.properties());
            calls.update(Inputs.of(table).parameters(properties).build(), table);
        } else if (statement instanceof TableStatement.SetLocation set) {
            String location = Location.checked(set.location());
            store(
                    set,
                    set.partition(),
                    storage -> storage.toBuilder().location(location).build());
        } else if (statement instanceof TableStatement.AddColumns add) {
            Table table = table(add);
            store(add, add.partition(), storage -> with(storage, table, added(storage, add.columns())));
        } else if (statement instanceof TableStatement.ReplaceColumns replace) {
            Table table = table(replace);
            List<Column> columns =
                    replace.columns().stream().map(Inputs::column).toList();
            store(replace, replace.partition(), storage -> with(storage, table, columns));
        } else if (statement instanceof TableStatement.ChangeColumn change) {
            Table table = table(change);
            store(change, Map.of(), storage -> with(storage, table, changed(storage.columns(), change)));
        } else {
            table(statement);
            throw Failures.noRename();
        }
    }

    /** The table of a statement, which must be one, and no view. */
    private Table table(TableStatement statement) {
        Table table = calls.requireTable(statement.table(), context);
        if (Views.isView(table)) {
            throw Failures.isView("alter");
        }
        return table;
    }

    private void create(TableStatement.Create create) {
        String database = create.table().databaseOr(context);
        calls.requireDatabase(database);
        if (!Formats.knows(create.format().serde())) {
            throw Failures.noSerde(create.format().serde());
        }
        Location.checked(create.location());
        checkColumns(create.columns(), create.partitionKeys());
        if (calls.table(database, create.table().table()) != null) {
            if (create.ifNotExists()) {
                return;
            }
            throw Failures.tableExists(create.table().table());
        }
        Map<String, String> properties = new LinkedHashMap<>(Map.of("EXTERNAL", "TRUE"));
        properties.putAll(create.properties());
        if (create.comment() != null) {
            properties.put("comment", create.comment());
        }
        calls.call(CreateTableRequest.builder()
                .databaseName(database)
                .tableInput(TableInput.builder()
                        .name(create.table().table())
                        .tableType(EXTERNAL_TABLE)
                        .owner("hadoop")
                        .retention(0)
                        .parameters(properties)
                        .partitionKeys(create.partitionKeys().stream()
                                .map(Inputs::column)
                                .toList())
                        .storageDescriptor(storage(create))
                        .build())
                .build());
    }

    private static StorageDescriptor storage(TableStatement.Create create) {
        return StorageDescriptor.builder()
                .columns(create.columns().stream().map(Inputs::column).toList())
                .location(create.location())
                .inputFormat(create.format().input())
                .outputFormat(create.format().output())
                .numberOfBuckets(create.buckets() == 0 ? -1 : create.buckets())
                .bucketColumns(create.clusteredBy().isEmpty() ? null : create.clusteredBy())
                .serdeInfo(SerDeInfo.builder()
                        .serializationLibrary(create.format().serde())
                        .parameters(create.serdeProperties())
                        .build())
                .build();
    }

    private static void checkColumns(List<ColumnDefinition> columns, List<ColumnDefinition> keys) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> {
            if (!names.add(column.name())) {
                throw Failures.repeatedColumn(column.name());
            }
        });
        keys.forEach(key -> {
            if (!names.add(key.name())) {
                throw Failures.repeatedKey();
            }
        });
    }

    private void drop(TableStatement.Drop drop) {
        String database = drop.table().databaseOr(context);
        Table table = calls.table(database, drop.table().table());
        if (table == null) {
            if (drop.ifExists()) {
                return;
            }
            throw Failures.noTable(database, drop.table().table());
        }
        if (Views.isView(table)) {
            throw Failures.isView("drop");
        }
        calls.call(DeleteTableRequest.builder()
                .databaseName(database)
                .name(table.name())
                .build());
    }

    /** Changes how a table, or one of its partitions, is stored. */
    private void store(
            TableStatement statement, Map<String, String> partition, UnaryOperator<StorageDescriptor> change) {
        Table table = table(statement);
        if (partition.isEmpty()) {
            calls.update(
                    Inputs.of(table)
                            .storageDescriptor(change.apply(Inputs.storage(table)))
                            .build(),
                    table);
            return;
        }
        Partition before = calls.requirePartition(table, partition);
        StorageDescriptor storage =
                before.storageDescriptor() == null ? Inputs.storage(table) : before.storageDescriptor();
        calls.call(UpdatePartitionRequest.builder()
                .databaseName(table.databaseName())
                .tableName(table.name())
                .partitionValueList(before.values())
                .partitionInput(Inputs.of(before)
                        .storageDescriptor(change.apply(storage))
                        .build())
                .build());
    }

    private static List<Column> added(StorageDescriptor storage, List<ColumnDefinition> more) {
        List<Column> columns = new ArrayList<>(storage.columns());
        more.forEach(definition -> columns.add(Inputs.column(definition)));
        return columns;
    }

    /** With other columns, none of which may be there twice. */
    private static StorageDescriptor with(StorageDescriptor storage, Table table, List<Column> columns) {
        Set<String> names = new HashSet<>(Partitions.keys(table));
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw Failures.repeatedColumn(column.name());
            }
        }
        return storage.toBuilder().columns(columns).build();
    }

    private static List<Column> changed(List<Column> before, TableStatement.ChangeColumn change) {
        List<Column> columns = new ArrayList<>(before);
        int place = place(columns, change.column());
        String after = change.after();
        if (after == null) {
            columns.set(place, Inputs.column(change.definition()));
            return columns;
        }
        columns.remove(place);
        columns.add(after.isEmpty() ? 0 : place(columns, after) + 1, Inputs.column(change.definition()));
        return columns;
    }

    private static int place(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw Failures.noColumn(name);
    }
}
