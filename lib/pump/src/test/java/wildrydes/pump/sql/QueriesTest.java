package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What queries mean: rows in, rows out. */
class QueriesTest {

    @Test
    void aWindowWithoutOrderByReachesBackFromEachRow() throws SqlException {
        Run run = new Run("N VARCHAR(16), S DOUBLE, C BIGINT", """
                SELECT STREAM UNICORN, SUM(FARE) OVER W, COUNT(*) OVER W FROM RIDES
                WINDOW W AS (PARTITION BY UNICORN RANGE INTERVAL '10' SECOND PRECEDING)""");
        run.ride(1, 1, "A", 1.0)
                .ride(2, 2, "B", 5.0)
                .ride(5, 3, "A", 2.0)
                .ride(11, 4, "A", 4.0)
                .ride(16, 5, "A", 8.0);
        assertThat(run.rows())
                .containsExactly("1.0: A 1.0 1", "2.0: B 5.0 1", "5.0: A 3.0 2", "11.0: A 7.0 3", "16.0: A 12.0 2");
    }

    @Test
    void severalWindowsOfOneQueryReachBackDifferently() throws SqlException {
        Run run = new Run("A DOUBLE, B DOUBLE", """
                SELECT STREAM SUM(FARE) OVER two, SUM(FARE) OVER (ROWS UNBOUNDED PRECEDING) FROM RIDES
                WINDOW two AS (ROWS 1 PRECEDING)""");
        run.ride(1, 1, "A", 1.0).ride(2, 2, "A", 2.0).ride(3, 3, "A", 4.0);
        assertThat(run.rows()).containsExactly("1.0: 1.0 1.0", "2.0: 3.0 3.0", "3.0: 6.0 7.0");
    }

    @Test
    void rowtimeIsTheRowsOwnOrTheEndOfTheWindow() throws SqlException {
        Run plain = new Run("T TIMESTAMP, ID INTEGER", "SELECT STREAM ROWTIME, ID FROM RIDES");
        assertThat(plain.ride(7.5, 1, "A", 1.0).rows()).containsExactly("7.5: 7500 1");
        Run grouped = new Run("T TIMESTAMP, M TIMESTAMP, C INTEGER", """
                SELECT STREAM ROWTIME, STEP(r.ROWTIME BY INTERVAL '10' SECOND), COUNT(*) FROM RIDES AS r
                GROUP BY STEP(r.ROWTIME BY INTERVAL '10' SECOND)""");
        assertThat(grouped.ride(12, 1, "A", 1.0)
                        .ride(19.999, 2, "A", 1.0)
                        .until(20)
                        .rows())
                .containsExactly("20.0: 20000 10000 2");
    }

    @Test
    void starLeavesRowtimeOut() throws SqlException {
        Run run = new Run(
                "N VARCHAR(16), F DOUBLE", "SELECT STREAM * FROM (SELECT STREAM UNICORN, FARE FROM RIDES) AS r");
        assertThat(run.ride(1, 1, "A", 1.5).rows()).containsExactly("1.0: A 1.5");
    }

    @Test
    void aSubquerysRowtimeIsThatOfItsRows() throws SqlException {
        Run run = new Run("T TIMESTAMP, S DOUBLE", """
                SELECT STREAM h.ROWTIME, h.s FROM (
                    SELECT STREAM SUM(FARE) AS s FROM RIDES AS r GROUP BY FLOOR(r.ROWTIME TO MINUTE)) AS h
                WHERE h.s > 1""");
        assertThat(run.ride(59, 1, "A", 1.0).ride(61, 2, "A", 7.0).until(180).rows())
                .containsExactly("120.0: 120000 7.0");
    }

    @Test
    void groupsOfGroupsCloseOneAfterTheOther() throws SqlException {
        Run run = new Run("H TIMESTAMP, M DOUBLE", """
                SELECT STREAM FLOOR(q.m TO MINUTE), MAX(q.s) FROM (
                    SELECT STREAM STEP(r.ROWTIME BY INTERVAL '10' SECOND) AS m, SUM(FARE) AS s FROM RIDES AS r
                    GROUP BY STEP(r.ROWTIME BY INTERVAL '10' SECOND)) AS q
                GROUP BY FLOOR(q.m TO MINUTE)""");
        run.ride(1, 1, "A", 1.0)
                .ride(2, 2, "A", 2.0)
                .ride(55, 3, "A", 2.5)
                .ride(65, 4, "A", 9.0)
                .until(121);
        assertThat(run.rows()).containsExactly("60.001: 0 3.0", "120.001: 60000 9.0");
    }

