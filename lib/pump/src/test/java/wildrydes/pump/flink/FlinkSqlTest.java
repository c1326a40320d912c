package wildrydes.pump.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.pump.flink.FlinkSql.Kind;
import wildrydes.pump.flink.FlinkSql.Note;
import wildrydes.pump.flink.FlinkSql.Statement;
import wildrydes.pump.flink.FlinkSql.Weight;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class FlinkSqlTest {

    private static final StreamPlan SOURCE = new StreamPlan(
            "SOURCE_SQL_STREAM_001",
            List.of(
                    StreamPlan.ROWTIME,
                    new Column("Distance", SqlType.of(TypeName.DOUBLE)),
                    new Column("MagicPoints", SqlType.of(TypeName.INTEGER)),
                    new Column("Name", SqlType.of(TypeName.VARCHAR, 16)),
                    new Column("StatusTime", SqlType.of(TypeName.TIMESTAMP))));

    private static final ReferenceTable HOMES = new ReferenceTable(
            "Homes",
            List.of(
                    new Column("Name", SqlType.of(TypeName.VARCHAR, 16)),
                    new Column("Home", SqlType.of(TypeName.VARCHAR, 20))));

    @ParameterizedTest
    @CsvSource({"lab", "chain", "families"})
    void anApplicationIsPrintedAsItsGoldenFileSays(String name) throws Exception {
        FlinkSql printed = print(resource(name + ".sql"));

        assertThat(printed.text()).isEqualTo(resource(name + ".flink.sql"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM \"SOURCE_SQL_STREAM_001\")))"
                        + "| RANDOM_CUT_FOREST",
                "SELECT STREAM AVG(\"Distance\") OVER (ROWS 2 PRECEDING), AVG(\"Distance\") OVER (ROWS 10 PRECEDING)"
                        + " FROM \"SOURCE_SQL_STREAM_001\" | OVER",
                "SELECT STREAM COUNT(*) FROM \"SOURCE_SQL_STREAM_001\""
                        + " GROUP BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MONTH) | GROUP BY",
                "SELECT STREAM MONOTONIC(\"StatusTime\") FROM \"SOURCE_SQL_STREAM_001\" | MONOTONIC",
                "SELECT STREAM COUNT(*) FROM \"SOURCE_SQL_STREAM_001\" GROUP BY STEP(\"StatusTime\" BY INTERVAL '7' SECOND),"
                        + " FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MINUTE) | STEP",
                "SELECT STREAM a.\"Name\" FROM \"SOURCE_SQL_STREAM_001\" OVER (ROWS 5 PRECEDING) AS a"
                        + " JOIN \"SOURCE_SQL_STREAM_001\" OVER (ROWS 5 PRECEDING) AS b ON a.\"Name\" = b.\"Name\" | OVER",
            })
    void whatFlinkSqlCannotSayIsNamedAndNotPrinted(String query, String construct) throws SqlException {
        FlinkSql printed = print("CREATE STREAM s (a DOUBLE, b DOUBLE); CREATE PUMP p AS INSERT INTO s " + query);

        assertThat(printed.statements()).extracting(Statement::kind).doesNotContain(Kind.INSERT);
        assertThat(printed.notes())
                .filteredOn(note -> note.weight() == Weight.UNSUPPORTED)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.place()).isEqualTo("P");
                    assertThat(note.construct()).isEqualTo(construct);
                    assertThat(note.says()).endsWith(".");
                });
    }

    @Test
    void whatReadsAStreamThatCannotBePrintedIsNotPrintedEither() throws SqlException {
        FlinkSql printed = print("CREATE STREAM a (x DOUBLE); CREATE STREAM b (x DOUBLE);"
                + "CREATE PUMP p AS INSERT INTO a SELECT STREAM HALF(\"Distance\") FROM \"SOURCE_SQL_STREAM_001\";"
                + "CREATE PUMP q AS INSERT INTO b SELECT STREAM x FROM a;");

        assertThat(printed.statements()).extracting(Statement::name).doesNotContain("A", "P", "Q");
        assertThat(printed.notes())
                .filteredOn(note -> note.weight() == Weight.UNSUPPORTED)
                .extracting(Note::place)
                .containsExactly("P", "Q");
    }

    @Test
    void aColumnThatIsCalledLikeAStreamDoesNotMakeAViewOfIt() throws SqlException {
        FlinkSql printed = print("CREATE STREAM n (n BIGINT);"
                + "CREATE PUMP p AS INSERT INTO n SELECT STREAM n FROM"
                + " (SELECT STREAM \"MagicPoints\" AS n FROM \"SOURCE_SQL_STREAM_001\") AS s;");

        assertThat(printed.statements())
                .extracting(Statement::kind)
                .containsExactly(Kind.TABLE, Kind.TABLE, Kind.TABLE, Kind.INSERT);
    }

    @Test
    void aStreamThatIsCalledByTheNameOfItsWindowHasItAsAlias() throws SqlException {
        FlinkSql printed = print("CREATE STREAM s (a DOUBLE, b DOUBLE); CREATE PUMP p AS INSERT INTO s"
                + " SELECT STREAM o.\"Distance\", t.\"Distance\" FROM \"SOURCE_SQL_STREAM_001\" AS o"
                + " JOIN \"SOURCE_SQL_STREAM_001\" OVER t ON o.\"Name\" = t.\"Name\""
                + " WINDOW t AS (RANGE INTERVAL '1' MINUTE PRECEDING)");

        assertThat(printed.text())
                .contains("INNER JOIN `SOURCE_SQL_STREAM_001` AS `T` ON `O`.`Name` = `T`.`Name`")
                .contains(
                        "`O`.`ROWTIME` BETWEEN `T`.`ROWTIME` - INTERVAL '0' SECOND AND `T`.`ROWTIME` + INTERVAL '1' MINUTE");
    }

    @Test
    void aTextThatCannotBeReadIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> print("CREATE STREAM s (a INTEGER"))
                .isInstanceOfSatisfying(
                        SqlException.class, e -> assertThat(e.line()).isEqualTo(1));
    }

    private static FlinkSql print(String sql) throws SqlException {
        return FlinkSql.of(sql, List.of(SOURCE), List.of(HOMES), Map.of());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FlinkSqlTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
