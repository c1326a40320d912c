package wildrydes.athena.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.athena.Lake;
import wildrydes.athena.lake.Scope;

class EngineTest {

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void aLake() throws IOException {
        lake = new Lake(folder)
                .table("t", Lake.HIVE_JSON, "name string, n int")
                .file("t", "f", "{\"name\":\"a\",\"n\":1}\n{\"name\":\"b\",\"n\":2}\n{\"name\":\"a\",\"n\":3}\n");
    }

    @Test
    void aRehearsalReadsItsOneLineAndLeavesQueriesAlone() throws IOException {
        assertThat(Lake.engine().rehearse()).isEqualTo(1);

        assertThat(lake.query("SELECT count(*) FROM t").lines()).containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "7 / 2|3",
                "7 / 2.0|3.5",
                "CAST(1 AS double)|1.0",
                "1e10|1.0E10",
                "CAST(0.1 AS real)|0.1",
                "nan()|NaN",
                "DECIMAL '12.50'|12.50",
                "true|true",
                "X'666F6F'|66 6f 6f",
                "DATE '2026-03-02'|2026-03-02",
                "TIMESTAMP '2026-03-02 09:15:00'|2026-03-02 09:15:00",
                "CAST('2026-03-02 09:15:00' AS timestamp)|2026-03-02 09:15:00.000",
                "from_unixtime(0)|1970-01-01 00:00:00.000 UTC",
                "TIME '09:15:00.123'|09:15:00.123",
                "INTERVAL '1' DAY|1 00:00:00.000",
                "ARRAY['a', null]|[a, null]",
                "MAP(ARRAY['k'], ARRAY[1.5])|{k=1.5}",
                "ROW(1, 'x')|{field0=1, field1=x}",
                "CAST(ROW(1, ARRAY[2]) AS ROW(a int, b array(int)))|{a=1, b=[2]}",
                "CAST('{\"a\": 1}' AS json)|\"{\\\"a\\\": 1}\"",
                "json_parse('{\"a\": 1}')|{\"a\":1}",
                "date_parse('2019-06-25 09:43:42.426', '%Y-%m-%d %H:%i:%s.%f')|2019-06-25 09:43:42.426",
                "format('%s-%d', 'a', 1)|a-1",
                "try(1 / 0)|null",
                "transform(ARRAY[1, 2], x -> x * 2)|[2, 4]",
                "regexp_extract('a1b', '\\d')|1",
                "normal_cdf(0, 1, 0)|0.5",
                "soundex('Trino')|T650",
                "word_stem('rides')|ride",
                "inverse_normal_cdf(0, 1, 0.5)|0.0",
                "current_timezone()|UTC"
            })
    void aValueIsPrintedAsInAthenasResultFiles(String expression, String expected) {
        assertThat(lake.query("SELECT " + expression).lines()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'x'|varchar|1|0|true",
                "CAST('x' AS varchar)|varchar|2147483647|0|true",
                "1|integer|10|0|false",
                "CAST(1 AS bigint)|bigint|19|0|false",
                "CAST(1 AS real)|float|17|0|false",
                "1e0|double|17|0|false",
                "1.25|double|17|0|false",
                "DECIMAL '1.25'|decimal|3|2|false",
                "true|boolean|0|0|false",
                "DATE '2026-03-02'|date|0|0|false",
                "CAST(NULL AS timestamp)|timestamp|3|0|false",
                "now()|timestamp with time zone|3|0|false",
                "ARRAY[1]|array|0|0|false",
                "MAP()|map|0|0|false",
                "ROW(1)|row|0|0|false",
                "X''|varbinary|1073741824|0|false",
                "NULL|unknown|0|0|false"
            })
    void aColumnHasAthenasType(String expression, String type, int precision, int scale, boolean caseSensitive) {
        assertThat(lake.query("SELECT " + expression + " AS c").columns())
                .containsExactly(new OutputColumn("c", type, precision, scale, caseSensitive));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT nme FROM t|COLUMN_NOT_FOUND: line 1:8: Column 'nme' cannot be resolved or requester is not authorized to access requested resources",
                "SELECT * FROM rides|TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.default.rides' does not exist",
                "SELECT * FROM other.t|SCHEMA_NOT_FOUND: line 1:15: Schema 'other' does not exist",
                "SELECT avrg(n) FROM t|FUNCTION_NOT_FOUND: line 1:8: Function 'avrg' not registered",
                "SELECT name, count(*) FROM t|EXPRESSION_NOT_AGGREGATE: line 1:8: 'name' must be an aggregate expression or appear in GROUP BY clause",
                "SELECT 1 / 0|DIVISION_BY_ZERO: Division by zero",
                "SELECT n FROM t WHERE name = 1|TYPE_MISMATCH: line 1:28: Cannot apply operator: varchar = integer",
                "SELECT CAST(name AS int) FROM t|INVALID_CAST_ARGUMENT: Cannot cast 'a' to INT",
                "DELETE FROM t|NOT_SUPPORTED: Queries of this type are not supported",
                "EXPLAIN ANALYZE SELECT 1|NOT_SUPPORTED: EXPLAIN ANALYZE is not supported by this local Athena. Use EXPLAIN."
            })
    void aFailureHasAthenasNameAndWords(String sql, String problem) {
        assertThat(lake.query(sql).problem()).isEqualTo(problem);
    }

    @Test
    void numbersWithAPointAreDoubles() {
        lake.view("half", "half double", "SELECT 1.5 AS half");

        assertThat(lake.query(
                                "SELECT 0.1 + 0.2, typeof(-1.5), typeof(.5), typeof(DECIMAL '1.5'), typeof(1), half FROM half")
                        .lines())
                .containsExactly("0.30000000000000004|double|double|decimal(2,1)|integer|1.5");
        assertThat(lake.query("SELECT 1.5, nme FROM t").problem()).startsWith("COLUMN_NOT_FOUND: line 1:13: ");
    }

    @Test
    void aSyntaxErrorTellsItsPlace() {
        assertThat(lake.query("SELECT *\nFORM t").problem())
                .startsWith("SYNTAX_ERROR: line 2:1: mismatched input 'FORM'. Expecting: ',', ");
    }

    @Test
    void tablesAreGroupedJoinedAndSorted() {
        assertThat(lake.query("SELECT a.name, sum(a.n), count(b.n) FROM t a LEFT JOIN t b ON a.n = b.n + 1"
                                + " GROUP BY a.name HAVING sum(a.n) > 1 ORDER BY 2 DESC")
                        .lines())
                .containsExactly("a|4|1", "b|2|1");
    }

    @Test
    void windowsAndNamesOfAnyCaseWork() {
        assertThat(lake.query("SELECT Name, n - lag(N) OVER (PARTITION BY NAME ORDER BY n) AS Step FROM T ORDER BY n")
                        .lines())
                .containsExactly("a|null", "b|null", "a|2");
    }

    @Test
    void questionMarksTakeParameters() {
        assertThat(lake.query("SELECT n FROM t WHERE name = ? AND n > ?", "'a'", "1")
                        .lines())
                .containsExactly("3");
        assertThat(lake.query("SELECT n FROM t WHERE name = ?", "'a'", "1").problem())
                .isEqualTo("INVALID_PARAMETER_USAGE: line 1:1: Incorrect number of parameters: expected 1 but found 2");
    }

    @Test
    void aQueryIsDescribedAndNotRun() {
        Request request = new Request(
                "SELECT name, ARRAY[n] AS all, CAST(ROW(1.5) AS ROW(far decimal(5, 2))) AS pair, 1 / 0 FROM t WHERE n = ?",
                "default",
                List.of("1"),
                true,
                null,
                null);

        assertThat(lake.run(request, new Scope(lake)).lines())
                .containsExactly("name|varchar", "all|array(integer)", "pair|row(far decimal(5,2))", "_col3|integer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "INSERT INTO t VALUES ('a', 'b')|TYPE_MISMATCH: Insert query has mismatched column types: Table: [varchar, integer], Query: [varchar(1), varchar(1)]",
                "INSERT INTO t (n) SELECT DATE '2026-03-02'|TYPE_MISMATCH: Insert query has mismatched column types: Table: [integer], Query: [date]",
                "INSERT INTO t SELECT 'a'|TYPE_MISMATCH: Insert query has mismatched column types: Table: [varchar, integer], Query: [varchar(1)]",
                "INSERT INTO t (age) VALUES (1)|COLUMN_NOT_FOUND: Insert column name does not exist in target table: age",
                "INSERT INTO t SELECT nme, 1 FROM t|COLUMN_NOT_FOUND: line 1:22: Column 'nme' cannot be resolved or requester is not authorized to access requested resources"
            })
    void theStatementAroundAQueryHasToHold(String statement, String problem) {
        assertThat(within(statement).problem()).isEqualTo(problem);
    }

    @Test
    void valuesThatFitAColumnOfAnotherTypeMayBeInserted() {
        assertThat(within("INSERT INTO t VALUES ('a', 2.5)").lines()).containsExactly("1");
        assertThat(within("INSERT INTO t VALUES (?, ?)", "'a'", "BIGINT '2'").lines())
                .containsExactly("1");
        assertThat(within("INSERT INTO t VALUES (?, ?)", "'a'", "'b'").problem())
                .startsWith("TYPE_MISMATCH: Insert ");
    }

    /** A query within a statement. */
    private Lake.Result within(String statement, String... parameters) {
        String query = parameters.length == 0 ? "SELECT 1" : "SELECT 1 FROM (VALUES (?, ?)) AS t (a, b)";
        return lake.run(new Request(query, "default", List.of(parameters), false, statement, null), new Scope(lake));
    }

    @Test
    void theTimeIsTheOneThatIsGiven() {
        Request request = new Request(
                "SELECT now(), current_date", "default", List.of(), false, null, Instant.parse("2026-03-02T09:15:00Z"));

        assertThat(lake.run(request, new Scope(lake)).lines())
                .containsExactly("2026-03-02 09:15:00.000 UTC|2026-03-02");
    }

    @Test
    void aViewIsItsQuery() {
        lake.view("totals", "name string, total bigint", "SELECT name, sum(n) AS total FROM t GROUP BY name");

        assertThat(lake.query("SELECT total FROM totals WHERE name = 'a'").lines())
                .containsExactly("4");
    }

    @Test
    void aViewThatFitsNoMoreIsSaidSo() {
        lake.view("totals", "name string, total date", "SELECT name, sum(n) AS total FROM t GROUP BY name");

        assertThat(lake.query("SELECT * FROM totals").problem())
                .startsWith(
                        "VIEW_IS_STALE: line 1:15: View 'awsdatacatalog.default.totals' is stale or in invalid state");
    }

    @Test
    void theInformationSchemaKnowsTablesAndViews() {
        lake.view("totals", "total bigint", "SELECT sum(n) AS total FROM t");

        assertThat(lake.query("SELECT table_name, table_type FROM information_schema.tables"
                                + " WHERE table_schema = 'default' ORDER BY 1")
                        .lines())
                .containsExactly("t|BASE TABLE", "totals|VIEW");
        assertThat(lake.query("SELECT column_name, data_type FROM information_schema.columns"
                                + " WHERE table_schema = 'default' AND table_name = 't' ORDER BY ordinal_position")
                        .lines())
                .containsExactly("name|varchar", "n|integer");
        assertThat(lake.query("SHOW SCHEMAS").lines()).containsExactly("default", "information_schema");
    }

    @Test
    void aPlanIsExplained() {
        assertThat(String.join(
                        "\n",
                        lake.query("EXPLAIN SELECT name FROM t WHERE n = 1").lines()))
                .contains("ScanFilterProject[table = awsdatacatalog:default.t, filterPredicate = (\"n\" = 1)]")
                .contains("n := n");
    }

    @Test
    void aTableOfATypeThatDoesNotExistIsSaidSo() throws IOException {
        lake.table("u", Lake.HIVE_JSON, "v uniontype<int>").file("u", "f", "{}");

        assertThat(lake.query("SELECT * FROM u").problem())
                .isEqualTo("HIVE_INVALID_METADATA: Type 'uniontype<int>' is not one of Athena's, at position 10."
                        + " Create the table anew with types such as string, int, array<string>.");
    }

    @Test
    void aQueryThatReadsMoreThanItMayFails() {
        Request request = new Request("SELECT count(*) FROM t", "default", List.of(), false, null, null);

        assertThat(lake.run(request, new Scope(lake, 10)).problem())
                .isEqualTo("EXCEEDED_SCAN_LIMIT: Bytes scanned limit was exceeded");
        assertThat(lake.run(request, new Scope(lake, 100)).lines()).containsExactly("3");
    }

    @Test
    void aQueryThatNeverEndsIsCancelled() throws Exception {
        Scope scope = new Scope(lake);
        CompletableFuture<Lake.Result> running = CompletableFuture.supplyAsync(() -> lake.run(
                new Request(
                        "SELECT count(*) FROM UNNEST(sequence(1, 9999)) a(x), UNNEST(sequence(1, 9999)) b(y), UNNEST(sequence(1, 9999)) c(z)",
                        "default",
                        List.of(),
                        false,
                        null,
                        null),
                scope));
        Thread.sleep(100);
        scope.cancel();

        assertThat(running.get(30, TimeUnit.SECONDS).problem()).isEqualTo("USER_CANCELED: Query was canceled");
    }

    @Test
    void aQueryThatTakesTooMuchMemoryFailsAndTheNextOneWorks() {
        assertThat(lake.query(
                                "SELECT sum(cardinality(ys)) FROM (SELECT x, array_agg(y) AS ys FROM UNNEST(sequence(1, 5000)) a(x), UNNEST(sequence(1, 5000)) b(y) GROUP BY x)")
                        .problem())
                .startsWith("EXCEEDED_MEMORY_LIMIT: Query exhausted resources at this scale factor");
        assertThat(lake.query("SELECT 1").lines()).containsExactly("1");
    }

    @Test
    void aRowOfMoreThanEightMegabytesIsRefused() throws IOException {
        lake.file("t", "g", "{\"name\":\"" + "x".repeat(5 << 20) + "\",\"n\":5}\n");

        assertThat(lake.query("SELECT length(name) FROM t WHERE n = 5").lines()).containsExactly("5242880");
        assertThat(lake.query("SELECT name FROM t WHERE n = 5").lines()).hasSize(1);
        assertThat(lake.query("SELECT name, name FROM t").problem())
                .isEqualTo("PAGE_TOO_LARGE: Remote page is too large: a row of the result has more than 8 MB, which is"
                        + " the limit of this local Athena. Select fewer or shorter columns.");
    }
}
