package wildrydes.cloud.athena.ddl;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** Carries out statements that tell what the catalog has. */
final class Shows {

    private final Calls calls;
    private final String context;

    /** @param context the database of what is named without one */
    Shows(Calls calls, String context) {
        this.calls = calls;
        this.context = context;
    }

    DdlResult run(ShowStatement statement) {
        if (statement instanceof ShowStatement.Databases show) {
            return names(
                    "database_name",
                    show.pattern(),
                    calls.databases().stream().map(Database::name).toList());
        }
        if (statement instanceof ShowStatement.Tables show) {
            return names(
                    "tab_name",
                    show.pattern(),
                    tables(show.database()).stream().map(Table::name).toList());
        }
        if (statement instanceof ShowStatement.Views show) {
            return names(
                    "views",
                    show.pattern(),
                    tables(show.database()).stream()
                            .filter(Views::isView)
                            .map(Table::name)
                            .toList());
        }
        if (statement instanceof ShowStatement.Partitions show) {
            return partitions(show);
        }
        if (statement instanceof ShowStatement.Columns show) {
            return columns(show);
        }
        if (statement instanceof ShowStatement.CreateText show) {
            return show.view() ? createView(show.table()) : createTable(show.table());
        }
        if (statement instanceof ShowStatement.Properties show) {
            return properties(show);
        }
        if (statement instanceof ShowStatement.Describe describe) {
            return describe(describe);
        }
        return database((ShowStatement.DescribeDatabase) statement);
    }

    private List<Table> tables(@Nullable String database) {
        String of = database == null ? context : database;
        calls.requireDatabase(of);
        return calls.tables(of);
    }

    private static DdlResult names(String column, @Nullable String pattern, List<String> names) {
        Patterns patterns = new Patterns(pattern);
        Rows rows = new Rows(column);
        names.stream().filter(patterns::matches).forEach(rows::add);
        return rows.result();
    }

    private DdlResult partitions(ShowStatement.Partitions show) {
        Table table = calls.requireTable(show.table(), context);
        if (table.partitionKeys().isEmpty()) {
            throw Failures.noKeys(table.databaseName() + "." + table.name());
        }
        Partitions.check(table, show.values());
        List<String> keys = Partitions.keys(table);
        Rows rows = new Rows("partition");
        for (Partition partition : calls.partitions(table, null)) {
            boolean wanted = show.values().entrySet().stream()
                    .allMatch(one ->
                            partition.values().get(keys.indexOf(one.getKey())).equals(one.getValue()));
            if (wanted) {
                rows.add(Partitions.path(keys, partition.values()));
            }
        }
        return rows.result();
    }

    /** The table of a statement that Athena does not even take where there is none. */
    Table entity(TableName name) {
        Table table = calls.table(name.databaseOr(context), name.table());
        if (table == null) {
            throw Failures.noEntity(UUID.randomUUID().toString());
        }
        return table;
    }

    private DdlResult columns(ShowStatement.Columns show) {
        Table table = entity(show.table());
        if (Views.isView(table)) {
            return view(table);
        }
        Rows rows = new Rows("field");
        Inputs.storage(table).columns().forEach(column -> rows.addFilled(column.name()));
        table.partitionKeys().forEach(key -> rows.addFilled(key.name()));
        return rows.result();
    }

    /** The columns of a view, which the engine describes. */
    private static DdlResult view(Table view) {
        List<DdlResult.Column> columns =
                List.of(new DdlResult.Column("column", "varchar"), new DdlResult.Column("type", "varchar"));
        return new DdlResult(
                columns,
                Views.columns(view).stream()
                        .map(column -> List.of(column.name() + "\t" + column.type()))
                        .toList());
    }

    private DdlResult createTable(TableName name) {
        Table table = calls.requireTable(name, context);
        if (Views.isView(table)) {
            throw Failures.viewNoTable(table.databaseName(), table.name());
        }
        return new Rows("createtab_stmt").add(CreateTableText.of(table, name)).result();
    }

    private DdlResult createView(TableName name) {
        String database = name.databaseOr(context);
        Table view = calls.table(database, name.table());
        String query = view == null || !Views.isView(view) ? null : Views.query(view.viewOriginalText());
        if (view == null || query == null) {
            throw Failures.noView(database, name.table());
        }
        DdlResult lines = new Rows("create view")
                .add("CREATE VIEW " + database + "." + view.name() + " AS\n" + query)
                .result();
        return new DdlResult(List.of(new DdlResult.Column("create view", "varchar")), lines.rows());
    }

    private DdlResult properties(ShowStatement.Properties show) {
        Table table = calls.requireTable(show.table(), context);
        Map<String, String> all = TableProperties.of(table);
        Rows rows = new Rows("prpt_name", "prpt_value");
        String wanted = show.property();
        if (wanted == null) {
            all.forEach((name, value) -> rows.add(name + "\t" + value));
        } else {
            String value = all.get(wanted);
            rows.add(
                    value == null
                            ? "Table " + table.databaseName() + "." + table.name() + " does not have property: "
                                    + wanted
                            : value);
        }
        return rows.result();
    }

    private DdlResult describe(ShowStatement.Describe describe) {
        Table table = entity(describe.table());
        if (Views.isView(table)) {
            return view(table);
        }
        Partition partition =
                describe.partition().isEmpty() ? null : calls.requirePartition(table, describe.partition());
        DescribeText text = new DescribeText(table, partition);
        String field = describe.field();
        return field == null ? text.of(describe.detail()) : field(table, text, field);
    }

    private static DdlResult field(Table table, DescribeText text, String name) {
        for (Column column : Inputs.storage(table).columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                return text.of(column, ColumnLines.comment(table, column));
            }
        }
        for (Column key : table.partitionKeys()) {
            if (key.name().equalsIgnoreCase(name)) {
                return text.of(key, ColumnLines.comment(key));
            }
        }
        throw Failures.noColumn(name);
    }

    private DdlResult database(ShowStatement.DescribeDatabase describe) {
        Database database = calls.requireDatabase(describe.name());
        String line = String.join(
                "\t",
                database.name(),
                database.description() == null ? "" : database.description(),
                database.locationUri() == null ? "" : database.locationUri(),
                "hadoop",
                "USER",
                describe.extended() && !database.parameters().isEmpty()
                        ? database.parameters().toString()
                        : "");
        return new Rows("db_name", "comment", "location", "owner_name", "owner_type", "parameters")
                .add(line)
                .result();
    }
}
