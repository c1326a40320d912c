package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.TypeName;

/** The steps as the front end strings them together. */
class BySqlTest {

    private static final StreamPlan SOURCE = Plans.stream(
            "SOURCE_SQL_STREAM_001",
            Plans.column("TICKER", TypeName.VARCHAR),
            Plans.column("PRICE", TypeName.INTEGER),
            Plans.column("X", TypeName.DOUBLE),
            Plans.column("EVENT_TIME", TypeName.TIMESTAMP));
    private static final ReferenceTable COMPANIES = new ReferenceTable(
            "COMPANIES", List.of(Plans.column("TICKER", TypeName.VARCHAR), Plans.column("COMPANY", TypeName.VARCHAR)));

    private final List<String> errors = new ArrayList<>();

    private Application application(String sql) throws SqlException {
        Application application = Plans.start(KdaSql.plan(sql, List.of(SOURCE), List.of(COMPANIES)));
        application.listen("error_stream", (rowtime, row) -> errors.add(row[3] + ": " + row[4]));
        return application;
    }

    private static void trade(Application application, long rowtime, @Nullable String ticker, int price) {
        trade(application, rowtime, ticker, price, null);
    }

    private static void trade(
            Application application, long rowtime, @Nullable String ticker, int price, @Nullable Long eventTime) {
        application.insert(SOURCE.name(), new @Nullable Object[] {rowtime, ticker, price, price / 10.0, eventTime});
    }

