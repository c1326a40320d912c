package wildrydes.pump.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.pump.explain.Explanation.Filter;
import wildrydes.pump.explain.Explanation.Output;
import wildrydes.pump.explain.Explanation.Role;
import wildrydes.pump.explain.Explanation.Source;
import wildrydes.pump.explain.Explanation.Window;
import wildrydes.pump.explain.Explanation.WindowKind;
import wildrydes.pump.sql.SqlException;

class ExplanationTest {

    private static final String LAB = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
              "Name" VARCHAR(16), "StatusTime" TIMESTAMP, "Distance" SMALLINT, "MinMagicPoints" SMALLINT);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS
              INSERT INTO "DESTINATION_SQL_STREAM"
                SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints")
                FROM "SOURCE_SQL_STREAM_001"
                GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    @Test
    void theLabsPumpIsTakenApart() throws SqlException {
        Explanation pump = Explanation.of(LAB, "STREAM_PUMP").orElseThrow();

        assertThat(pump.started()).isTrue();
        assertThat(pump.sources()).containsExactly(new Source("SOURCE_SQL_STREAM_001", false));
        assertThat(pump.filters()).isEmpty();
        assertThat(pump.windows())
                .containsExactly(new Window(
                        WindowKind.TUMBLING,
                        "FLOOR(\"SOURCE_SQL_STREAM_001\".\"ROWTIME\" TO MINUTE)",
                        60_000,
                        List.of("\"Name\"")));
        assertThat(pump.outputs())
                .containsExactly(
                        new Output("Name", "\"Name\"", Role.KEY),
                        new Output("StatusTime", "\"ROWTIME\"", Role.TIME),
                        new Output("Distance", "SUM(\"Distance\")", Role.AGGREGATE),
                        new Output("MinMagicPoints", "MIN(\"MagicPoints\")", Role.AGGREGATE));
        assertThat(pump.order()).isEmpty();
        assertThat(pump.sink()).isEqualTo("DESTINATION_SQL_STREAM");
        assertThat(pump.emits()).isEqualTo("A row for each \"Name\" when a row, or the clock, passes the minute.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT STREAM * FROM s_001 | A row at once for each row.",
                "SELECT STREAM * FROM s_001 WHERE a > 1 | A row at once for each row that fulfils the condition.",
                "SELECT STREAM COUNT(*) FROM s_001 GROUP BY FLOOR(s_001.ROWTIME TO HOUR)"
                        + "| A row when a row, or the clock, passes the hour.",
                "SELECT STREAM a, b, COUNT(*) FROM s_001 GROUP BY a, b, STEP(s_001.ROWTIME BY INTERVAL '10' SECOND)"
                        + " HAVING COUNT(*) > 1 | A row for each A and B that fulfils HAVING when a row, or the clock,"
                        + " passes the next full 10 seconds.",
                "SELECT STREAM COUNT(*) FROM s_001 GROUP BY FLOOR(s_001.ROWTIME TO MONTH)"
                        + "| A row when a row, or the clock, changes FLOOR(S_001.ROWTIME TO MONTH).",
                "SELECT STREAM a, COUNT(*) FROM s_001 WINDOWED BY STAGGER (PARTITION BY a, b RANGE INTERVAL '1' MINUTE)"
                        + "| A row for each A and B when a row, or the clock, is a minute past its first row.",
                "SELECT STREAM a, AVG(b) OVER w FROM s_001 WINDOW w AS (PARTITION BY a ROWS 2 PRECEDING)"
                        + "| A row at once for each row, over what its window holds at that moment.",
                "SELECT STREAM a, n FROM (SELECT STREAM a, COUNT(*) OVER (PARTITION BY a RANGE INTERVAL '1' HOUR"
                        + " PRECEDING) AS n FROM s_001) WHERE n > 3 | A row at once for each row, over what its window"
                        + " holds at that moment. Of these, only those that fulfil the outer condition.",
                "SELECT STREAM o.a FROM s_001 AS o JOIN t_001 OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS t ON o.a = t.a"
                        + "| A row for each pair as soon as the later of its two rows comes.",
                "SELECT STREAM o.a FROM s_001 OVER w AS o FULL JOIN t_001 OVER w AS t ON o.a = t.a"
                        + " WINDOW w AS (RANGE INTERVAL '1' MINUTE PRECEDING) | A row for each pair as soon as the later of"
                        + " its two rows comes. A row of either side that finds no partner comes, with NULLs, when it"
                        + " leaves its window.",
                "SELECT STREAM s_001.a, t.b FROM s_001 LEFT JOIN t ON s_001.a = t.a"
                        + "| A row at once for each row. It is looked up in the table as the table is then.",
                "SELECT STREAM * FROM s_001 ORDER BY FLOOR(s_001.ROWTIME TO SECOND), a DESC"
                        + "| The rows of a window, sorted, when a row, or the clock, passes the second.",
                "SELECT STREAM * FROM s_001 ORDER BY t WITHIN INTERVAL '90' SECOND | A row when a row, or the clock, is"
                        + " 90 seconds past its own time, so that those that are late can come before it.",
                "SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM s_001), 'a', 5, 60))"
                        + "| The rows of TOP_K_ITEMS_TUMBLING when a row, or the clock, passes the minute.",
                "SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM a FROM s_001)))"
                        + "| A row at once for each row, with what RANDOM_CUT_FOREST says of it.",
                "SELECT STREAM DISTINCT FLOOR(s_001.ROWTIME TO HOUR), a FROM s_001 | A row at once for each row that was"
                        + " not there before; what was there is forgotten when a row, or the clock, passes the hour.",
                "SELECT STREAM a FROM s_001 UNION ALL SELECT STREAM b FROM t_001 | A row at once for each row.",
            })
    void itIsSaidWhenARowComesOut(String query, String emits) throws SqlException {
        assertThat(of(query).emits()).isEqualTo(emits);
    }

    @Test
    void whatASubqueryComputesIsShownWhereItEndsUp() throws SqlException {
        Explanation pump = of("SELECT STREAM a, n FROM (SELECT STREAM a, COUNT(*) OVER w AS n FROM s_001 WHERE b = 1"
                + " WINDOW w AS (PARTITION BY a RANGE INTERVAL '1' MINUTE PRECEDING)) WHERE n >= 2");

        assertThat(pump.outputs())
                .containsExactly(new Output("A", "A", Role.KEY), new Output("N", "COUNT(*) OVER W", Role.AGGREGATE));
        assertThat(pump.filters()).containsExactly(new Filter("WHERE", "B = 1"), new Filter("WHERE", "N >= 2"));
        assertThat(pump.windows())
                .containsExactly(new Window(
                        WindowKind.SLIDING,
                        "(PARTITION BY A RANGE INTERVAL '1' MINUTE PRECEDING)",
                        60_000,
                        List.of("A")));
    }

    @Test
    void bothSidesOfAJoinAreSourcesAndTheirWindowsAreShown() throws SqlException {
        Explanation pump = of("SELECT STREAM o.a FROM s_001 AS o JOIN t_001 OVER w AS t ON o.a = t.a"
                + " WINDOW w AS (RANGE INTERVAL '1' MINUTE PRECEDING)");

        assertThat(pump.sources()).containsExactly(new Source("S_001", false), new Source("T_001", false));
        assertThat(pump.filters()).containsExactly(new Filter("ON", "O.A = T.A"));
        assertThat(pump.windows())
                .containsExactly(new Window(
                        WindowKind.JOIN, "T_001 OVER (RANGE INTERVAL '1' MINUTE PRECEDING)", 60_000, List.of()));
    }

    @Test
    void aReferenceTableIsToldFromAStream() throws SqlException {
        assertThat(of("SELECT STREAM s_001.a FROM s_001 LEFT JOIN \"Company\" AS c ON s_001.a = c.a")
                        .sources())
                .containsExactly(new Source("S_001", false), new Source("Company", true));
    }

    @Test
    void aStarIsTheColumnsOfTheStream() throws SqlException {
        String sql = LAB + "CREATE STREAM copy (n VARCHAR(16), t TIMESTAMP, d SMALLINT, m SMALLINT);"
                + "CREATE PUMP again AS INSERT INTO copy SELECT STREAM * FROM \"DESTINATION_SQL_STREAM\";";

        assertThat(Explanation.of(sql, "AGAIN").orElseThrow().outputs())
                .extracting(Output::column, Output::expression)
                .containsExactly(
                        tuple("N", "\"Name\""),
                        tuple("T", "\"StatusTime\""),
                        tuple("D", "\"Distance\""),
                        tuple("M", "\"MinMagicPoints\""));
    }

    @Test
    void aStoppedPumpSaysSo() throws SqlException {
        assertThat(Explanation.of(LAB + "ALTER PUMP \"STREAM_PUMP\" STOP;", "STREAM_PUMP")
                        .orElseThrow()
                        .started())
                .isFalse();
    }

    @Test
    void aDroppedFunctionTakesNoPumpOfItsNameAway() throws SqlException {
        String functions = "CREATE FUNCTION STREAM_PUMP(x DOUBLE) RETURNS DOUBLE RETURN x; DROP FUNCTION STREAM_PUMP;";
        assertThat(Explanation.of(LAB + functions, "STREAM_PUMP")).isPresent();
    }

    @Test
    void aPumpThatIsNotThereIsEmpty() throws SqlException {
        assertThat(Explanation.of(LAB, "stream_pump")).isEmpty();
        assertThat(Explanation.of("  ", "STREAM_PUMP")).isEmpty();
    }

    @Test
    void aTextThatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> Explanation.of("CREATE STREAM s (a INTEGER);\nCREATE PUMPE p", "P"))
                .isInstanceOfSatisfying(
                        SqlException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    private static Explanation of(String query) throws SqlException {
        return Explanation.of("CREATE PUMP p AS INSERT INTO d " + query, "P").orElseThrow();
    }
}
