package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StatementType;
import wildrydes.cloud.athena.run.Outcome;

/** Queries from their beginning to their results, through the real client; what they find is made up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueriesTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private ServedAthena athena;

    @BeforeAll
    void open(@TempDir Path folder) {
        athena = new ServedAthena(folder);
        athena.queries.rows(
                "SELECT name FROM rides",
                12_345,
                List.of("name", "distance"),
                Arrays.asList("Shadowfax", "30.5"),
                Arrays.asList("Buce\"phalus", null));
    }

    @AfterAll
    void close() {
        athena.close();
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            assertThat(e.athenaErrorCode()).isEqualTo(code);
        });
    }

    @Test
    void aQueryLeavesItsRowsInTheBucket() {
        QueryExecution done = athena.run("SELECT name FROM rides");
        String id = done.queryExecutionId();
        assertThat(done.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(done.status().stateChangeReason()).isNull();
        assertThat(done.status().completionDateTime()).isEqualTo(done.status().submissionDateTime());
        assertThat(done.statementType()).isEqualTo(StatementType.DML);
        assertThat(done.substatementType()).isEqualTo("SELECT");
        assertThat(done.workGroup()).isEqualTo("primary");
        assertThat(done.resultConfiguration().outputLocation()).isEqualTo("s3://results/" + id + ".csv");
        assertThat(done.statistics().dataScannedInBytes()).isEqualTo(12_345);
        assertThat(done.engineVersion().effectiveEngineVersion()).isEqualTo("Athena engine version 3");
        assertThat(athena.object(id + ".csv"))
                .isEqualTo("\"name\",\"distance\"\n\"Shadowfax\",\"30.5\"\n\"Buce\"\"phalus\",\n");
        assertThat(athena.object(id + ".csv.metadata")).contains(id).contains("distance");

        GetQueryResultsResponse results = athena.client.getQueryResults(request -> request.queryExecutionId(id));
        assertThat(athena.rows(id))
                .containsExactly(
                        List.of("name", "distance"), List.of("Shadowfax", "30.5"), Arrays.asList("Buce\"phalus", null));
        assertThat(results.updateCount()).isZero();
        assertThat(results.nextToken()).isNull();
        assertThat(results.resultSet().resultSetMetadata().columnInfo())
                .extracting("name", "label", "type", "catalogName")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "name", "varchar", "hive"),
                        org.assertj.core.groups.Tuple.tuple("distance", "distance", "varchar", "hive"));
        assertThat(athena.client
                        .getQueryRuntimeStatistics(request -> request.queryExecutionId(id))
                        .queryRuntimeStatistics()
                        .rows()
                        .outputRows())
                .isEqualTo(2);
    }

    @Test
    void resultsComeInPages() {
        String id = athena.run("SELECT name FROM rides").queryExecutionId();
        List<Integer> sizes = new ArrayList<>();
        List<String> firsts = new ArrayList<>();
        athena.client
                .getQueryResultsPaginator(
                        request -> request.queryExecutionId(id).maxResults(2))
                .forEach(page -> {
                    sizes.add(page.resultSet().rows().size());
                    firsts.add(page.resultSet().rows().get(0).data().get(0).varCharValue());
                });
        assertThat(sizes).containsExactly(2, 1);
        assertThat(firsts).containsExactly("name", "Buce\"phalus");
        assertRefused(
                () -> athena.client.getQueryResults(
                        request -> request.queryExecutionId(id).nextToken("x")),
                "INVALID_INPUT",
                "Malformed nextPageToken x");
    }

    @Test
    void withoutAResultLocationNothingBegins() {
        assertRefused(
                () -> athena.client.startQueryExecution(request -> request.queryString("SELECT 1")),
                "INVALID_INPUT",
                "No output location provided. An output location is required either through the Workgroup result"
                        + " configuration setting or as an API input.");
        assertRefused(
                () -> athena.start(
                        "SELECT 1",
                        request -> request.resultConfiguration(result -> result.outputLocation("results/"))),
                "INVALID_INPUT",
                "outputLocation is not a valid S3 path.");
        assertRefused(
                () -> athena.start(
                        "SELECT 1",
                        request ->
                                request.resultConfiguration(result -> result.outputLocation("s3://nobodys-bucket/"))),
                "INVALID_INPUT",
                "Unable to verify/create output bucket nobodys-bucket");
    }

    @Test
    void whatFailsSaysWhyInAthenasWords() {
        athena.queries.fails("SELECT x FROM rides", "COLUMN_NOT_FOUND", "line 1:8: Column 'x' cannot be resolved");
        QueryExecution failed = athena.run("SELECT x FROM rides");
        QueryExecutionStatus status = failed.status();
        assertThat(status.state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(status.stateChangeReason()).isEqualTo("COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved");
        assertThat(status.athenaError().errorCategory()).isEqualTo(2);
        assertThat(status.athenaError().errorType()).isEqualTo(1006);
        assertThat(status.athenaError().errorMessage()).isEqualTo(status.stateChangeReason());
        assertThat(status.athenaError().retryable()).isFalse();
        assertRefused(
                () -> athena.rows(failed.queryExecutionId()),
                "INVALID_QUERY_EXECUTION_STATE",
                "Query did not finish successfully. Final query state: FAILED");
        assertThat(athena.keys(ServedAthena.BUCKET)).noneMatch(key -> key.startsWith(failed.queryExecutionId()));
    }

    /** Hive's parser is behind the one that answers StartQueryExecution. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE EXTERNAL TABLE t (a varchar2(16)) LOCATION 's3://b/'|DDL|CREATE_TABLE|1003|FAILED: ParseException line 1:27 cannot recognize input near 'varchar2' '(' '16' in column type",
                "ALTER TABLE t DROP COLUMN m|DDL|ALTER_TABLE_DROP_COLUMN|1003|FAILED: ParseException line 1:19 mismatched input 'COLUMN' expecting PARTITION near 'DROP' in drop partition statement",
                "CREATE EXTERNAL TABLE t (a int) STORED AS JSON LOCATION 's3://b/'|DDL|CREATE_TABLE|1003|FAILED: SemanticException Unrecognized file format in STORED AS clause: 'json'",
                "UPDATE t SET a = 1|DML|UPDATE|1200|NOT_SUPPORTED: Modifying Hive table rows is only supported for transactional tables"
            })
    void whatOnlyHiveRefusesBeginsAndFails(String sql, String type, String kind, int error, String reason) {
        QueryExecution failed = athena.run(sql);

        assertThat(failed.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(failed.status().stateChangeReason()).isEqualTo(reason);
        assertThat(failed.status().athenaError().errorType()).isEqualTo(error);
        assertThat(failed.statementTypeAsString()).isEqualTo(type);
        assertThat(failed.substatementType()).isEqualTo(kind);
        assertThat(athena.object(failed.queryExecutionId() + ".txt")).isEqualTo(reason);
    }

    @Test
    void aTokenBeginsOneQuery() {
        Consumer<StartQueryExecutionRequest.Builder> token = request -> request.clientRequestToken(TOKEN);
        String id = athena.start("SELECT name FROM rides", token);
        assertThat(athena.start("SELECT name FROM rides", token)).isEqualTo(id);
        athena.ended(id);
        assertThat(athena.start("SELECT name FROM rides", token)).isEqualTo(id);
        assertRefused(
                () -> athena.start("SELECT 2", token),
                "IDEMPOTENT_PARAMETER_MISMATCH",
                "Idempotent parameters do not match");
        assertRefused(
                () -> athena.start(
                        "SELECT name FROM rides",
                        token.andThen(request ->
                                request.queryExecutionContext(context -> context.catalog("AwsDataCatalog")))),
                "IDEMPOTENT_PARAMETER_MISMATCH",
                "Idempotent parameters do not match");
        assertThatThrownBy(() -> athena.start("SELECT 1", request -> request.clientRequestToken("short")))
                .hasMessageContaining(
                        "1 validation error detected: Value 'short' at 'clientRequestToken' failed to satisfy"
                                + " constraint: Member must have length greater than or equal to 32");
        assertThat(athena.cloud
                        .target("athena", "AmazonAthena.StartQueryExecution", "{\"QueryString\":\"SELECT 1\"}")
                        .body())
                .contains("clientRequestToken is null or empty");
    }

    @Test
    void aQueryThatIsStoppedIsCancelledAtOnceAndTimeGoesOn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch obeyed = new CountDownLatch(1);
        athena.queries.on("SELECT for_ever", (query, catalog, sink, cancelled) -> {
            begun.countDown();
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            obeyed.countDown();
            return new Outcome.Failed(Outcome.Failed.CANCELLED, "Query was canceled", 0);
        });
        String id = athena.start("SELECT for_ever");
        begun.await();
        assertThat(athena.lab.get("/_lab/clock").body().toString()).contains("query " + id);
        assertRefused(
                () -> athena.rows(id),
                "INVALID_QUERY_EXECUTION_STATE",
                "Query has not yet finished. Current state: RUNNING");
        String waiting = athena.start("SELECT name FROM rides");
        assertThat(athena.client
                        .getQueryExecution(request -> request.queryExecutionId(waiting))
                        .queryExecution()
                        .status()
                        .state())
                .isEqualTo(QueryExecutionState.QUEUED);
        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));
        QueryExecutionStatus status = athena.ended(id).status();
        assertThat(status.state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(status.stateChangeReason()).isEqualTo("Query cancelled by user");
        assertThat(status.athenaError()).isNull();
        assertThat(obeyed.await(20, TimeUnit.SECONDS)).isTrue();
        assertRefused(() -> athena.rows(id), "RESULT_NOT_FOUND", "Could not find results");
        assertThat(athena.ended(waiting).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        athena.client.stopQueryExecution(request -> request.queryExecutionId(id));
        assertThat(athena.lab.get("/_lab/clock").body().toString()).doesNotContain("query ");
    }

    @Test
    void queriesAreListedAndDescribedTogether() {
        String first = athena.run("SELECT name FROM rides").queryExecutionId();
        String second = athena.run("SELECT name FROM rides").queryExecutionId();
        assertThat(athena.client
                        .listQueryExecutions(request -> request.maxResults(2))
                        .queryExecutionIds())
                .containsExactly(second, first);
        var batch = athena.client.batchGetQueryExecution(request -> request.queryExecutionIds(first, "none", second));
        assertThat(batch.queryExecutions())
                .extracting(QueryExecution::queryExecutionId)
                .containsExactly(first, second);
        assertThat(batch.unprocessedQueryExecutionIds()).singleElement().satisfies(missing -> {
            assertThat(missing.queryExecutionId()).isEqualTo("none");
            assertThat(missing.errorMessage()).isEqualTo("QueryExecution none was not found");
        });
        assertRefused(
                () -> athena.client.getQueryExecution(request -> request.queryExecutionId("none")),
                "QUERY_EXECUTION_NOT_FOUND",
                "QueryExecution none was not found");
        assertRefused(
                () -> athena.client.listQueryExecutions(request -> request.workGroup("none")),
                "INVALID_INPUT",
                "WorkGroup is not found.");
    }

    @Test
    void parametersGoToTheEngineAsExpressions() {
        athena.queries.rows("SELECT ?, ?", 0, List.of("a"), List.of("x"));
        athena.ended(athena.start("SELECT ?, ?", request -> request.executionParameters("Shadowfax", "1 + 1")));
        assertThat(athena.queries.asked.get(athena.queries.asked.size() - 1).parameters())
                .containsExactly("'Shadowfax'", "1 + 1");
        athena.ended(athena.start("SELECT name FROM rides", request -> request.executionParameters("1")));
        assertThat(athena.queries.asked.get(athena.queries.asked.size() - 1).parameters())
                .isEmpty();
    }

    @Test
    void statementsArePreparedExecutedAndForgottenInSql() {
        athena.queries.rows("SELECT * FROM rides WHERE name = ?", 5, List.of("name"), List.of("Shadowfax"));
        QueryExecution prepared = athena.run("PREPARE one FROM SELECT * FROM rides WHERE name = ?");
        assertThat(prepared.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(prepared.resultConfiguration().outputLocation()).endsWith(".txt");
        assertThat(athena.client
                        .getPreparedStatement(
                                request -> request.workGroup("primary").statementName("one"))
                        .preparedStatement()
                        .queryStatement())
                .isEqualTo("SELECT * FROM rides WHERE name = ?");
        QueryExecution executed = athena.run("EXECUTE one USING 'Shadowfax'");
        assertThat(executed.query()).isEqualTo("EXECUTE one USING 'Shadowfax'");
        assertThat(executed.substatementType()).isEqualTo("SELECT");
        assertThat(athena.rows(executed.queryExecutionId())).hasSize(2);
        assertThat(athena.queries.asked.get(athena.queries.asked.size() - 1).parameters())
                .containsExactly("'Shadowfax'");
        assertThat(athena.run("DEALLOCATE PREPARE one").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertRefused(
                () -> athena.start("EXECUTE one"),
                "INVALID_INPUT",
                "PreparedStatement one was not found in workGroup primary");
    }

    @Test
    void aTypoInAStatementIsToldAtOnce() {
        assertThatThrownBy(() -> athena.start("CREATE DATABASE"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("line 1:");
        assertRefused(() -> athena.start(" ; "), "MALFORMED_QUERY", "Empty sql statement:  ;");
        assertRefused(
                () -> athena.start(
                        "SELECT 1", request -> request.queryExecutionContext(context -> context.catalog("hive"))),
                "INVALID_INPUT",
                "DataCatalog hive was not found");
    }

    /** The order in which aoyagikouhei/athena-local has found Athena to look: location, statement, token. */
    @Test
    void whatTheEngineCannotReadIsNoQuery() {
        String mistake = "line 1:10: mismatched input 'FORM'. Expecting: ',', 'FROM'";
        athena.queries.refuses("SELECT * FORM rides", mistake);
        int before = athena.queries.asked.size();
        String kept = athena.start("SELECT name FROM rides", request -> request.clientRequestToken(TOKEN + "read"));
        assertRefused(() -> athena.start("SELECT * FORM rides"), "MALFORMED_QUERY", mistake);
        assertRefused(
                () -> athena.start(
                        "SELECT * FORM rides",
                        request -> request.clientRequestToken(TOKEN + "read").resultConfiguration(result -> {
                            result.outputLocation("s3://nowhere-at-all/");
                        })),
                "MALFORMED_QUERY",
                mistake);
        assertRefused(
                () -> athena.start(
                        "SELECT * FORM rides",
                        request -> request.resultConfiguration(result -> result.outputLocation("results"))),
                "INVALID_INPUT",
                "outputLocation is not a valid S3 path.");
        assertThat(athena.ended(kept).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(athena.queries.asked).hasSize(before + 1);
    }

    /** The parser gets what stands around a query as blanks where it does not know the words, so that the place is the statement's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO rides SELECT 2 FORM x | INSERT INTO rides SELECT 2 FORM x",
                "CREATE TABLE r2 AS SELECT 2 FORM x WITH NO DATA | CREATE TABLE r2 AS SELECT 2 FORM x WITH NO DATA",
                "CREATE VIEW v AS SELECT 2 FORM x | CREATE VIEW v AS SELECT 2 FORM x",
                "UNLOAD (SELECT 2 FORM x) TO 's3://b/' WITH (format = 'JSON') | ........SELECT 2 FORM x",
                "PREPARE two FROM SELECT 2 FORM x | .................SELECT 2 FORM x",
                "PREPARE two FROM UNLOAD (SELECT 2 FORM x) TO 's3://b/' WITH (format = 'JSON') | .........................SELECT 2 FORM x"
            })
    void aStatementIsReadInItsPlace(String sql, String read) {
        athena.queries.refuses(read.replace('.', ' '), "line 1:1: not this");
        assertRefused(() -> athena.start(sql), "MALFORMED_QUERY", "line 1:1: not this");
    }

    @Test
    void aPreparedStatementIsReadWhenItIsToRun() {
        athena.client.createPreparedStatement(
                request -> request.workGroup("primary").statementName("wrong").queryStatement("SELECT ? FORM rides"));
        athena.queries.refuses("SELECT ? FORM rides", "line 1:10: not this");
        assertRefused(() -> athena.start("EXECUTE wrong USING 1"), "MALFORMED_QUERY", "line 1:10: not this");
    }

    @Test
    void withoutTheRightToWriteResultsTheQueryFails() {
        AthenaClient client = athena.cloud.athena(athena.user(
                "reader", ServedAthena.allow("athena:*", "*"), ServedAthena.allow("s3:GetBucketLocation", "*")));
        QueryExecution failed = athena.ended(ServedAthena.start(client, "SELECT name FROM rides", request -> {}));
        assertThat(failed.status().stateChangeReason())
                .isEqualTo("Access denied when writing output to url: s3://results/" + failed.queryExecutionId()
                        + ".csv . Please ensure you are allowed to access the S3 bucket. If you are encrypting query"
                        + " results with KMS key, please ensure you are allowed to access your KMS key");
        assertThat(failed.status().athenaError().errorType()).isEqualTo(1501);
        String id = athena.run("SELECT name FROM rides").queryExecutionId();
        assertThatThrownBy(() -> client.getQueryResults(request -> request.queryExecutionId(id)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Access denied when reading the results from url: s3://results/" + id + ".csv."
                        + " User: arn:aws:iam::000000000000:user/reader is not authorized to perform: s3:GetObject");
    }

    @Test
    void policiesAreAboutTheWorkgroupOfAQuery() {
        AthenaClient client = athena.cloud.athena(athena.user(
                "grouped", ServedAthena.allow("athena:*", "arn:aws:athena:us-east-1:000000000000:workgroup/others")));
        String id = athena.run("SELECT name FROM rides").queryExecutionId();
        assertThatThrownBy(() -> client.getQueryExecution(request -> request.queryExecutionId(id)))
                .isInstanceOf(AthenaException.class)
                .hasMessageContaining("is not authorized to perform: athena:GetQueryExecution on resource:"
                        + " arn:aws:athena:us-east-1:000000000000:workgroup/primary");
        assertThatThrownBy(() -> client.batchGetQueryExecution(request -> request.queryExecutionIds(id)))
                .hasMessageContaining("athena:BatchGetQueryExecution");
    }

    @Test
    void aQueryCostsTenMegabytesAtLeast() {
        athena.run("SELECT name FROM rides");
        assertThat(athena.lab.get("/_lab/bill").body().toString()).contains("athena:scanned");
    }
}
