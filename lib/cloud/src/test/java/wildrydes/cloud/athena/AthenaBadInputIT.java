package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.athena.ServedAthena.allow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.run.EngineQuery;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.athena.run.RowSink;

/** What is wrong with files, places, rights and queries is told by the query that meets it, in words, and the next query works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AthenaBadInputIT {

    private static final String RIDE = "{\"Name\":\"Shadowfax\",\"Distance\":30.5}\n";
    private static final String TEN_THOUSAND = "UNNEST(sequence(1, 10000))";

    private ServedAthena athena;

    /** Happens when a query has been told which files there are, and has read none. */
    private volatile Runnable listed = () -> {};

    @BeforeAll
    void open(@TempDir Path folder) {
        athena = new ServedAthena(folder, Told::new);
        athena.lab.post("/_lab/athena/warm", "{}");
        athena.s3.createBucket(bucket -> bucket.bucket("herd"));
    }

    @AfterAll
    void close() {
        athena.close();
    }

    private void put(String key, byte[] content) {
        athena.s3.putObject(object -> object.bucket("herd").key(key), RequestBody.fromBytes(content));
    }

    /** Two tables over one folder: of that name with Hive's SerDe, and with OpenX's. */
    private void tables(String name, String location) {
        for (String[] one : new String[][] {
            {"hive", "org.apache.hive.hcatalog.data.JsonSerDe"}, {"openx", "org.openx.data.jsonserde.JsonSerDe"}
        }) {
            succeed("CREATE EXTERNAL TABLE " + name + "_" + one[0]
                    + " (name string, distance double) ROW FORMAT SERDE '" + one[1] + "' LOCATION '" + location + "'");
        }
    }

    private QueryExecution succeed(String sql) {
        QueryExecution done = athena.run(sql);
        assertThat(done.status().state())
                .as("%s: %s", sql, done.status().stateChangeReason())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        return done;
    }

    private String reason(String sql) {
        return reason(athena.run(sql));
    }

    private static String reason(QueryExecution failed) {
        assertThat(failed.status().state()).as(failed.query()).isEqualTo(QueryExecutionState.FAILED);
        return failed.status().stateChangeReason();
    }

    /** The rows of a query, or why there are none, in a line. */
    private String answer(String sql) {
        QueryExecution done = athena.run(sql);
        return done.status().state() == QueryExecutionState.SUCCEEDED
                ? athena.rows(done.queryExecutionId()).stream()
                        .skip(1)
                        .map(row -> String.join(
                                " ", row.stream().map(String::valueOf).toList()))
                        .reduce((one, next) -> one + ", " + next)
                        .orElse("nothing")
                : done.status().stateChangeReason();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line of 40 MB. */
    private static byte[] huge() {
        byte[] line = new byte[40 << 20];
        Arrays.fill(line, (byte) 'x');
        byte[] begin = bytes("{\"Name\":\"");
        System.arraycopy(begin, 0, line, 0, begin.length);
        byte[] end = bytes("\"}\n");
        System.arraycopy(end, 0, line, line.length - end.length, end.length);
        return line;
    }

    static List<Arguments> files() {
        byte[] whole = gzip(bytes(RIDE.repeat(2_000)));
        String long40 = "HIVE_CURSOR_ERROR: Line too long in text file: s3://herd/huge/a has a line of 16 MB or more."
                + " Write each record on a line of its own.";
        String noGzip = "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://herd/broken/a.gz (offset=0, length=5):"
                + " Not in GZIP format";
        String cut = "HIVE_CURSOR_ERROR: Failed to read file: s3://herd/cut/a.gz: Unexpected end of ZLIB input stream";
        return List.of(
                Arguments.of("nothing", "a", new byte[0], "nothing", "nothing"),
                Arguments.of("nothinggz", "a.gz", new byte[0], "nothing", "nothing"),
                Arguments.of("huge", "a", huge(), long40, long40),
                Arguments.of("broken", "a.gz", bytes("rides"), noGzip, noGzip),
                Arguments.of("cut", "a.gz", Arrays.copyOf(whole, whole.length / 2), cut, cut),
                Arguments.of(
                        "mixed",
                        "a",
                        latin("{\"Name\":\"P\u00e9gase\"}\n"
                                + new String(bytes("{\"Name\":\"P\u00e9g\"}\n"), StandardCharsets.ISO_8859_1)),
                        "P\ufffdgase null, P\u00e9g null",
                        "P\ufffdgase null, P\u00e9g null"),
                Arguments.of(
                        "pretty",
                        "a",
                        bytes("{\n  \"Name\": \"Shadowfax\"\n}\n"),
                        "HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JsonParseException: Unexpected end-of-input: expected"
                                + " close marker for OBJECT",
                        "HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JSONException: A JSONObject text must end with"
                                + " '}' at 2 [character 3 line 1]"),
                Arguments.of("joined", "a", bytes(RIDE.strip().repeat(5)), "Shadowfax 30.5", "Shadowfax 30.5"),
                Arguments.of(
                        "comma",
                        "a",
                        bytes("Name,Distance\nShadowfax,30.5\n"),
                        "HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JsonParseException: Unrecognized token 'Name'",
                        "null null, null null"),
                Arguments.of(
                        "typed",
                        "a",
                        bytes("{\"Name\":\"Shadowfax\",\"Distance\":\"far\"}\n"),
                        "HIVE_BAD_DATA: Error Parsing a column in the table: Current token (VALUE_STRING) not numeric, can not"
                                + " use numeric value accessors (column distance)",
                        "HIVE_BAD_DATA: Error Parsing a column in the table: For input string: \"far\" (column distance)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatIsWrongWithAFileIsToldOrRead(String name, String file, byte[] content, String hive, String openX) {
        put(name + "/" + file, content);
        tables(name, "s3://herd/" + name + "/");

        assertThat(answer("SELECT * FROM " + name + "_hive")).startsWith(hive);
        assertThat(answer("SELECT * FROM " + name + "_openx")).startsWith(openX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folder|s3://herd/not/there/|nothing",
                "stars|s3://herd/*/|nothing",
                "bucket|s3://not-there/rides/|HIVE_FILESYSTEM_ERROR: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Location: s3://not-there/rides/)"
            })
    void aPlaceThatIsNotThereHasNoRows(String name, String location, String answer) {
        tables(name, location);

        assertThat(answer("SELECT * FROM " + name + "_hive")).isEqualTo(answer);
    }

    @Test
    void whatIsAnothersIsNotRead() {
        put("private/a", bytes(RIDE));
        tables("private", "s3://herd/private/");
        String[] rights = {
            allow("athena:*", "*"),
            allow("glue:*", "*"),
            allow("s3:*", "arn:aws:s3:::results"),
            allow("s3:*", "arn:aws:s3:::results/*"),
        };
        String user = "User: arn:aws:iam::000000000000:user/";

        assertThat(refusal("stranger", rights))
                .startsWith("PERMISSION_DENIED: Permission denied on S3 path: s3://herd/private/. " + user
                        + "stranger is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::herd\"");
        rights = Arrays.copyOf(rights, rights.length + 1);
        rights[rights.length - 1] = allow("s3:ListBucket", "*");
        assertThat(refusal("lister", rights))
                .startsWith("PERMISSION_DENIED: Permission denied on S3 path: s3://herd/private/a. " + user
                        + "lister is not authorized to perform: s3:GetObject on resource:"
                        + " \"arn:aws:s3:::herd/private/a\"");
    }

    private String refusal(String name, String... rights) {
        try (AthenaClient client = athena.cloud.athena(athena.user(name, rights))) {
            return reason(athena.ended(ServedAthena.start(client, "SELECT * FROM private_hive", request -> {})));
        }
    }

    @Test
    void anObjectThatIsDeletedBeforeItIsReadEndsTheQuery() {
        put("passing/a", bytes(RIDE));
        put("passing/b", bytes(RIDE));
        tables("passing", "s3://herd/passing/");
        listed = () -> athena.s3.deleteObject(object -> object.bucket("herd").key("passing/b"));
        String reason = reason("SELECT count(*) FROM passing_hive");
        listed = () -> {};

        assertThat(reason)
                .isEqualTo("HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://herd/passing/b (offset=0, length="
                        + RIDE.length() + "): The object does not exist; it was deleted after the query had begun");
        assertThat(answer("SELECT count(*) FROM passing_hive")).isEqualTo("1");
    }

    private void awaitRunning(String id) {
        while (athena.client
                        .getQueryExecution(request -> request.queryExecutionId(id))
                        .queryExecution()
                        .status()
                        .state()
                == QueryExecutionState.QUEUED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aQueryWhoseRowsNeverEndIsCancelled() {
        String id = athena.start("SELECT x, y, z FROM " + TEN_THOUSAND + " a (x), " + TEN_THOUSAND + " b (y), "
                + TEN_THOUSAND + " c (z)");
        awaitRunning(id);
        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));

        assertThat(athena.ended(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(answer("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aHeapThatIsTooSmallEndsTheQueryAndNothingElse() {
        assertThat(reason("SELECT length(rpad('x', 1000000000, 'y'))"))
                .startsWith("Query exhausted resources at this scale factor");
        assertThat(answer("SELECT 1")).isEqualTo("1");
    }

    @Test
    void rowsOfMegabytesAreReadInPages() {
        put("long/a", bytes("{\"Name\":\"" + "x".repeat(3 << 20) + "\"}\n"));
        tables("long", "s3://herd/long/");
        QueryExecution done = succeed("SELECT name FROM long_hive, UNNEST(sequence(1, 3)) t (x)");
        int rows = 0;
        int pages = 0;
        for (GetQueryResultsResponse page :
                athena.client.getQueryResultsPaginator(request -> request.queryExecutionId(done.queryExecutionId()))) {
            rows += page.resultSet().rows().size();
            pages++;
        }
        assertThat(rows).isEqualTo(4);
        assertThat(pages).isGreaterThan(1);
    }

    @Test
    void aStatementOfThousandsOfLevelsIsRefused() {
        assertThat(answer("SELECT " + "(".repeat(500) + "1" + ")".repeat(500))).isEqualTo("1");
        assertRefused(
                "SELECT " + "1+".repeat(20_000) + "1",
                "line 1:1: statement is too large (stack overflow while parsing)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM rides | TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.default.rides' does not exist",
                "SELECT * FROM herd.rides | SCHEMA_NOT_FOUND: line 1:15: Schema 'herd' does not exist",
                "SELECT name = \"Shadowfax\" FROM (VALUES 'a') t (name) | COLUMN_NOT_FOUND: line 1:15: Column 'shadowfax' cannot be resolved or requester is not authorized to access requested resources",
                "SELECT name, count(*) FROM (VALUES 'a') t (name) | EXPRESSION_NOT_AGGREGATE: line 1:8: 'name' must be an aggregate expression or appear in GROUP BY clause",
                "SELECT 1 + 'a' | TYPE_MISMATCH: line 1:10: Cannot apply operator: integer + varchar(1)",
                "SELECT far(1) | FUNCTION_NOT_FOUND: line 1:8: Function 'far' not registered",
                "CREATE TABLE fast WITH (format = 'JSON') AS SELECT far(1) f | FUNCTION_NOT_FOUND: line 1:52: Function 'far' not registered",
                "CREATE VIEW fast AS SELECT far(1) f | FUNCTION_NOT_FOUND: line 1:28: Function 'far' not registered",
                "UNLOAD (SELECT far(1) f) TO 's3://herd/none/' WITH (format = 'JSON') | FUNCTION_NOT_FOUND: line 1:16: Function 'far' not registered"
            })
    void aMistakeInAQueryIsPointedAt(String sql, String reason) {
        assertThat(reason(sql)).startsWith(reason);
    }

    private void assertRefused(String sql, String sentence) {
        assertThatThrownBy(() -> athena.start(sql)).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.awsErrorDetails().errorMessage()).startsWith(sentence);
            assertThat(e.athenaErrorCode()).isEqualTo("MALFORMED_QUERY");
        });
    }

    /** Sentences of the first two kinds are recorded in awslabs/aws-well-architected-labs#502 and sodadata/soda-core#25. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FORM rides | line 1:10: mismatched input 'FORM'. Expecting: ',', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>",
                "SELECT | line 1:7: mismatched input '<EOF>'. Expecting: '*', 'ALL', 'DISTINCT', <expression>",
                "SELECT * FROM `rides` | line 1:15: backquoted identifiers are not supported; use double quotes to quote identifiers",
                "WITH t AS (SELECT 1) SELEC 2 | line 1:22: mismatched input 'SELEC'. Expecting: ",
                "INSERT INTO rides VALUES (1,) | line 1:29: mismatched input ')'. Expecting: <expression>",
                "CREATE TABLE r WITH (format = 'JSON') AS SELECT 1 one FORM rides | line 1:55: mismatched input 'FORM'. Expecting: ",
                "CREATE VIEW v AS SELECT 1 one FORM rides | line 1:31: mismatched input 'FORM'. Expecting: ",
                "UNLOAD (SELECT 1 one FORM rides) TO 's3://herd/u/' WITH (format = 'JSON') | line 1:22: mismatched input 'FORM'. Expecting: ",
                "PREPARE p FROM SELECT ? one FORM rides | line 1:29: mismatched input 'FORM'. Expecting: ",
                "EXPLAIN SELECT 1 one FORM rides | line 1:22: mismatched input 'FORM'. Expecting: "
            })
    void whatCannotBeReadIsNoQuery(String sql, String sentence) {
        assertRefused(sql, sentence);
    }

    /** The engine, which is told of files a moment before something happens to them. */
    private final class Told implements Engine {

        private final Engine real;

        Told(Engine real) {
            this.real = real;
        }

        @Override
        public Outcome run(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
                throws InterruptedException {
            return real.run(query, new ToldCatalog(catalog), rows, cancelled);
        }

        @Override
        public @Nullable String mistake(String sql) throws InterruptedException {
            return real.mistake(sql);
        }

        @Override
        public void warm() {
            real.warm();
        }

        @Override
        public State state() {
            return real.state();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private final class ToldCatalog implements Catalog {

        private final Catalog real;

        ToldCatalog(Catalog real) {
            this.real = real;
        }

        @Override
        public List<String> databases() {
            return real.databases();
        }

        @Override
        public List<String> tables(String database) {
            return real.tables(database);
        }

        @Override
        public @Nullable Table table(String database, String table) {
            return real.table(database, table);
        }

        @Override
        public List<DataFile> files(String database, String table, Map<String, List<String>> partitions) {
            List<DataFile> files = real.files(database, table, partitions);
            listed.run();
            return files;
        }
    }
}
