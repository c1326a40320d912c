package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StatementType;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import wildrydes.lab.render.LabRenderer;

/** The answer of a query as a table, with what it costs. */
class QueryResultTest {

    private static final List<ColumnInfo> RIDES = List.of(
            ColumnInfo.builder().name("name").type("varchar").build(),
            ColumnInfo.builder().name("latitude").type("float").build(),
            ColumnInfo.builder().name("rides").type("bigint").build());

    private static Row row(String... values) {
        return Row.builder()
                .data(Arrays.stream(values)
                        .map(value -> Datum.builder().varCharValue(value).build())
                        .toList())
                .build();
    }

    /** Answers with pages of two rows. */
    private record Pages(List<ColumnInfo> columns, List<Row> rows) implements AthenaClient {

        @Override
        public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            int to = Math.min(from + 2, rows.size());
            return GetQueryResultsResponse.builder()
                    .resultSet(result -> result.rows(rows.subList(from, to))
                            .resultSetMetadata(metadata -> metadata.columnInfo(columns)))
                    .nextToken(to < rows.size() ? String.valueOf(to) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return "athena";
        }

        @Override
        public void close() {}
    }

    private static QueryExecution execution(StatementType type, String sql, long scanned) {
        return QueryExecution.builder()
                .queryExecutionId("5f7b")
                .query(sql)
                .statementType(type)
                .statistics(s -> s.dataScannedInBytes(scanned).totalExecutionTimeInMillis(532L))
                .resultConfiguration(r -> r.outputLocation("s3://results/5f7b.csv"))
                .build();
    }

    private static QueryResult rides(long scanned) {
        return new QueryResult(
                new Pages(
                        RIDES,
                        List.of(
                                row("name", "latitude", "rides"),
                                row("Shadowfax", "40.749", "120"),
                                row("Bucephalus", null, "60"))),
                execution(StatementType.DML, "SELECT name, latitude, rides\nFROM wildrydes", scanned));
    }

    private static String shown(QueryResult result) {
        return String.valueOf(
                new LabRenderer().render(result).orElseThrow().data().get("text/plain"));
    }

    @Test
    void rowsOfAllPagesHaveTheTypesOfTheirColumnsAndTheNamesAreNoRow() {
        Table table = rides(22_440).table();
        assertThat(table.name()).isEqualTo("wildrydes");
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.column("latitude").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.column("latitude").isMissing(1)).isTrue();
        assertThat(table.longColumn("rides").asList()).containsExactly(120L, 60L);
    }

    @Test
    void itIsShownWithWhatItReadAndCosts() {
        assertThat(shown(rides(110_520))).isEqualTo("""
                Scanned 110.5 KB, billed 10 MB, $0.00005; 0.53 s
                wildrydes: 2 rows, 3 columns
                name        latitude  rides
                Shadowfax     40.749    120
                Bucephalus               60""");
        assertThat(rides(1).time()).isEqualTo(Duration.ofMillis(532));
        assertThat(rides(1).location()).isEqualTo("s3://results/5f7b.csv");
    }

    @Test
    void noRowIsExplainedWhereNoFileWasRead() {
        List<Row> header = List.of(row("name", "latitude", "rides"));
        QueryResult empty =
                new QueryResult(new Pages(RIDES, header), execution(StatementType.DML, "SELECT * FROM wildrydes", 0));
        assertThat(shown(empty)).contains("No row, since no file was read", "wildrydes: 0 rows, 3 columns");
        QueryResult filtered = new QueryResult(
                new Pages(RIDES, header), execution(StatementType.DML, "SELECT * FROM wildrydes", 22_440));
        assertThat(shown(filtered)).doesNotContain("No row");
    }

    @Test
    void tenMegabytesAreBilledAtLeastAndWholeOnesAlways() {
        assertThat(rides(0).billedBytes()).isEqualTo(10_000_000);
        assertThat(rides(10_000_000).billedBytes()).isEqualTo(10_000_000);
        assertThat(rides(10_000_001).billedBytes()).isEqualTo(11_000_000);
        assertThat(rides(10_000_001).scannedBytes()).isEqualTo(10_000_001);
    }

    @Test
    void statementsThatReadNoFilesAreNotBilled() {
        QueryResult ddl = new QueryResult(
                new Pages(List.of(), List.of()), execution(StatementType.DDL, "DROP TABLE wildrydes", 0));
        assertThat(ddl.billedBytes()).isZero();
        assertThat(shown(ddl)).isEqualTo("Done; nothing is billed for such a statement; 0.53 s");
        assertThat(ddl.table().isEmpty()).isTrue();

        QueryResult tables = new QueryResult(
                new Pages(
                        List.of(ColumnInfo.builder()
                                .name("tab_name")
                                .type("string")
                                .build()),
                        List.of(row("minutes"), row("tab_name"), row("wildrydes"))),
                execution(StatementType.UTILITY, "SHOW TABLES", 0));
        assertThat(tables.table().stringColumn("tab_name").asList())
                .as("SHOW has no row of names")
                .containsExactly("minutes", "tab_name", "wildrydes");
        assertThat(shown(tables)).startsWith("Done; nothing is billed").contains("result: 3 rows");
    }
}
