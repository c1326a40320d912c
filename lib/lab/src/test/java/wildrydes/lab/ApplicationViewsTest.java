package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.cloud.InAppColumn;
import wildrydes.lab.cloud.InAppRows;
import wildrydes.lab.cloud.PumpReading;
import wildrydes.lab.render.CardView;
import wildrydes.lab.render.PlumbingView;

/** What is shown of applications, drawn from answers as the cloud gives them. */
class ApplicationViewsTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T09:15:12Z");
    private static final String SOURCE = "SOURCE_SQL_STREAM_001";
    private static final String MINUTES = "DESTINATION_SQL_STREAM";

    private static ApplicationReading reading(List<ApplicationReading.Pump> pumps, String... streams) {
        return new ApplicationReading(
                "RUNNING",
                Optional.of(SINCE),
                Optional.of(SINCE),
                "NOW",
                "",
                Arrays.stream(streams)
                        .map(name -> new ApplicationReading.Stream(name, List.of(), name.length()))
                        .toList(),
                pumps,
                Optional.empty(),
                0);
    }

    private static ApplicationReading.Pump pump(String name, String source, String target, long errors) {
        return new ApplicationReading.Pump(name, target, List.of(source), true, 1234, 1, errors);
    }

    @Test
    void anApplicationIsADashedBoxWithItsPumps() {
        var reading = reading(
                List.of(
                        pump("STREAM_PUMP", SOURCE, MINUTES, 0),
                        pump("SPEED_PUMP", SOURCE, "SPEED_STREAM", 2),
                        pump("ALARM_PUMP", "SPEED_STREAM", "ALARM <1>", 0)),
                SOURCE,
                MINUTES,
                "SPEED_STREAM",
                "ALARM <1>",
                "error_stream");

        Golden.compare(
                getClass(),
                "plumbing",
                PlumbingView.of("wildrydes", List.of("wildrydes"), reading, Map.of(MINUTES, "wildrydes-summary")));
    }

    @Test
    void aStreamThatNobodyFillsSaysSo() {
        var view =
                PlumbingView.of("wildrydes", List.of(), reading(List.of(), SOURCE, MINUTES, "error_stream"), Map.of());

        assertThat(String.valueOf(view.data().get("text/plain")))
                .contains("DESTINATION_SQL_STREAM: 22 rows, and no pump that fills it")
                .contains("SOURCE_SQL_STREAM_001: 21 rows\n")
                .contains("error_stream: 12 rows\n");
    }

    private static PumpReading byMinute() {
        return new PumpReading(
                "STREAM_PUMP",
                List.of(SOURCE),
                List.of("WHERE \"Distance\" > 0"),
                List.of(new PumpReading.Window(
                        "TUMBLING",
                        "FLOOR(\"SOURCE_SQL_STREAM_001\".\"ROWTIME\" TO MINUTE)",
                        60_000,
                        List.of("\"Name\""))),
                List.of(
                        new PumpReading.Output("Name", "\"Name\"", "KEY"),
                        new PumpReading.Output("StatusTime", "\"ROWTIME\"", "TIME"),
                        new PumpReading.Output("Distance", "SUM(\"Distance\")", "AGGREGATE")),
                MINUTES,
                "A row comes for each name when the minute has closed.");
    }

    @Test
    void aPumpIsAWayFromSourceToSink() {
        Golden.compare(getClass(), "pump", CardView.of(PumpCard.of(byMinute())));
    }

    @Test
    void aPumpWithoutAWindowHasNone() {
        Card card = PumpCard.of(new PumpReading(
                "P", List.of("A", "B"), List.of(), List.of(), List.of(), "C", "With each row, at once."));

        assertThat(card.toString())
                .contains("[source: A, B] -> [sink: C]", "With each row, at once.")
                .doesNotContain("window");
    }

    private static InAppRows minutes() {
        return new InAppRows(
                List.of(
                        new InAppColumn("Name", "VARCHAR(16)"),
                        new InAppColumn("StatusTime", "TIMESTAMP(3)"),
                        new InAppColumn("Distance", "SMALLINT"),
                        new InAppColumn("Big", "BIGINT"),
                        new InAppColumn("Mean", "DOUBLE"),
                        new InAppColumn("Price", "DECIMAL(10, 2)"),
                        new InAppColumn("Fast", "BOOLEAN")),
                List.of(
                        row(
                                1,
                                "2026-03-02T09:16:00Z",
                                "Shadowfax",
                                "2026-03-02 09:16:00.000",
                                1440L,
                                1L,
                                30.5,
                                2L,
                                true),
                        row(
                                2,
                                "2026-03-02T09:17:00Z",
                                "Shadowfax",
                                "2026-03-02 09:17:00",
                                1800L,
                                2L,
                                "NaN",
                                2.5,
                                false),
                        row(3, "2026-03-02T09:18:00Z", new Object[7])),
                3,
                0);
    }

    private static InAppRows.Row row(long number, String rowtime, Object... values) {
        return new InAppRows.Row(number, Instant.parse(rowtime), Collections.unmodifiableList(Arrays.asList(values)));
    }

    @Test
    void rowsOfAWindowThatHadBegunAreTaggedPartial() {
        Table table = InAppTable.of(MINUTES, minutes(), new Partial(Duration.ofMinutes(1), SINCE));

        assertThat(table.columnNames())
                .containsExactly(
                        "ROWTIME", "partial", "Name", "StatusTime", "Distance", "Big", "Mean", "Price", "Fast");
        assertThat(table.types())
                .containsExactly(
                        ColumnType.LOCAL_DATE_TIME,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.LOCAL_DATE_TIME,
                        ColumnType.INTEGER,
                        ColumnType.LONG,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.BOOLEAN);
        assertThat(table.stringColumn("partial").asList()).containsExactly("partial", "", "");
        assertThat(table.intColumn("Distance").get(0)).isEqualTo(1440);
        assertThat(table.row(2).isMissing("Distance")).isTrue();
        assertThat(table.doubleColumn("Mean").isMissing(1)).isTrue();
    }

    @Test
    void aMinuteThatBeginsInTheFirstMomentIsWhole() {
        Instant minute = Instant.parse("2026-03-02T09:15:00Z");
        Table table = InAppTable.of(MINUTES, minutes(), new Partial(Duration.ofMinutes(1), minute));

        assertThat(table.stringColumn("partial").asList()).containsExactly("", "", "");
    }

    @Test
    void rowsOfNoWindowHaveNoTag() {
        Table table = InAppTable.of(MINUTES, minutes(), new Partial(Duration.ZERO, SINCE));

        assertThat(table.columnNames()).doesNotContain("partial");
    }

    @Test
    void anErrorRowIsDecoded() {
        List<InAppColumn> columns = List.of(
                new InAppColumn("ERROR_TIME", "TIMESTAMP"),
                new InAppColumn("ERROR_LEVEL", "VARCHAR(10)"),
                new InAppColumn("ERROR_NAME", "VARCHAR(32)"),
                new InAppColumn("MESSAGE", "VARCHAR(4096)"),
                new InAppColumn("DATA_ROWTIME", "TIMESTAMP"),
                new InAppColumn("DATA_ROW", "VARCHAR(49152)"),
                new InAppColumn("PUMP_NAME", "VARCHAR(128)"));
        String data = HexFormat.of().formatHex("{\"Name\":\"\u03bb\",\"EXPR$1\":7}\n".getBytes(StandardCharsets.UTF_8));
        InAppRows rows = new InAppRows(
                columns,
                List.of(
                        row(
                                1,
                                "2026-03-02T09:16:00Z",
                                "2026-03-02 09:16:00.000",
                                "ERROR",
                                "overflow",
                                "Too large.",
                                null,
                                data,
                                "P"),
                        row(
                                2,
                                "2026-03-02T09:16:00Z",
                                "2026-03-02 09:16:00.000",
                                "ERROR",
                                "bad",
                                "No.",
                                null,
                                "7b2",
                                null)),
                2,
                0);

        Table table = ErrorTable.of("wildrydes", rows);

        assertThat(table.columnNames()).containsExactly("ERROR_TIME", "ERROR_NAME", "MESSAGE", "DATA_ROW", "PUMP_NAME");
        assertThat(table.stringColumn("DATA_ROW").asList()).containsExactly("Name \u03bb, 7", "7b2");
        assertThat(table.stringColumn("PUMP_NAME").get(0)).isEqualTo("P");
    }

    @Test
    void aRefusalOfSqlIsMarkedInItsLine() {
        String sql = "CREATE OR REPLACE STREAM \"S\" (\n\t\"Name\" VARCHAR(16),\n  \"Distance\" SMALLNT);";

        assertThat(SqlPlace.of(sql, "line 3, column 14: there is no type SMALLNT.")
                        .lines())
                .containsExactly(
                        "In the SQL:",
                        "   1 | CREATE OR REPLACE STREAM \"S\" (",
                        "   2 |  \"Name\" VARCHAR(16),",
                        "   3 |   \"Distance\" SMALLNT);",
                        "     |              ^");
        assertThat(SqlPlace.of(sql, "Line 1, column 1: no.")).endsWith("     | ^");
    }

    @Test
    void aRefusalWithoutAPlaceHasNoMark() {
        assertThat(SqlPlace.of("SELECT", "No such role.")).isEmpty();
        assertThat(SqlPlace.of("", "line 1, column 1: no.")).isEmpty();
        assertThat(SqlPlace.of("SELECT", "line 2, column 1: no.")).isEmpty();
        assertThat(SqlPlace.of("SELECT", "line 0, column 0: no.")).isEmpty();
    }

    @Test
    void aMarkBehindALongLineStaysOnThePage() {
        assertThat(SqlPlace.of("x".repeat(5000), "line 1, column 4000: no.").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void theSchemaOfUnicornsChangesByAColumnAndStaysAsItWas() {
        Schema schema = Schema.ofUnicorns();
        Schema wide = schema.column("Name", "VARCHAR(32)");

        assertThat(schema.toString()).contains("Name VARCHAR(16)");
        assertThat(wide.toString()).contains("Name VARCHAR(32)").contains("Distance DOUBLE");
        assertThat(wide.table().stringColumn("found at").asList()).contains("$.Name");
        assertThatThrownBy(() -> schema.column("name", "VARCHAR(32)"))
                .isInstanceOf(LabException.class)
                .hasMessage("The schema has no column \"name\"; it has Distance, HealthPoints, Latitude, Longitude,"
                        + " MagicPoints, Name, StatusTime.");
    }
}