    @Test
    void theResultsOfAMinuteAreSortedByTheirSums() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), TOTAL INTEGER);
                CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT"
                SELECT STREAM TICKER, SUM(PRICE) AS TOTAL FROM "SOURCE_SQL_STREAM_001"
                GROUP BY TICKER, FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE)
                ORDER BY FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE), TOTAL DESC;
                """);
        List<String> out = Plans.watch(application, "OUT");

        trade(application, 1, "A", 1);
        trade(application, 2, "B", 2);
        trade(application, 70_000, "A", 3);
        application.advance(120_001);

        assertThat(out).containsExactly("60000 B 2", "60000 A 1", "120000 A 3");
        assertThat(errors).isEmpty();
    }

    @Test
    void scoresAreSortedWithinTheirSecond() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "SCORED" (PRICE INTEGER, ANOMALY_SCORE DOUBLE);
                CREATE OR REPLACE STREAM "OUT" (PRICE INTEGER, ANOMALY_SCORE DOUBLE);
                CREATE OR REPLACE PUMP "SCORE" AS INSERT INTO "SCORED"
                SELECT STREAM PRICE, ANOMALY_SCORE
                FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM PRICE FROM "SOURCE_SQL_STREAM_001")));
                CREATE OR REPLACE PUMP "SORT" AS INSERT INTO "OUT"
                SELECT STREAM * FROM "SCORED" ORDER BY FLOOR("SCORED".ROWTIME TO SECOND), ANOMALY_SCORE DESC;
                """);
        List<Object[]> rows = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> rows.add(row));
        Random random = new Random(3);

        for (int i = 0; i < 1_000; i++) {
            trade(application, 10 * i, "HEART", i == 950 ? 190 : 60 + random.nextInt(40));
        }
        application.advance(10_000);

        assertThat(rows).hasSize(1_000);
        assertThat(rows.get(900)).startsWith(9_999L, 190);
        for (int i = 901; i < 1_000; i++) {
            assertThat((Double) rows.get(i)[2]).isLessThanOrEqualTo((Double) rows.get(i - 1)[2]);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void frequentItemsAndHotspotsHaveTheirColumns() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "TOP" (ITEM VARCHAR(1024), ITEM_COUNT DOUBLE);
                CREATE OR REPLACE PUMP "P1" AS INSERT INTO "TOP"
                SELECT STREAM ITEM, ITEM_COUNT
                FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM "SOURCE_SQL_STREAM_001"), 'TICKER', 1, 60));
                CREATE OR REPLACE STREAM "HOT" (X DOUBLE, HOTSPOTS_RESULT VARCHAR(10000));
                CREATE OR REPLACE PUMP "P2" AS INSERT INTO "HOT"
                SELECT STREAM X, HOTSPOTS_RESULT
                FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM X FROM "SOURCE_SQL_STREAM_001"), 100, 1, 2));
                """);
        List<String> top = Plans.watch(application, "TOP");
        List<String> hot = Plans.watch(application, "HOT");

        trade(application, 1, "A", 10);
        trade(application, 2, "B", 50);
        trade(application, 3, "B", 55);
        application.advance(60_000);

        assertThat(top).containsExactly("60000 B 2.0");
        assertThat(hot)
                .containsExactly(
                        "1 1.0 {\"hotspots\":[]}",
                        "2 5.0 {\"hotspots\":[]}",
                        "3 5.5 {\"hotspots\":[{\"density\":2.0,\"minValues\":[5.0],\"maxValues\":[5.5]}]}");
        assertThat(errors).isEmpty();
    }

    @Test
    void windowsStandOnWindowsInSubqueries() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), PRICE INTEGER, BEFORE_IT INTEGER, MEAN DOUBLE);
                CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT"
                SELECT STREAM TICKER, PRICE, LAG(PRICE, 1, 0) OVER W, AVG(CAST(PRICE AS DOUBLE)) OVER W
                FROM (SELECT STREAM TICKER, MAX(PRICE) AS PRICE FROM "SOURCE_SQL_STREAM_001"
                      GROUP BY TICKER, STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '10' SECOND))
                WINDOW W AS (PARTITION BY TICKER ROWS 1 PRECEDING);
                """);
        List<String> out = Plans.watch(application, "OUT");

        trade(application, 1, "A", 4);
        trade(application, 2, "A", 3);
        trade(application, 11_000, "A", 5);
        trade(application, 21_000, "A", 7);
        application.advance(30_000);

        assertThat(out).containsExactly("10000 A 4 0 4.0", "20000 A 5 4 4.5", "30000 A 7 5 6.0");
        assertThat(errors).isEmpty();
    }

    @Test
    void aPumpReadsBothSidesOfAJoinFromOneStream() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), NOW INTEGER, EARLIER INTEGER, COMPANY VARCHAR(20));
                CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT"
                SELECT STREAM A.TICKER, A.PRICE, B.PRICE, C.COMPANY
                FROM "SOURCE_SQL_STREAM_001" AS A
                LEFT JOIN "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '10' SECOND PRECEDING) AS B
                ON A.TICKER = B.TICKER AND A.PRICE > B.PRICE
                LEFT JOIN "COMPANIES" AS C ON A.TICKER = C.TICKER;
                """);
        List<String> out = Plans.watch(application, "OUT");
        application.reference("COMPANIES", List.<Object[]>of(new Object[] {"A", "Apples"}));

        trade(application, 1, "A", 4);
        trade(application, 5_000, "A", 6);
        trade(application, 20_000, "B", 7);
        application.advance(20_001);

        assertThat(out).containsExactly("1 A 4 null Apples", "5000 A 6 4 Apples", "20000 B 7 null null");
        assertThat(errors).isEmpty();
    }

    @Test
    void eventsAreSortedByTheirOwnTimeAndThenCounted() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "SORTED" (TICKER VARCHAR(4), PRICE INTEGER);
                CREATE OR REPLACE PUMP "P1" AS INSERT INTO "SORTED"
                SELECT STREAM EVENT_TIME AS ROWTIME, TICKER, PRICE FROM "SOURCE_SQL_STREAM_001"
                ORDER BY EVENT_TIME WITHIN INTERVAL '2' SECOND;
                CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4), N INTEGER);
                CREATE OR REPLACE PUMP "P2" AS INSERT INTO "OUT"
                SELECT STREAM TICKER, COUNT(*) FROM "SORTED" GROUP BY TICKER, FLOOR("SORTED".ROWTIME TO SECOND);
                """);
        List<String> sorted = Plans.watch(application, "SORTED");
        List<String> out = Plans.watch(application, "OUT");

        trade(application, 100_000, "A", 1, 1_500L);
        trade(application, 100_001, "A", 2, 1_100L);
        trade(application, 100_002, "A", 3, 2_200L);
        trade(application, 100_003, "A", 4, 5_000L);
        trade(application, 100_004, "A", 5, 1_200L);
        application.advance(200_000);

        assertThat(sorted).containsExactly("1100 A 2", "1500 A 1", "2200 A 3");
        assertThat(out).containsExactly("2000 A 2");
        assertThat(errors).containsExactly("Out-of-order row: The row is later than the 2000 ms that ORDER BY waits.");
    }

    @Test
    void streamsAreUnitedAndDuplicatesLeftOut() throws SqlException {
        Application application = application("""
                CREATE OR REPLACE STREAM "OUT" (TICKER VARCHAR(4));
                CREATE OR REPLACE PUMP "P" AS INSERT INTO "OUT"
                SELECT STREAM DISTINCT FLOOR("U".ROWTIME TO SECOND), TICKER FROM (
                    SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001" WHERE PRICE > 5
                    UNION ALL
                    SELECT STREAM TICKER FROM "SOURCE_SQL_STREAM_001" WHERE PRICE < 10) AS U;
                """.replace("(TICKER VARCHAR(4))", "(S TIMESTAMP, TICKER VARCHAR(4))"));
        List<String> out = Plans.watch(application, "OUT");

        trade(application, 1, "A", 4);
        trade(application, 2, "A", 7);
        trade(application, 2, "B", 12);
        application.advance(1_000);

        assertThat(out).containsExactly("1 0 A", "2 0 B");
        assertThat(errors).isEmpty();
    }
}
