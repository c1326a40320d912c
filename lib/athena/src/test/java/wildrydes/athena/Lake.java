package wildrydes.athena;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Catalog;
import wildrydes.athena.catalog.Column;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.engine.Engine;
import wildrydes.athena.engine.OutputColumn;
import wildrydes.athena.engine.Request;
import wildrydes.athena.engine.RowSink;
import wildrydes.athena.failure.Failure;
import wildrydes.athena.lake.Scope;

/** Tables over files in a folder, and queries on them; one Trino serves all tests, since its start takes seconds. */
public final class Lake implements Catalog {

    public static final String HIVE_JSON = "org.apache.hive.hcatalog.data.JsonSerDe";
    public static final String OPENX_JSON = "org.openx.data.jsonserde.JsonSerDe";
    public static final String TEXT = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
    public static final String OPEN_CSV = "org.apache.hadoop.hive.serde2.OpenCSVSerde";
    public static final String REGEX = "org.apache.hadoop.hive.serde2.RegexSerDe";
    public static final Instant MODIFIED = Instant.parse("2026-03-02T09:15:00Z");

    private static final long MEMORY = 64 << 20;

    private final Path folder;
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, List<DataFile>> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    private static final class Shared {
        static final Engine ENGINE = new Engine(MEMORY);
    }

    public Lake(Path folder) {
        this.folder = folder;
    }

    public static Engine engine() {
        return Shared.ENGINE;
    }

    /** A result, or why there is none. */
    public record Result(
            List<OutputColumn> columns,
            List<List<@Nullable String>> rows,
            long scanned,
            @Nullable Failure failure) {

        /** All rows, values separated by bars. */
        public List<String> lines() {
            if (failure != null) {
                throw new AssertionError(failure.toString());
            }
            return rows.stream()
                    .map(row ->
                            String.join("|", row.stream().map(String::valueOf).toList()))
                    .toList();
        }

        /** As Athena shows it. */
        public String problem() {
            if (failure == null) {
                throw new AssertionError("The query has succeeded with " + rows);
            }
            return failure.name() + ": " + failure.message();
        }
    }

    /**
     * Makes a table in the database {@code default}.
     *
     * @param columns such as {@code name string, age int}
     * @param properties keys and values of the SerDe
     */
    public Lake table(String name, String serde, String columns, String... properties) {
        return table(name, serde, columns, "", properties);
    }

    public Lake partitioned(String name, String serde, String columns, String keys) {
        return table(name, serde, columns, keys, new String[0]);
    }

    private Lake table(String name, String serde, String columns, String keys, String[] properties) {
        Map<String, String> serdeProperties = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            serdeProperties.put(properties[i], properties[i + 1]);
        }
        add(new Table(
                "default",
                name,
                columns(columns),
                columns(keys),
                "org.apache.hadoop.mapred.TextInputFormat",
                serde,
                serdeProperties,
                Map.of(),
                "s3://rides/" + name + "/",
                null));
        return this;
    }

    public Lake view(String name, String columns, String sql) {
        add(new Table("default", name, columns(columns), List.of(), "", "", Map.of(), Map.of(), "", sql));
        return this;
    }

    private void add(Table table) {
        tables.put(table.name(), table);
        files.put(table.name(), new ArrayList<>());
    }

    private static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        int depth = 0;
        int start = 0;
        String closed = text.isEmpty() ? text : text + ",";
        for (int i = 0; i < closed.length(); i++) {
            switch (closed.charAt(i)) {
                case '<', '(' -> depth++;
                case '>', ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        String[] column = closed.substring(start, i).trim().split(" ", 2);
                        columns.add(new Column(column[0].toLowerCase(Locale.ROOT), column[1], ""));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        return columns;
    }

    public Lake file(String table, String name, String content) throws IOException {
        return file(table, name, content.getBytes(UTF_8));
    }

    /** Puts a file; folders such as {@code dt=2026-03-02} in its name are its partition. */
    public Lake file(String table, String name, byte[] content) throws IOException {
        Path path = folder.resolve(table).resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        Map<String, String> partition = new LinkedHashMap<>();
        for (String part : name.split("/")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                partition.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        files.get(table)
                .add(new DataFile(path, "s3://rides/" + table + "/" + name, content.length, MODIFIED, partition));
        return this;
    }

    public Path path(String table, String name) {
        return folder.resolve(table).resolve(name);
    }

    public Result query(String sql, String... parameters) {
        return run(new Request(sql, "default", List.of(parameters), false, null, null), new Scope(this));
    }

    public Result run(Request request, Scope scope) {
        List<OutputColumn> columns = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        try {
            engine().run(request, scope, new RowSink() {
                @Override
                public void columns(List<OutputColumn> all) {
                    columns.addAll(all);
                }

                @Override
                public void row(@Nullable String[] values) {
                    rows.add(Arrays.asList(values));
                }
            });
            return new Result(columns, rows, scope.scannedBytes(), null);
        } catch (RuntimeException | Error e) {
            return new Result(columns, rows, scope.scannedBytes(), Failure.of(e));
        }
    }

    /** Partitions of which files were asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public List<String> databases() {
        return List.of("default");
    }

    @Override
    public List<String> tables(String database) {
        return List.copyOf(tables.keySet());
    }

    @Override
    public @Nullable Table table(String database, String table) {
        return database.equals("default") ? tables.get(table) : null;
    }

    @Override
    public List<DataFile> files(String database, String table, Map<String, Set<String>> partitions) {
        asked.add(partitions.toString());
        return List.copyOf(files.get(table));
    }
}
