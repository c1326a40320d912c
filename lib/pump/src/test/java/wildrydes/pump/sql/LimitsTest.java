package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is a plan or refused in words: never another exception, never without end. */
class LimitsTest {

    private static final List<String> SEEDS = List.of("""
            CREATE OR REPLACE STREAM "OUT" (N VARCHAR(16), T TIMESTAMP, S DOUBLE NOT NULL) DESCRIPTION 'x';
            CREATE PUMP P STOPPED AS INSERT INTO "OUT" (N, T, S)
            SELECT STREAM UNICORN, ROWTIME, SUM(FARE) AS s FROM RIDES AS r
            WHERE FARE BETWEEN 1 AND 20 OR UNICORN LIKE 'S%' GROUP BY UNICORN, STEP(r.ROWTIME BY INTERVAL '10' SECOND)
            HAVING COUNT(*) > 1 ORDER BY STEP(r.ROWTIME BY INTERVAL '10' SECOND), s DESC; ALTER PUMP P START;""", """
            CREATE STREAM "OUT" (A INTEGER, B DOUBLE);
            CREATE FUNCTION half(x DOUBLE) RETURNS DOUBLE LANGUAGE SQL RETURN x / 2;
            CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM r.ID, half(AVG(s."Distance") OVER W)
            FROM RIDES AS r LEFT JOIN "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS s
            ON r.UNICORN = s."Name" AND s."Distance" > CAST(r.FARE AS DOUBLE)
            WINDOW W AS (PARTITION BY r.UNICORN ROWS 10 PRECEDING);""", """
            CREATE STREAM "OUT" (A VARCHAR(20), B BIGINT);
            CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM ITEM, ITEM_COUNT FROM TABLE(TOP_K_ITEMS_TUMBLING(
            CURSOR(SELECT STREAM * FROM (SELECT STREAM DISTINCT FLOOR(x.ROWTIME TO HOUR), UNICORN FROM RIDES AS x) AS q),
            'UNICORN', 3, 60)) UNION ALL SELECT STREAM "Stable", "Beds" FROM RIDES JOIN "Stables" ON UNICORN = "Name";""", """
            CREATE STREAM "OUT" (A INTEGER);
            CREATE PUMP P AS INSERT INTO "OUT" WITH q AS (SELECT STREAM STARTED AS ROWTIME, ID FROM RIDES
            ORDER BY STARTED WITHIN INTERVAL '10' SECOND) SELECT STREAM CASE ID WHEN 1 THEN 2 ELSE COALESCE(ID, 0) END
            FROM q WINDOWED BY STAGGER (PARTITION BY ID RANGE INTERVAL '1' MINUTE); DROP PUMP IF EXISTS P;""");

    private static final List<String> WORDS = List.of(
            "SELECT",
            "STREAM",
            "FROM",
            "WHERE",
            "(",
            ")",
            ",",
            ";",
            "*",
            "'",
            "\"",
            "''",
            "NULL",
            "ROWTIME",
            "OVER",
            "AS",
            "CASE",
            "END",
            "-1",
            "1e999",
            "99999999999999999999",
            "INTERVAL '1' MONTH",
            "EXISTS",
            "VALUES",
            "LATERAL",
            "UNNEST",
            "?",
            "ROW(1, 2)",
            "ARRAY[1]",
            "GROUPING SETS",
            "ROLLUP",
            "MATCH_RECOGNIZE",
            "TABLESAMPLE",
            "LIMIT 5",
            "INTERSECT",
            "NATURAL",
            "USING",
            "{fn NOW()}",
            "X'AB'",
            "CURSOR",
            "TABLE",
            "CURRENT_TIMESTAMP",
            "EXTRACT(EPOCH FROM ROWTIME)",
            "IGNORE NULLS",
            "FILTER (WHERE TRUE)",
            "WITHIN",
            "DEFAULT",
            "CREATE",
            "DELETE",
            "EXPLAIN PLAN FOR",
            "CALL f()",
            "IS DISTINCT FROM");

