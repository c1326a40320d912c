package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** Queries in a notebook, against the packed cloud with its engine, of which all tests share one. */
class QueryIT {

    private static final String LINES = """
            {"Name":"Shadowfax","StatusTime":"2026-03-02 09:15:00.123","Latitude":40.749,"Longitude":-73.985,\
            "Distance":30.5,"HealthPoints":150,"MagicPoints":149}
            {"Name":"Shadowfax","StatusTime":"2026-03-02 09:15:01.123","Latitude":40.7492,"Longitude":-73.9851,\
            "Distance":29.5,"HealthPoints":151,"MagicPoints":149}
            {"Name":"Bucephalus","StatusTime":"2026-03-02 09:15:00.500","Latitude":40.749,"Longitude":-73.985,\
            "Distance":30.25,"HealthPoints":150,"MagicPoints":150}
            """;

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;
    private Screenshot screen;

    @BeforeAll
    static void open() {
        Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
        lab.athena();
    }

    @AfterAll
    static void close() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void begin() {
        screen = Screenshot.begin();
    }

    @AfterEach
    void empty() {
        lab.reset();
    }

    private String shown(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }

    private static String ddl(String table, String location) {
        return """
                CREATE EXTERNAL TABLE %s (
                  Name string,
                  StatusTime timestamp,
                  Latitude float,
                  Longitude float,
                  Distance float,
                  HealthPoints int,
                  MagicPoints int)
                ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
                LOCATION '%s'""".formatted(table, location);
    }

    private static Athena ready() {
        return lab.athena().output(lab.bucket("wildrydes-athena").create());
    }

    private static Bucket rides() {
        Bucket bucket = lab.bucket("wildrydes-data").create();
        return bucket.put("2026/03/02/09/rides", LINES);
    }

    @Test
    void aQueryNeedsAPlaceForItsResultAndIsToldSo() {
        Outcome outcome = lab.attempt(() -> new Athena(lab).query("SELECT 1"));
        assertThat(outcome.code()).isEqualTo("InvalidRequestException");
        assertThat(outcome.sentence())
                .isEqualTo("No output location provided. An output location is required either through the Workgroup"
                        + " result configuration setting or as an API input.");
        assertThat(outcome.next()).isEqualTo("Give it one: athena.output(lab.bucket(\"wildrydes-athena\").create()).");
        assertThat(screen.text()).isEqualTo("Query: not accepted");
    }

    @Test
    void filesAreRowsOfATableAndStayWhenItIsDropped() {
        Athena athena = ready();
        Bucket bucket = rides();
        String ddl = ddl("wildrydes", bucket.location());
        QueryResult made = athena.query(ddl);
        assertThat(made.billedBytes()).isZero();
        assertThat(made.scannedBytes()).isZero();
        assertThat(shown(made)).startsWith("Done; nothing is billed for such a statement; ");
        assertThat(shown(athena))
                .contains("results go to", "wildrydes-athena-", "wildrydes, files in " + bucket.location());

        QueryResult result = athena.query("SELECT * FROM wildrydes ORDER BY name, statustime");
        Table table = result.table();
        assertThat(table.name()).isEqualTo("wildrydes");
        assertThat(table.columnNames())
                .containsExactly(
                        "name", "statustime", "latitude", "longitude", "distance", "healthpoints", "magicpoints");
        assertThat(table.stringColumn("name").asList()).containsExactly("Bucephalus", "Shadowfax", "Shadowfax");
        assertThat(table.column("statustime").type()).isEqualTo(ColumnType.LOCAL_DATE_TIME);
        assertThat(table.doubleColumn("distance").asList()).containsExactly(30.25, 30.5, 29.5);
        assertThat(table.intColumn("healthpoints").get(2)).isEqualTo(151);
        assertThat(result.scannedBytes()).isEqualTo(LINES.length());
        assertThat(result.billedBytes()).isEqualTo(10_000_000);
        assertThat(result.location()).startsWith("s3://wildrydes-athena-").endsWith(result.id() + ".csv");
        assertThat(shown(result)).startsWith("Scanned " + LINES.length() + " bytes, billed 10 MB, $0.00005; ");
        assertThat(screen.text()).contains("Query: SUCCEEDED");
        assertThat(Charts.path(table, "longitude", "latitude", "name").alt()).contains("Shadowfax");
        assertThat(shown(lab.map().of(table))).contains("Shadowfax", "Bucephalus");

        assertThat(athena.query("SHOW TABLES").table().stringColumn(0).asList()).containsExactly("wildrydes");
        athena.query("DROP TABLE wildrydes");
        assertThat(bucket.objects().size()).isEqualTo(1);
        assertThat(lab.attempt(() -> athena.query("SELECT * FROM wildrydes")).code())
                .isEqualTo("TABLE_NOT_FOUND");
        athena.query(ddl);
        assertThat(athena.query("SELECT count(*) rides FROM wildrydes")
                        .table()
                        .longColumn("rides")
                        .get(0))
                .isEqualTo(3);
    }