    @Test
    void havingLeavesGroupsOut() throws SqlException {
        Run run = new Run("N VARCHAR(16), C INTEGER", """
                SELECT STREAM UNICORN, COUNT(*) FROM RIDES
                GROUP BY UNICORN, FLOOR(ROWTIME TO MINUTE) HAVING COUNT(*) > 1 AND UNICORN <> 'C'""");
        run.ride(1, 1, "A", 1.0)
                .ride(2, 2, "B", 1.0)
                .ride(3, 3, "B", 1.0)
                .ride(4, 4, "C", 1.0)
                .ride(5, 5, "C", 1.0);
        assertThat(run.until(60).rows()).containsExactly("60.0: B 2");
    }

    @Test
    void aStaggerWindowOpensWithItsFirstRow() throws SqlException {
        Run run = new Run("N VARCHAR(16), C INTEGER", """
                SELECT STREAM UNICORN, COUNT(*) FROM RIDES
                WINDOWED BY STAGGER (PARTITION BY UNICORN RANGE INTERVAL '1' MINUTE)""");
        run.ride(20, 1, "A", 1.0).ride(50, 2, "A", 1.0).ride(79, 3, "A", 1.0).until(80);
        assertThat(run.rows()).containsExactly("80.0: A 3");
    }

    @Test
    void aValueThatOnlyGrowsByOtherMeansIsAKeyOfItsGroup() throws SqlException {
        Run run = new Run("T TIMESTAMP, C INTEGER", """
                SELECT STREAM STEP(STARTED BY INTERVAL '10' SECOND), COUNT(*) FROM RIDES AS r
                GROUP BY STEP(r.ROWTIME BY INTERVAL '10' SECOND), STEP(STARTED BY INTERVAL '10' SECOND)""");
        run.ride(1, 1, "A", 1.0, 35)
                .ride(2, 2, "A", 1.0, 25)
                .ride(3, 3, "A", 1.0, 39)
                .until(10);
        assertThat(run.rows()).containsExactlyInAnyOrder("10.0: 30000 2", "10.0: 20000 1");
    }

    @Test
    void distinctShowsARowWhenItsValuesComeForTheFirstTime() throws SqlException {
        Run run = new Run(
                "T TIMESTAMP, N VARCHAR(16)",
                "SELECT STREAM DISTINCT FLOOR(r.ROWTIME TO MINUTE), UNICORN FROM RIDES AS r");
        run.ride(1, 1, "A", 1.0).ride(2, 2, "A", 1.0).ride(3, 3, "B", 1.0).ride(61, 4, "A", 1.0);
        assertThat(run.rows()).containsExactly("1.0: 0 A", "3.0: 0 B", "61.0: 60000 A");
    }

    @Test
    void aWindowedJoinFindsItsPartnerWithinTheWindow() throws SqlException {
        Run run = new Run("ID INTEGER, D DOUBLE, T TIMESTAMP", """
                SELECT STREAM r.ID, s."Distance", ROWTIME
                FROM RIDES OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS r
                JOIN "SOURCE_SQL_STREAM_001" AS s ON r.UNICORN = s."Name" AND s."Distance" > r.FARE""");
        run.ride(1, 1, "A", 10.0)
                .unicorn(5, "A", 30)
                .unicorn(6, "A", 3)
                .unicorn(7, "B", 30)
                .unicorn(62, "A", 40);
        assertThat(run.rows()).containsExactly("5.0: 1 30.0 5000");
    }

    @Test
    void anOuterJoinShowsWhatFoundNoPartner() throws SqlException {
        Run run = new Run("ID INTEGER, D DOUBLE", """
                SELECT STREAM r.ID, s."Distance" FROM RIDES OVER W AS r
                LEFT JOIN "SOURCE_SQL_STREAM_001" OVER W AS s ON r.UNICORN = s."Name"
                WINDOW W AS (RANGE INTERVAL '1' MINUTE PRECEDING)""");
        run.ride(1, 1, "A", 10.0).ride(2, 2, "B", 10.0).unicorn(5, "A", 30).until(70);
        assertThat(run.rows()).containsExactly("5.0: 1 30.0", "62.0: 2 null");
    }

    @Test
    void theWindowOfAJoinMayBuildOnAnother() throws SqlException {
        Run run = new Run("ID INTEGER, D DOUBLE", """
                SELECT STREAM r.ID, s."Distance" FROM RIDES OVER (W) AS r
                JOIN "SOURCE_SQL_STREAM_001" AS s ON r.UNICORN = s."Name"
                WINDOW W AS (RANGE INTERVAL '1' MINUTE PRECEDING)""");
        run.ride(1, 1, "A", 10.0).unicorn(5, "A", 30).unicorn(62, "A", 40);
        assertThat(run.rows()).containsExactly("5.0: 1 30.0");
    }

