package wildrydes.athena.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Catalog;
import wildrydes.athena.catalog.Column;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.lake.Scope;

/**
 * A query that nobody has asked, over a file of one line: it loads parser, planner, JSON reader and the operators that group and
 * sort, which is most of what makes a first query slower than the next.
 *
 * @param file of one JSON object
 */
record Rehearsal(Path file, long size) implements Catalog {

    private static final String DATABASE = "rehearsal";
    private static final String TABLE = "rides";
    private static final String LOCATION = "s3://rehearsal/";
    private static final String LINE = "{\"name\":\"Shadowfax\",\"distance\":30}\n";

    /** What the lab asks of its rides. */
    private static final String SQL =
            "SELECT name, count(*) AS records, sum(distance) AS metres FROM rides GROUP BY name ORDER BY name";

    /**
     * Takes a first query's time once.
     *
     * @throws RuntimeException of Trino's, where it cannot be run
     */
    static Summary run(Engine engine) throws IOException {
        Path file = Files.createTempFile("wildrydes-rehearsal", ".json");
        try {
            Files.writeString(file, LINE);
            Request request = new Request(SQL, DATABASE, List.of(), false, null, null);
            return engine.run(request, new Scope(new Rehearsal(file, LINE.length())), new Nobody());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static final class Nobody implements RowSink {

        @Override
        public void columns(List<OutputColumn> columns) {}

        @Override
        public void row(@Nullable String[] values) {}
    }

    @Override
    public List<String> databases() {
        return List.of(DATABASE);
    }

    @Override
    public List<String> tables(String database) {
        return List.of(TABLE);
    }

    @Override
    public @Nullable Table table(String database, String table) {
        return !table.equals(TABLE)
                ? null
                : new Table(
                        database,
                        table,
                        List.of(new Column("name", "string", ""), new Column("distance", "float", "")),
                        List.of(),
                        "org.apache.hadoop.mapred.TextInputFormat",
                        "org.apache.hive.hcatalog.data.JsonSerDe",
                        Map.of(),
                        Map.of(),
                        LOCATION,
                        null);
    }

    @Override
    public List<DataFile> files(String database, String table, Map<String, Set<String>> partitions) {
        return List.of(new DataFile(file, LOCATION + TABLE, size, Instant.EPOCH, Map.of()));
    }
}