    private static void plansOrRefuses(String sql) {
        try {
            Plans.of(sql);
        } catch (SqlException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e.reason())
                    .endsWith(".")
                    .doesNotContain("beyond what can be planned")
                    .hasSizeLessThan(400);
        }
    }

    @Property(tries = 1000)
    void aMutatedApplicationIsPlannedOrRefused(@ForAll("mutated") String sql) {
        plansOrRefuses(sql);
    }

    @Property(tries = 300)
    void anyTextIsPlannedOrRefused(@ForAll String text) {
        plansOrRefuses(text);
    }

    @Provide
    Arbitrary<String> mutated() {
        return Arbitraries.of(SEEDS).flatMap(seed -> {
            List<String> words = List.of(seed.split("(?<=[\\s(),.;])|(?=[(),.;])"));
            Arbitrary<Integer> place = Arbitraries.integers().between(0, words.size() - 1);
            return Combinators.combine(
                            place,
                            place,
                            Arbitraries.of(WORDS),
                            Arbitraries.integers().between(0, 4))
                    .as((from, to, word, how) -> mutated(words, from, to, word, how));
        });
    }

    private static String mutated(List<String> words, int from, int to, String word, int how) {
        List<String> changed = new ArrayList<>(words);
        switch (how) {
            case 0 -> changed.remove(from);
            case 1 -> changed.add(from, " " + word + " ");
            case 2 -> changed.set(from, " " + word + " ");
            case 3 -> Collections.swap(changed, from, to);
            default -> changed = changed.subList(0, from);
        }
        return String.join("", changed);
    }

    private static String expression(String expression) {
        return "CREATE STREAM O (A DOUBLE);CREATE PUMP P AS INSERT INTO O SELECT STREAM " + expression + " FROM RIDES";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "ABS(",
                "CASE WHEN TRUE THEN ",
                "- ",
                "NOT ",
                "1 + ",
                "ID = ",
                "'a' || ",
                "(SELECT ",
                "[",
                "ROW(",
                "x."
            })
    void endlessNestingIsRefusedAtOnce(String opening) {
        String sql = expression(opening.repeat(90_000 / opening.length()));
        assertThatThrownBy(() -> Plans.of(sql)).isInstanceOf(SqlException.class);
    }

    @Test
    void nestingIsRefusedWhereItBecomesTooDeep() {
        assertThatThrownBy(() -> Plans.of(expression("(".repeat(70) + "1" + ")".repeat(70))))
                .isInstanceOf(SqlException.class)
                .hasMessage("line 1, column 133: This is nested more than 60 levels deep."
                        + " Split it up by queries in FROM or by streams.");
    }

    @Test
    void functionsOfFunctionsDoNotGrowWithoutEnd() {
        String functions = IntStream.range(1, 40)
                .mapToObj(i -> "CREATE FUNCTION f" + i + "(x DOUBLE) RETURNS DOUBLE RETURN f" + (i - 1) + "(x) + f"
                        + (i - 1) + "(x);")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Plans.of("CREATE FUNCTION f0(x DOUBLE) RETURNS DOUBLE RETURN x;" + functions))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("more than 5,000 parts");
    }

    @Test
    void argumentsOfFunctionsDoNotGrowWithoutEnd() {
        assertThatThrownBy(() -> Plans.of("CREATE FUNCTION twice(x DOUBLE) RETURNS DOUBLE RETURN x + x;"
                        + expression("twice(".repeat(50) + "FARE" + ")".repeat(50))))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("more than 5,000 parts");
    }

    @Test
    void aLongProductOfATimeIsPlanned() throws SqlException {
        String time = "UNIX_TIMESTAMP(r.ROWTIME)" + " * 1".repeat(100);
        Run run = new Run("A BIGINT", "SELECT STREAM COUNT(*) FROM RIDES AS r GROUP BY " + time);
        assertThat(run.ride(1, 1, "A", 1.0).ride(1, 2, "A", 1.0).until(2).rows())
                .containsExactly("1.001: 2");
    }

    @Test
    void queriesInQueriesDoNotGrowWithoutEnd() throws SqlException {
        Run run = new Run(
                "A DOUBLE",
                "SELECT STREAM FARE + FARE AS FARE FROM (".repeat(55) + "SELECT STREAM FARE FROM RIDES"
                        + ")".repeat(55));
        assertThat(run.ride(1, 1, "A", 1.0).rows()).containsExactly("1.0: " + Math.pow(2, 55));
    }

    @Test
    void queriesOfWithDoNotGrowWithoutEnd() {
        String queries = IntStream.range(1, 30)
                .mapToObj(i -> ", q" + i + " AS (SELECT STREAM ID FROM q" + (i - 1)
                        + " UNION ALL SELECT STREAM ID FROM q" + (i - 1) + ")")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> new Run(
                        "A INTEGER",
                        "WITH q0 AS (SELECT STREAM ID FROM RIDES)" + queries + " SELECT STREAM ID FROM q29"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("more than 200 queries");
    }

    @Test
    void aTextOfMoreThan100KilobytesIsRefused() {
        assertThatThrownBy(() -> Plans.of(" ".repeat(100 * 1024 + 1)))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("longer than 100 KB");
    }

    @Test
    void aTextWithoutStatementsIsAnApplicationThatDoesNothing() throws SqlException {
        assertThat(Plans.of("").pumps()).isEmpty();
        assertThat(Plans.of(" -- nothing\n; /* yet */ ;").pumps()).isEmpty();
    }

    @Test
    void aLongListOfValuesIsPlanned() throws SqlException {
        Run run = new Run("A INTEGER", "SELECT STREAM ID FROM RIDES WHERE ID IN (" + "1,".repeat(20_000) + "7)");
        assertThat(run.ride(1, 7, "A", 1.0).ride(2, 8, "A", 1.0).rows()).containsExactly("1.0: 7");
    }
}