    @Test
    void aReferenceTableIsLookedUp() throws SqlException {
        String columns = "N VARCHAR(16), S VARCHAR(20)";
        Run on = new Run(
                columns,
                "SELECT STREAM r.UNICORN, t.\"Stable\" FROM RIDES AS r LEFT JOIN \"Stables\" AS t ON r.UNICORN = t.\"Name\"");
        on.ride(1, 1, "Shadowfax", 1.0).ride(2, 2, "Rocinante", 1.0);
        assertThat(on.rows()).containsExactly("1.0: Shadowfax North", "2.0: Rocinante null");
        Run comma = new Run(
                columns,
                "SELECT STREAM r.UNICORN, t.\"Stable\" FROM RIDES AS r, \"Stables\" AS t WHERE r.UNICORN = t.\"Name\" AND t.\"Beds\" > 3");
        comma.ride(1, 1, "Shadowfax", 1.0).ride(2, 2, "Bucephalus", 1.0);
        assertThat(comma.rows()).containsExactly("2.0: Bucephalus South");
        Run using = new Run(
                columns,
                "SELECT STREAM \"Name\", \"Stable\" FROM \"SOURCE_SQL_STREAM_001\" JOIN \"Stables\" USING (\"Name\")");
        assertThat(using.unicorn(1, "Shadowfax", 1).rows()).containsExactly("1.0: Shadowfax North");
    }

    @Test
    void unionAllPutsStreamsTogether() throws SqlException {
        Run run = new Run("N VARCHAR(16), D DOUBLE", """
                SELECT STREAM UNICORN, ID FROM RIDES
                UNION ALL SELECT STREAM "Name", "Distance" FROM "SOURCE_SQL_STREAM_001\"""");
        run.ride(1, 7, "A", 1.0).unicorn(2, "B", 30.5).until(3);
        assertThat(run.rows()).containsExactly("1.0: A 7.0", "2.0: B 30.5");
    }

    @Test
    void orderBySortsWithinEachValueOfTheTime() throws SqlException {
        Run run = new Run(
                "ID INTEGER, F DOUBLE",
                "SELECT STREAM ID, FARE FROM RIDES AS r ORDER BY FLOOR(r.ROWTIME TO MINUTE), 2 DESC, ID");
        run.ride(1, 1, "A", 1.0)
                .ride(2, 3, "A", 5.0)
                .ride(3, 2, "A", 5.0)
                .ride(61, 4, "A", 9.0)
                .until(120);
        assertThat(run.rows())
                .extracting(r -> r.substring(r.indexOf(' ') + 1))
                .containsExactly("2 5.0", "3 5.0", "1 1.0", "4 9.0");
    }

    @Test
    void groupsComeInTheirOrderAtTheEndOfTheirWindow() throws SqlException {
        Run run = new Run("N VARCHAR(16), S DOUBLE", """
                SELECT STREAM UNICORN, SUM(FARE) AS total FROM RIDES AS r
                GROUP BY UNICORN, FLOOR(r.ROWTIME TO MINUTE) ORDER BY FLOOR(r.ROWTIME TO MINUTE), total DESC""");
        run.ride(1, 1, "A", 1.0).ride(2, 2, "B", 5.0).ride(61, 3, "C", 1.0).until(121);
        assertThat(run.rows()).containsExactly("60.0: B 5.0", "60.0: A 1.0", "120.0: C 1.0");
    }

    @Test
    void rowsAreSortedByATimeOfTheirOwn() throws SqlException {
        Run run = new Run(
                "ID INTEGER",
                "SELECT STREAM STARTED AS ROWTIME, ID FROM RIDES ORDER BY STARTED WITHIN INTERVAL '10' SECOND");
        run.ride(100, 1, "A", 1.0, 50)
                .ride(101, 2, "A", 1.0, 48)
                .ride(102, 3, "A", 1.0, 65)
                .ride(103, 4, "A", 1.0, 90);
        assertThat(run.rows()).startsWith("48.0: 2", "50.0: 1");
    }

    @Test
    void aRowtimeCanBeOverridden() throws SqlException {
        Run run = new Run("ID INTEGER", "SELECT STREAM STARTED AS ROWTIME, ID FROM RIDES");
        run.ride(100, 1, "A", 1.0, 50).ride(101, 2, "A", 1.0, 49).ride(102, 3, "A", 1.0, 51);
        assertThat(run.rows()).containsExactly("50.0: 1", "51.0: 3");
        assertThat(run.errors()).hasSize(1);
    }

