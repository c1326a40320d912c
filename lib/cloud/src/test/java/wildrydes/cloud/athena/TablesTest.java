package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.MetadataException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.athena.run.ResultColumn;

/** Tables as queries see them: which files they have, and for whom; what is written into them. The engine is made up, the catalog is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TablesTest {

    private static final String SERDE = "ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe' ";
    private static final String ANY = "*";

    private ServedAthena athena;

    @BeforeAll
    void open(@TempDir Path folder) {
        athena = new ServedAthena(folder);
        athena.s3.createBucket(bucket -> bucket.bucket("herd"));
        for (String key : List.of(
                "rides/a.json",
                "rides/b/c.json",
                "rides/_temporary/d.json",
                "rides/.hidden",
                "rides/b/",
                "other/e.json",
                "days/dt=2026-03-01/a",
                "days/dt=2026-03-02/a",
                "days/elsewhere/a",
                "hours/2026/03/02/08/a",
                "hours/2026/03/02/09/b",
                "hours/2026/03/02/10/too-late")) {
            athena.put("herd", key, key.endsWith("/") ? "" : "{}\n");
        }
        statement("CREATE DATABASE wild");
        statement("CREATE EXTERNAL TABLE wild.rides (Name string, Distance float) " + SERDE
                + "LOCATION 's3://herd/rides'");
        statement("CREATE EXTERNAL TABLE wild.days (name string) PARTITIONED BY (dt string) " + SERDE
                + "LOCATION 's3://herd/days/'");
        statement("MSCK REPAIR TABLE wild.days");
        statement("ALTER TABLE wild.days ADD PARTITION (dt='2026-03-03') LOCATION 's3://herd/days/elsewhere/'");
        statement("CREATE EXTERNAL TABLE wild.hours (name string) PARTITIONED BY (datehour string) " + SERDE
                + "LOCATION 's3://herd/hours/' TBLPROPERTIES ('projection.enabled'='true',"
                + "'projection.datehour.type'='date','projection.datehour.format'='yyyy/MM/dd/HH',"
                + "'projection.datehour.range'='2021/01/01/00,2026/03/02/09','projection.datehour.interval'='1',"
                + "'projection.datehour.interval.unit'='HOURS',"
                + "'storage.location.template'='s3://herd/hours/${datehour}/')");
    }

    @AfterAll
    void close() {
        athena.close();
    }

    private void statement(String sql) {
        QueryExecution done = athena.run(sql);
        assertThat(done.status().state())
                .as("%s: %s", sql, done.status().stateChangeReason())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    private List<String> files(String table, Map<String, List<String>> partitions) {
        athena.queries.files("SELECT files", "wild", table, partitions);
        QueryExecution done = athena.run("SELECT files");
        assertThat(done.status().stateChangeReason()).isNull();
        return athena.rows(done.queryExecutionId()).stream()
                .skip(1)
                .map(row -> row.get(0))
                .toList();
    }

    private String refused(AwsCredentials credentials, String table) {
        athena.queries.files("SELECT files", "wild", table, Map.of());
        AthenaClient client = athena.cloud.athena(credentials);
        return athena.ended(ServedAthena.start(client, "SELECT files", request -> {}))
                .status()
                .stateChangeReason();
    }

    @Test
    void aTableHasAllFilesBelowItsFolderButHiddenOnes() {
        assertThat(files("rides", Map.of())).containsExactly("s3://herd/rides/a.json", "s3://herd/rides/b/c.json");
    }

    @Test
    void partitionsThatTheQueryDoesNotWantAreNotLookedInto() {
        assertThat(files("days", Map.of()))
                .containsExactly(
                        "s3://herd/days/dt=2026-03-01/a",
                        "s3://herd/days/dt=2026-03-02/a",
                        "s3://herd/days/elsewhere/a");
        assertThat(files("days", Map.of("dt", List.of("2026-03-02", "2026-03-03"))))
                .containsExactly("s3://herd/days/dt=2026-03-02/a", "s3://herd/days/elsewhere/a");
        assertThat(files("days", Map.of("dt", List.of()))).isEmpty();
    }

    @Test
    void projectedHoursAreFoundWithFewAndWithManyPartitions() {
        assertThat(files("hours", Map.of("datehour", List.of("2026/03/02/09", "2026/03/02/10"))))
                .containsExactly("s3://herd/hours/2026/03/02/09/b");
        assertThat(files("hours", Map.of()))
                .containsExactly("s3://herd/hours/2026/03/02/08/a", "s3://herd/hours/2026/03/02/09/b");
    }

    @Test
    void filesAreThePlainFilesOfTheObjects() {
        AtomicReference<Catalog.DataFile> found = new AtomicReference<>();
        athena.queries.on("SELECT one", (query, catalog, sink, cancelled) -> {
            found.set(catalog.files("wild", "days", Map.of("dt", List.of("2026-03-01")))
                    .get(0));
            return new Outcome.Failed("SEEN", "", 0);
        });
        athena.run("SELECT one");
        assertThat(found.get().path()).hasContent("{}\n");
        assertThat(found.get().size()).isEqualTo(3);
        assertThat(found.get().partition()).isEqualTo(Map.of("dt", "2026-03-01"));
    }

    @Test
    void whoMayNotReadAnObjectGetsNoRows() {
        String[] all = {
            ServedAthena.allow("athena:*", ANY),
            ServedAthena.allow("glue:Get*", ANY),
            ServedAthena.allow("s3:GetBucketLocation", ANY),
            ServedAthena.allow("s3:PutObject", "arn:aws:s3:::results/*"),
            ServedAthena.allow("s3:ListBucket", ANY)
        };
        assertThat(refused(athena.user("no-objects", all), "rides"))
                .isEqualTo("PERMISSION_DENIED: Permission denied on S3 path: s3://herd/rides/a.json. User:"
                        + " arn:aws:iam::000000000000:user/no-objects is not authorized to perform: s3:GetObject on"
                        + " resource: \"arn:aws:s3:::herd/rides/a.json\" because no identity-based policy allows the"
                        + " s3:GetObject action");
        assertThat(refused(athena.user("no-lists", Arrays.copyOf(all, 4)), "rides"))
                .startsWith("PERMISSION_DENIED: Permission denied on S3 path: s3://herd/rides/. User:"
                        + " arn:aws:iam::000000000000:user/no-lists is not authorized to perform: s3:ListBucket");
        all[1] = ServedAthena.allow("s3:GetObject", ANY);
        assertThat(refused(athena.user("no-glue", all), "rides"))
                .startsWith("Insufficient permissions to execute the query. User:"
                        + " arn:aws:iam::000000000000:user/no-glue is not authorized to perform: glue:GetTable");
    }

    @Test
    void aLocationThatIsNotThereFailsTheQuery() {
        statement("CREATE EXTERNAL TABLE wild.lost (name string) " + SERDE + "LOCATION 's3://nobodys-herd/rides/'");
        assertThat(refused(wildrydes.cloud.ServedCloud.ADMINISTRATOR, "lost"))
                .isEqualTo(
                        "HIVE_FILESYSTEM_ERROR: The specified bucket does not exist (Service: Amazon S3; Status Code:"
                                + " 404; Error Code: NoSuchBucket; Location: s3://nobodys-herd/rides/)");
        statement("CREATE EXTERNAL TABLE wild.nothing_there (name string) " + SERDE + "LOCATION 's3://herd/nothing/'");
        assertThat(files("nothing_there", Map.of())).isEmpty();
    }

    @Test
    void theEngineSeesTheCatalogInLowerCase() {
        AtomicReference<Catalog.Table> found = new AtomicReference<>();
        athena.queries.on("SELECT table", (query, catalog, sink, cancelled) -> {
            assertThat(catalog.databases()).contains("default", "wild");
            assertThat(catalog.tables("wild")).contains("days", "hours", "rides");
            assertThat(catalog.tables("none")).isEmpty();
            assertThat(catalog.table("wild", "none")).isNull();
            found.set(catalog.table("wild", "rides"));
            return new Outcome.Done(0, 0, 0, 0, null);
        });
        assertThat(athena.run("SELECT table").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(found.get().columns())
                .extracting(Catalog.Field::name, Catalog.Field::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "string"),
                        org.assertj.core.groups.Tuple.tuple("distance", "float"));
        assertThat(found.get().serde()).isEqualTo("org.apache.hive.hcatalog.data.JsonSerDe");
        assertThat(found.get().view()).isNull();
    }

    @Test
    void aViewIsKeptWithTheTypesOfTheEngine() {
        athena.queries.describes("SELECT ARRAY['a'] AS tags", List.of("tags", "array(varchar)"));
        statement("CREATE VIEW wild.tagged AS SELECT ARRAY['a'] AS tags");
        assertThat(athena.queries.asked.get(athena.queries.asked.size() - 1).describes())
                .isTrue();
        AtomicReference<Catalog.Table> found = new AtomicReference<>();
        athena.queries.on("SELECT view", (query, catalog, sink, cancelled) -> {
            found.set(catalog.table("wild", "tagged"));
            return new Outcome.Done(0, 0, 0, 0, null);
        });
        athena.run("SELECT view");
        assertThat(found.get().view()).isEqualTo("SELECT ARRAY['a'] AS tags");
        assertThat(found.get().columns().get(0).type()).isEqualTo("array<string>");
    }

    private void written(String sql, List<ResultColumn> columns, List<List<String>> rows) {
        athena.queries.on(sql, (query, catalog, sink, cancelled) -> {
            sink.columns(columns);
            sink.rows(List.copyOf(rows));
            return new Outcome.Done(77, rows.size(), 1, 1, null);
        });
    }

    private String object(String bucket, String key) {
        try (GZIPInputStream content = new GZIPInputStream(
                athena.s3.getObject(object -> object.bucket(bucket).key(key)))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aTableIsCreatedFromAQuery() {
        athena.queries.describes(
                "SELECT total, name FROM sums", List.of("total", "bigint"), List.of("name", "varchar"));
        written(
                "SELECT total, name FROM sums",
                List.of(
                        new ResultColumn("total", "bigint", 19, 0, false),
                        new ResultColumn("name", "varchar", 9, 0, true)),
                List.of(List.of("1", "Shadowfax"), List.of("2", "Bucephalus")));
        QueryExecution done =
                athena.run("CREATE TABLE wild.sums WITH (format = 'JSON', partitioned_by = ARRAY['name']) AS"
                        + " SELECT total, name FROM sums");
        assertThat(done.status().stateChangeReason()).isNull();
        assertThat(done.substatementType()).isEqualTo("CREATE_TABLE_AS_SELECT");
        assertThat(done.statistics().dataScannedInBytes()).isEqualTo(77);
        String folder = "tables/" + done.queryExecutionId();
        assertThat(done.resultConfiguration().outputLocation()).isEqualTo("s3://results/" + folder);
        List<String> keys = athena.keys("results").stream()
                .filter(key -> key.startsWith(folder))
                .toList();
        assertThat(keys).hasSize(4).contains(folder + "-manifest.csv", folder + ".metadata");
        String shadowfax = keys.stream()
                .filter(key -> key.contains("/name=Shadowfax/"))
                .findFirst()
                .orElseThrow();
        assertThat(object("results", shadowfax)).isEqualTo("{\"total\":1}\n");
        assertThat(athena.object(folder + "-manifest.csv")).contains("s3://results/" + shadowfax + "\n");
        var results = athena.client.getQueryResults(request -> request.queryExecutionId(done.queryExecutionId()));
        assertThat(results.updateCount()).isEqualTo(2);
        assertThat(results.resultSet().rows()).isEmpty();
        assertThat(files("sums", Map.of("name", List.of("Shadowfax")))).containsExactly("s3://results/" + shadowfax);
        assertThat(athena.run("CREATE TABLE wild.sums WITH (format = 'JSON') AS SELECT total, name FROM sums")
                        .status()
                        .stateChangeReason())
                .isEqualTo(
                        "TABLE_ALREADY_EXISTS: line 1:1: Destination table 'awsdatacatalog.wild.sums' already exists");
        assertThat(athena.run("CREATE TABLE wild.columns AS SELECT total, name FROM sums")
                        .status()
                        .stateChangeReason())
                .isEqualTo("NOT_SUPPORTED: Format PARQUET cannot be written here; write WITH (format = 'JSON') or WITH"
                        + " (format = 'TEXTFILE').");
    }

    @Test
    void rowsAreInsertedAsTheTableWantsThem() {
        statement("CREATE EXTERNAL TABLE wild.log (name string, n int) PARTITIONED BY (dt string) " + SERDE
                + "LOCATION 's3://herd/log/'");
        String sql =
                "SELECT CAST(c0 AS varchar) AS \"name\", CAST(NULL AS integer) AS \"n\", CAST(c1 AS varchar) AS \"dt\""
                        + " FROM (VALUES ('a', 'x')\n) AS t (c0, c1)";
        written(
                sql,
                List.of(
                        new ResultColumn("name", "varchar", 1, 0, true),
                        new ResultColumn("n", "integer", 10, 0, false),
                        new ResultColumn("dt", "varchar", 1, 0, true)),
                List.of(Arrays.asList("a", null, "x/y")));
        QueryExecution done = athena.run("INSERT INTO wild.log (name, dt) VALUES ('a', 'x')");
        assertThat(done.status().stateChangeReason()).isNull();
        assertThat(done.resultConfiguration().outputLocation()).isEqualTo("s3://results/" + done.queryExecutionId());
        String key = athena.keys("herd").stream()
                .filter(each -> each.startsWith("log/dt=x%2Fy/"))
                .findFirst()
                .orElseThrow();
        assertThat(object("herd", key)).isEqualTo("{\"name\":\"a\"}\n");
        assertThat(files("log", Map.of("dt", List.of("x/y")))).containsExactly("s3://herd/" + key);
        assertThat(athena.run("INSERT INTO wild.none VALUES (1)").status().stateChangeReason())
                .isEqualTo("TABLE_NOT_FOUND: line 1:1: Table 'awsdatacatalog.wild.none' does not exist");
    }

    @Test
    void queriesAreUnloadedIntoEmptyFoldersOnly() {
        written(
                "SELECT unloaded",
                List.of(new ResultColumn("a", "integer", 10, 0, false), new ResultColumn("b", "varchar", 1, 0, true)),
                List.of(List.of("1", "x")));
        String sql = "UNLOAD (SELECT unloaded) TO 's3://herd/out/' WITH (format = 'TEXTFILE', field_delimiter = ';')";
        statement(sql);
        String key = athena.keys("herd").stream()
                .filter(each -> each.startsWith("out/"))
                .findFirst()
                .orElseThrow();
        assertThat(object("herd", key)).isEqualTo("1;x\n");
        assertThat(athena.run(sql).status().stateChangeReason())
                .startsWith("HIVE_PATH_ALREADY_EXISTS: Target directory for UNLOAD already exists: s3://herd/out/.");
    }

    @Test
    void statementsLeaveLinesAsTheirResult() {
        QueryExecution done = athena.run("SHOW TABLES IN wild");
        assertThat(done.resultConfiguration().outputLocation()).endsWith(done.queryExecutionId() + ".txt");
        assertThat(athena.object(done.queryExecutionId() + ".txt"))
                .contains("days\nhours\n")
                .doesNotEndWith("\n");
        assertThat(athena.rows(done.queryExecutionId())).contains(List.of("days"), List.of("rides"));
        QueryExecution failed = athena.run("DROP TABLE wild.missing");
        assertThat(failed.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(athena.object(failed.queryExecutionId() + ".txt"))
                .isEqualTo(failed.status().stateChangeReason());
        assertThatThrownBy(() -> athena.start("DESCRIBE wild.missing"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Entity Not Found");
    }

    @Test
    void theCatalogIsToldWithoutAQuery() {
        assertThat(athena.client
                        .getDataCatalog(request -> request.name("awsdatacatalog"))
                        .dataCatalog()
                        .typeAsString())
                .isEqualTo("GLUE");
        assertThat(athena.client
                        .listDataCatalogs(request -> {})
                        .dataCatalogsSummary()
                        .get(0)
                        .catalogName())
                .isEqualTo("AwsDataCatalog");
        assertThat(athena.client
                        .listDatabases(request -> request.catalogName("AwsDataCatalog"))
                        .databaseList())
                .extracting("name")
                .contains("default", "wild");
        assertThat(athena.client
                        .getDatabase(
                                request -> request.catalogName("AwsDataCatalog").databaseName("wild"))
                        .database()
                        .name())
                .isEqualTo("wild");
        var days = athena.client
                .getTableMetadata(request -> request.catalogName("AwsDataCatalog")
                        .databaseName("wild")
                        .tableName("days"))
                .tableMetadata();
        assertThat(days.tableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(days.partitionKeys()).extracting("name").containsExactly("dt");
        assertThat(athena.client
                        .listTableMetadata(request -> request.catalogName("AwsDataCatalog")
                                .databaseName("wild")
                                .expression("da.*|hours"))
                        .tableMetadataList())
                .extracting("name")
                .containsExactly("days", "hours");
        assertThatThrownBy(() -> athena.client.getTableMetadata(request -> request.catalogName("AwsDataCatalog")
                        .databaseName("wild")
                        .tableName("none")))
                .isInstanceOf(MetadataException.class);
        assertThat(athena.client.listEngineVersions(request -> {}).engineVersions())
                .extracting("effectiveEngineVersion")
                .containsOnly("Athena engine version 3");
    }

    @Test
    void nothingIsLeftOfResultsOnTheWayToS3() throws IOException {
        Path results = athena.folder().resolve("athena/results");
        statement("SHOW DATABASES");
        try (var files = Files.list(results)) {
            assertThat(files.toList()).isEmpty();
        }
    }
}
