package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/** The lab's queries with the real engine, which is packed beside the cloud. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AthenaIT {

    private static final String RIDE =
            "{\"Name\":\"%s\",\"StatusTime\":\"2026-03-02 09:14:0%d.000\",\"Distance\":30.5}\n";

    private ServedAthena athena;

    @BeforeAll
    void open(@TempDir Path folder) {
        athena = new ServedAthena(folder, UnaryOperator.identity());
        athena.lab.post("/_lab/athena/warm", "{}");
        athena.s3.createBucket(bucket -> bucket.bucket("herd"));
        for (String hour : List.of("08", "09")) {
            StringBuilder rides = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                rides.append(String.format(RIDE, "Shadowfax", i)).append(String.format(RIDE, "Bucephalus", i));
            }
            athena.put("herd", "2026/03/02/" + hour + "/wildrydes-1", rides.toString());
        }
        succeed("CREATE EXTERNAL TABLE rides (Name string, StatusTime timestamp, Distance float) ROW FORMAT SERDE"
                + " 'org.apache.hive.hcatalog.data.JsonSerDe' LOCATION 's3://herd/'");
    }

    @AfterAll
    void close() {
        athena.close();
    }

    private QueryExecution succeed(String sql) {
        QueryExecution done = athena.run(sql);
        assertThat(done.status().state())
                .as("%s: %s", sql, done.status().stateChangeReason())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        return done;
    }

    private List<List<String>> rows(String sql) {
        return athena.rows(succeed(sql).queryExecutionId());
    }

    @Test
    void ridesAreSummedUp() {
        QueryExecution done =
                succeed("SELECT name, count(*) AS n, sum(distance) AS far FROM rides GROUP BY name ORDER BY name");
        assertThat(athena.rows(done.queryExecutionId()))
                .containsExactly(
                        List.of("name", "n", "far"),
                        List.of("Bucephalus", "10", "305.0"),
                        List.of("Shadowfax", "10", "305.0"));
        assertThat(done.statistics().dataScannedInBytes()).isPositive();
        assertThat(done.statistics().queryPlanningTimeInMillis())
                .isLessThanOrEqualTo(done.statistics().engineExecutionTimeInMillis());
    }

    @Test
    void whatIsWrongIsToldInTheEnginesWords() {
        assertThat(athena.run("SELECT x FROM rides").status().stateChangeReason())
                .startsWith("COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved");
        assertThat(athena.run("SELECT 1 / 0").status().stateChangeReason())
                .isEqualTo("DIVISION_BY_ZERO: Division by zero");
    }

    @Test
    void viewsTablesAndRowsAreMadeOfQueries() {
        succeed("CREATE VIEW fast AS SELECT name, ARRAY[distance] AS all FROM rides");
        assertThat(rows("SELECT count(*) FROM fast WHERE all[1] > 30"))
                .containsExactly(List.of("_col0"), List.of("20"));
        succeed(
                "CREATE TABLE sums WITH (format = 'JSON', partitioned_by = ARRAY['name']) AS SELECT sum(distance) AS far,"
                        + " name FROM rides GROUP BY name");
        succeed("INSERT INTO sums VALUES (1.5, 'Rocinante')");
        assertThat(rows("SELECT name, far FROM sums WHERE name IN ('Rocinante', 'Shadowfax') ORDER BY name"))
                .containsExactly(List.of("name", "far"), List.of("Rocinante", "1.5"), List.of("Shadowfax", "305.0"));
    }

    @Test
    void aTableIsMadeOfAQueryWithParameters() {
        String id = athena.start(
                "CREATE TABLE of_one WITH (format = 'JSON') AS SELECT max(distance) AS far FROM rides WHERE name = ?",
                request -> request.executionParameters("'Shadowfax'"));
        assertThat(athena.ended(id).status().stateChangeReason()).isNull();
        assertThat(rows("SELECT far FROM of_one")).containsExactly(List.of("far"), List.of("30.5"));
    }

    @Test
    void rowsOfOtherTypesAreNotInserted() {
        succeed("CREATE EXTERNAL TABLE log (name string, n int) PARTITIONED BY (dt string) ROW FORMAT SERDE"
                + " 'org.apache.hive.hcatalog.data.JsonSerDe' LOCATION 's3://results/log/'");
        assertThat(athena.run("INSERT INTO log VALUES ('a', 'b', '2026-03-02')")
                        .status()
                        .stateChangeReason())
                .isEqualTo("TYPE_MISMATCH: Insert query has mismatched column types: Table: [varchar, integer,"
                        + " varchar], Query: [varchar(1), varchar(1), varchar(10)]");
        assertThat(athena.run("INSERT INTO log SELECT 'a', 1").status().stateChangeReason())
                .isEqualTo("TYPE_MISMATCH: Insert query has mismatched column types: Table: [varchar, integer,"
                        + " varchar], Query: [varchar(1), integer]");
        succeed("PREPARE log_one FROM INSERT INTO log VALUES (?, ?, ?)");
        assertThat(athena.run("EXECUTE log_one USING 'a', 'b', 'c'").status().stateChangeReason())
                .startsWith("TYPE_MISMATCH: Insert query has mismatched column types: ");
        succeed("EXECUTE log_one USING 'a', 1, 'c'");
        assertThat(rows("SELECT * FROM log")).containsExactly(List.of("name", "n", "dt"), List.of("a", "1", "c"));
    }

    @Test
    void preparedStatementsTakeParameters() {
        succeed("PREPARE of_one FROM SELECT count(*) FROM rides WHERE name = ?");
        assertThat(rows("EXECUTE of_one USING 'Shadowfax'")).containsExactly(List.of("_col0"), List.of("10"));
        String id = athena.start("EXECUTE of_one", request -> request.executionParameters("Nobody"));
        athena.ended(id);
        assertThat(athena.rows(id)).containsExactly(List.of("_col0"), List.of("0"));
    }

    @Test
    void aQueryForEverIsCancelledAndTheNextOneRuns() {
        String id =
                athena.start("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a (x), UNNEST(sequence(1, 10000)) b (y),"
                        + " UNNEST(sequence(1, 10000)) c (z) WHERE x + y + z < 0");
        while (athena.client
                        .getQueryExecution(request -> request.queryExecutionId(id))
                        .queryExecution()
                        .status()
                        .state()
                == QueryExecutionState.QUEUED) {
            Thread.onSpinWait();
        }
        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));
        assertThat(athena.ended(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(rows("SELECT 2")).containsExactly(List.of("_col0"), List.of("2"));
    }
}