    @Test
    void whatFailsIsExplainedWithThePlaceThatIsMeant() {
        Athena athena = ready();
        Bucket bucket =
                lab.bucket("wildrydes-shapes").create().put("pretty/rides", "{\n  \"Name\": \"Shadowfax\"\n}\n");
        athena.query(ddl("pretty", bucket.location() + "pretty/"));

        Outcome column = lab.attempt(() -> athena.query("SELECT name,\n  wings FROM pretty"));
        assertThat(column.code()).isEqualTo("COLUMN_NOT_FOUND");
        assertThat(column.why()).endsWith("   2 |   wings FROM pretty\n     |   ^");
        Outcome typo = lab.attempt(() -> athena.query("SELEKT name FROM pretty"));
        assertThat(typo.meaning()).startsWith("Athena cannot read the statement");
        Outcome shape = lab.attempt(() -> athena.query("SELECT * FROM pretty"));
        assertThat(shape.code()).isEqualTo("HIVE_CURSOR_ERROR");
        assertThat(shape.sentence()).contains("Row is not a valid JSON Object");
        assertThat(shape.meaning()).contains("one whole object on each line");
        assertThatThrownBy(() -> athena.query("SELECT * FROM pretty"))
                .isInstanceOf(QueryFailedException.class)
                .hasMessageStartingWith("The query failed. HIVE_CURSOR_ERROR: Row is not a valid JSON Object");
    }

    @Test
    void anInterruptCancelsTheQuery() throws InterruptedException {
        Athena athena = ready();
        String forEver = "SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(x), UNNEST(sequence(1, 10000)) b(y),"
                + " UNNEST(sequence(1, 10000)) c(z)";
        CompletableFuture<QueryResult> result = new CompletableFuture<>();
        Thread cell = new Thread(() -> {
            try {
                result.complete(athena.query(forEver));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        cell.start();
        while (!screen.text().contains("Query: RUNNING")) {
            Thread.sleep(10);
        }
        cell.interrupt();
        cell.join();

        assertThatThrownBy(result::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class)
                .hasMessageContaining("Interrupted; the query is cancelled.");
        assertThat(screen.text()).endsWith("Query: CANCELLED");
        String id = lab.athenaSdk().listQueryExecutions().queryExecutionIds().get(0);
        QueryExecutionState state;
        do {
            state = lab.athenaSdk()
                    .getQueryExecution(b -> b.queryExecutionId(id))
                    .queryExecution()
                    .status()
                    .state();
        } while (state == QueryExecutionState.RUNNING);
        assertThat(state).isEqualTo(QueryExecutionState.CANCELLED);
    }

    @Test
    void aRecordIsFollowedToItsRow() {
        DataStream stream = lab.stream("wildrydes").create();
        Bucket bucket = lab.bucket("wildrydes-data").create();
        lab.deliveryStream("wildrydes")
                .from(stream)
                .to(bucket)
                .buffer(5, ofSeconds(60))
                .create();
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.clock().run(ofMinutes(2));
        shadowfax.stop();
        StreamRecord record = stream.records().list().get(70);
        ready().query(ddl("wildrydes", bucket.location()));
        lab.clock().run(ofMinutes(1));

        Trace trace = lab.trace(record);

        assertThat(trace.notes()).isEmpty();
        assertThat(trace.archived())
                .extracting(Trace.Hop::place)
                .containsExactly(
                        "stream wildrydes",
                        "delivery stream wildrydes",
                        "bucket " + bucket.name(),
                        "Athena's table default.wildrydes");
        assertThat(trace.archived().get(3).what()).matches("1 row of \\d+");
    }
}
