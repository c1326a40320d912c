package wildrydes.cloud.athena;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.run.EngineQuery;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.run.RowSink;

/** Answers queries as a test says, in this process. */
final class FakeQueries implements Engine {

    /** What is done for the text of a query. */
    interface Script {
        Outcome run(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
                throws IOException, InterruptedException;
    }

    private static final String DESCRIBE = "DESCRIBE ";

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> mistakes = new ConcurrentHashMap<>();
    final List<EngineQuery> asked = new CopyOnWriteArrayList<>();

    void on(String sql, Script script) {
        scripts.put(sql, script);
    }

    /** Answers with rows of texts. */
    @SafeVarargs
    @SuppressWarnings("varargs") // Arrays.asList only reads them
    final void rows(String sql, long scanned, List<String> columns, List<@Nullable String>... rows) {
        on(sql, (query, catalog, sink, cancelled) -> {
            sink.columns(columns.stream()
                    .map(name -> new ResultColumn(name, "varchar", Integer.MAX_VALUE, 0, true))
                    .toList());
            sink.rows(Arrays.asList(rows));
            return new Outcome.Done(scanned, rows.length, 2, 5, null);
        });
    }

    /** Tells what columns a query has: pairs of names and types. */
    @SafeVarargs
    @SuppressWarnings("varargs") // Arrays.asList only reads them
    final void describes(String sql, List<@Nullable String>... columns) {
        rows(DESCRIBE + sql, 0, List.of("name", "type"), columns);
    }

    void fails(String sql, String name, String message) {
        on(sql, (query, catalog, sink, cancelled) -> new Outcome.Failed(name, message, 7));
    }

    /** Answers with the locations of a table's files. */
    void files(String sql, String database, String table, Map<String, List<String>> partitions) {
        on(sql, (query, catalog, sink, cancelled) -> {
            try {
                List<Catalog.DataFile> files = catalog.files(database, table, partitions);
                sink.columns(List.of(new ResultColumn("$path", "varchar", Integer.MAX_VALUE, 0, true)));
                sink.rows(files.stream()
                        .map(file -> List.<@Nullable String>of(file.location()))
                        .toList());
                return new Outcome.Done(
                        files.stream().mapToLong(Catalog.DataFile::size).sum(), files.size(), 1, 1, null);
            } catch (Catalog.Refusal e) {
                return new Outcome.Failed(e.name(), String.valueOf(e.getMessage()), 0);
            }
        });
    }

    /** Cannot read a statement. */
    void refuses(String sql, String mistake) {
        mistakes.put(sql, mistake);
    }

    @Override
    public @Nullable String mistake(String sql) {
        return mistakes.get(sql);
    }

    @Override
    public void warm() {}

    @Override
    public State state() {
        return State.READY;
    }

    @Override
    public Outcome run(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
            throws InterruptedException {
        asked.add(query);
        String sql = query.sql().strip(); // which has blanks before it where it is within a statement
        Script script = scripts.get(query.describes() ? DESCRIBE + sql : sql);
        try {
            return script == null
                    ? new Outcome.Failed("SYNTAX_ERROR", "line 1:1: nobody expects " + sql, 0)
                    : script.run(query, catalog, rows, cancelled);
        } catch (IOException e) {
            return new Outcome.Failed("", String.valueOf(e.getMessage()), 0);
        }
    }

    @Override
    public void close() {}
}