    @Test
    void valuesAreCastToTheColumnsTheyGoInto() throws SqlException {
        Run run = new Run("N VARCHAR(4), F SMALLINT", "SELECT STREAM UNICORN, FARE FROM RIDES");
        run.ride(1, 1, "Shadowfax", 12.0).ride(2, 2, "Rocinante", 36_000.0);
        assertThat(run.rows()).containsExactly("1.0: Shad 12");
        assertThat(run.errors()).hasSize(1).first().asString().contains("36000").contains("SMALLINT");
    }

    @Test
    void columnsThatAnInsertDoesNotNameAreNull() throws SqlException {
        Run run = new Run("""
                CREATE STREAM "OUT" (A INTEGER, B VARCHAR(16), C DOUBLE);
                CREATE PUMP P AS INSERT INTO "OUT" (B, A) SELECT STREAM UNICORN, ID FROM RIDES;""");
        assertThat(run.ride(1, 1, "A", 1.0).rows()).containsExactly("1.0: 1 A null");
    }

    @Test
    void aColumnThatIsNotNullRefusesNull() throws SqlException {
        Run run = new Run("N VARCHAR(16) NOT NULL", "SELECT STREAM UNICORN FROM RIDES");
        run.ride(1, 1, null, 1.0).ride(2, 2, "A", 1.0);
        assertThat(run.rows()).containsExactly("2.0: A");
        assertThat(run.errors()).hasSize(1).first().asString().contains("Column N is NOT NULL");
    }

    @Test
    void functionsStandForTheirBodies() throws SqlException {
        Run run = new Run("""
                CREATE FUNCTION mph(metres DOUBLE) RETURNS DOUBLE LANGUAGE SQL CONTAINS SQL RETURN metres * 2;
                CREATE FUNCTION twice(x DOUBLE) RETURNS INTEGER RETURN mph(x) + mph(x + 1);
                CREATE STREAM "OUT" (F INTEGER);
                CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM twice(FARE) FROM RIDES;""");
        assertThat(run.ride(1, 1, "A", 1.5).rows()).containsExactly("1.0: 8");
    }

    @Test
    void pumpsFeedOneAnother() throws SqlException {
        Run run = new Run("""
                CREATE OR REPLACE STREAM "MIDDLE" (N VARCHAR(16), F DOUBLE) DESCRIPTION 'dear rides';
                CREATE OR REPLACE STREAM "OUT" (N VARCHAR(16));
                CREATE OR REPLACE PUMP FIRST_ONE AS INSERT INTO "MIDDLE" SELECT STREAM UNICORN, FARE FROM RIDES WHERE FARE > 2;
                CREATE OR REPLACE PUMP SECOND_ONE STOPPED AS INSERT INTO "OUT" SELECT STREAM UPPER(N) FROM "MIDDLE";
                ALTER PUMP SECOND_ONE START;""");
        assertThat(run.ride(1, 1, "a", 1.0).ride(2, 2, "b", 3.0).rows()).containsExactly("2.0: B");
    }

    @Test
    void aQueryOfWithIsUsedByItsName() throws SqlException {
        Run run = new Run(
                "N VARCHAR(16)",
                "WITH dear AS (SELECT STREAM UNICORN AS n FROM RIDES WHERE FARE > 2) SELECT STREAM n FROM dear WHERE n <> 'B'");
        run.ride(1, 1, "A", 1.0).ride(2, 2, "A", 3.0).ride(3, 3, "B", 3.0);
        assertThat(run.rows()).containsExactly("2.0: A");
    }

    @Test
    void theMostFrequentValuesOfAWindow() throws SqlException {
        Run run = new Run("N VARCHAR(16), C BIGINT", """
                SELECT STREAM ITEM, ITEM_COUNT FROM TABLE(
                    TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM RIDES), 'UNICORN', 1, 60))""");
        run.ride(1, 1, "A", 1.0).ride(2, 2, "B", 1.0).ride(3, 3, "B", 1.0).until(60);
        assertThat(run.rows()).containsExactly("60.0: B 2");
    }

    @Test
    void theErrorStreamCanBeRead() throws SqlException {
        Run run = new Run("""
                CREATE STREAM "MIDDLE" (X INTEGER);
                CREATE PUMP P AS INSERT INTO "MIDDLE" SELECT STREAM ID / (ID - ID) FROM RIDES;
                CREATE STREAM "OUT" (WHO VARCHAR(128));
                CREATE PUMP Q AS INSERT INTO "OUT" SELECT STREAM PUMP_NAME FROM error_stream;""");
        assertThat(run.ride(1, 1, "A", 1.0).rows()).containsExactly("1.0: P");
    }
}
