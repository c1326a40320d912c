package wildrydes.bench.pump;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** DuckDB in one thread. It knows no streams: the records of each minute are a file of JSON lines, and a query. */
final class DuckDb implements Contestant {

    private static final String QUERY = """
            SELECT "Name", round(sum("Distance"))::BIGINT, min("MagicPoints"), max("MagicPoints"),
                min("HealthPoints"), max("HealthPoints")
            FROM read_json('{file}', format = 'newline_delimited', columns = {
                Distance: 'DOUBLE', HealthPoints: 'INTEGER', Latitude: 'DOUBLE', Longitude: 'DOUBLE',
                MagicPoints: 'INTEGER', Name: 'VARCHAR', StatusTime: 'TIMESTAMP'})
            GROUP BY "Name"
            """;

    private final Path file;
    private @Nullable Connection connection;
    private @Nullable OutputStream lines;
    private @Nullable Output output;
    private long minute;

    DuckDb() {
        try {
            file = Files.createTempFile("minute", ".jsonl");
        } catch (IOException e) {
            throw new IllegalStateException("no room for a file of records", e);
        }
    }

    @Override
    public void open(Output output) throws SQLException, IOException {
        if (connection == null) {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 1");
            }
        }
        if (lines != null) {
            lines.close();
            lines = null;
        }
        this.output = output;
    }

    @Override
    public void record(long rowtime, byte[] record) throws SQLException, IOException {
        if (lines != null && rowtime / Rides.MINUTE != minute) {
            flush();
        }
        if (lines == null) {
            lines = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            minute = rowtime / Rides.MINUTE;
        }
        lines.write(record);
    }

    @Override
    public void advance(long rowtime) throws SQLException, IOException {
        if (lines != null && rowtime / Rides.MINUTE > minute) {
            flush();
        }
    }

    private void flush() throws SQLException, IOException {
        if (lines == null || connection == null || output == null) {
            return;
        }
        lines.close();
        lines = null;
        String end = Summary.time((minute + 1) * Rides.MINUTE);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY.replace("{file}", file.toString()))) {
            while (rows.next()) {
                output.record(Summary.json(
                        rows.getString(1),
                        end,
                        rows.getLong(2),
                        rows.getInt(3),
                        rows.getInt(4),
                        rows.getInt(5),
                        rows.getInt(6)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB did not close", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
