package wildrydes.pump.kit;

import static wildrydes.pump.kit.Inputs.column;
import static wildrydes.pump.kit.Inputs.varchar;

import java.util.ArrayList;
import java.util.List;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

/** Each family of queries over a small stream, at its borders. */
final class WindowCases {

    private static final StreamPlan SOURCE =
            Inputs.stream("S_001", varchar("K", 8), column("V", TypeName.INTEGER), column("D", TypeName.DOUBLE));

    private WindowCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        tumbling(cases);
        sliding(cases);
        stagger(cases);
        joins(cases);
        others(cases);
        return cases;
    }

    private static void tumbling(List<Case> cases) {
        cases.add(of("STEP cuts time into tens of seconds", "t TIMESTAMP, n BIGINT")
                .sql(
                        pump(
                                "SELECT STREAM ROWTIME, COUNT(*) FROM s_001 GROUP BY STEP(s_001.ROWTIME BY INTERVAL '10' SECOND)"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:09.999", "a", 1, 1.0)
                .row("09:00:10", "a", 1, 1.0)
                .row("09:00:35", "a", 1, 1.0)
                .bound("09:00:40")
                .expect("SINK", "09:00:10", Times.at("09:00:10"), 2L)
                .expect("SINK", "09:00:20", Times.at("09:00:20"), 1L)
                .expect("SINK", "09:00:40", Times.at("09:00:40"), 1L)
                .build());
        cases.add(of(
                        "a window of CEIL ends a millisecond after the full minute, which is still in it",
                        "t TIMESTAMP, n BIGINT")
                .sql(pump("SELECT STREAM CEIL(s_001.ROWTIME TO MINUTE), COUNT(*) FROM s_001"
                        + " GROUP BY CEIL(s_001.ROWTIME TO MINUTE)"))
                .row("09:00:00.001", "a", 1, 1.0)
                .row("09:01:00", "a", 1, 1.0)
                .row("09:01:00.001", "a", 1, 1.0)
                .expect("SINK", "09:01:00.001", Times.at("09:01:00"), 2L)
                .build());
        cases.add(of("HAVING keeps groups by their totals", "k VARCHAR(8), n BIGINT")
                .sql(pump("SELECT STREAM k, COUNT(*) FROM s_001 GROUP BY k, FLOOR(s_001.ROWTIME TO MINUTE)"
                        + " HAVING SUM(v) > 2"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "a", 2, 1.0)
                .row("09:00:02", "b", 2, 1.0)
                .bound("09:01:00")
                .expect("SINK", "09:01:00", "a", 2L)
                .build());
        cases.add(of("WHERE comes before the groups", "k VARCHAR(8), n BIGINT")
                .sql(pump("SELECT STREAM k, COUNT(v) FROM s_001 WHERE v > 1 OR v IS NULL"
                        + " GROUP BY k, FLOOR(s_001.ROWTIME TO MINUTE)"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "a", 2, 1.0)
                .row("09:00:01", "a", null, 1.0)
                .row("09:00:02", "b", 1, 1.0)
                .bound("09:01:00")
                .expect("SINK", "09:01:00", "a", 1L)
                .build());
        cases.add(of("a row that WHERE drops still moves the clock", "k VARCHAR(8), n BIGINT")
                .sql(pump("SELECT STREAM k, COUNT(*) FROM s_001 WHERE v > 1"
                        + " GROUP BY k, FLOOR(s_001.ROWTIME TO MINUTE)"))
                .row("09:00:00", "a", 2, 1.0)
                .row("09:01:00", "a", 1, 1.0)
                .expect("SINK", "09:01:00", "a", 1L)
                .build());
        cases.add(of("an hour and a day are windows, too", "h BIGINT")
                .sql(pump("SELECT STREAM COUNT(*) FROM s_001 GROUP BY FLOOR(s_001.ROWTIME TO HOUR)"))
                .row("09:00:00", "a", 2, 1.0)
                .row("09:59:59.999", "a", 1, 1.0)
                .row("11:00:00", "a", 1, 1.0)
                .expect("SINK", "10:00:00", 2L)
                .build());
    }

    private static void sliding(List<Case> cases) {
        cases.add(of(
                        "a RANGE window includes both its ends, and each row is counted as it comes",
                        "k VARCHAR(8), n BIGINT")
                .sql(pump("SELECT STREAM k, COUNT(*) OVER w FROM s_001"
                        + " WINDOW w AS (PARTITION BY k RANGE INTERVAL '10' SECOND PRECEDING)"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:05", "b", 1, 1.0)
                .row("09:00:10", "a", 1, 1.0)
                .row("09:00:10.001", "a", 1, 1.0)
                .expect("SINK", "09:00:00", "a", 1L)
                .expect("SINK", "09:00:00", "a", 2L)
                .expect("SINK", "09:00:05", "b", 1L)
                .expect("SINK", "09:00:10", "a", 3L)
                .expect("SINK", "09:00:10.001", "a", 2L)
                .build());
        cases.add(of("ROWS 2 PRECEDING is three rows", "k VARCHAR(8), s INTEGER")
                .sql(pump("SELECT STREAM k, SUM(v) OVER (PARTITION BY k ROWS 2 PRECEDING) FROM s_001"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "a", 2, 1.0)
                .row("09:00:02", "b", 100, 1.0)
                .row("09:00:03", "a", 4, 1.0)
                .row("09:00:04", "a", 8, 1.0)
                .expect("SINK", "09:00:00", "a", 1)
                .expect("SINK", "09:00:01", "a", 3)
                .expect("SINK", "09:00:02", "b", 100)
                .expect("SINK", "09:00:03", "a", 7)
                .expect("SINK", "09:00:04", "a", 14)
                .build());
        cases.add(of("several windows side by side, each with its own frame", "a DOUBLE, b DOUBLE, c INTEGER")
                .sql(pump(
                        "SELECT STREAM AVG(d) OVER two, MAX(d) OVER ten, MIN(v) OVER (RANGE INTERVAL '1' SECOND PRECEDING)"
                                + " FROM s_001 WINDOW two AS (ROWS 1 PRECEDING), ten AS (ROWS 9 PRECEDING)"))
                .row("09:00:00", "a", 3, 1.0)
                .row("09:00:01", "a", 5, 4.0)
                .row("09:00:03", "a", 4, 2.0)
                .expect("SINK", "09:00:00", 1.0, 1.0, 3)
                .expect("SINK", "09:00:01", 2.5, 4.0, 3)
                .expect("SINK", "09:00:03", 3.0, 4.0, 4)
                .build());
        cases.add(of("a window forgets its largest value with the row that had it", "m INTEGER")
                .sql(pump("SELECT STREAM MAX(v) OVER (RANGE INTERVAL '2' SECOND PRECEDING) FROM s_001"))
                .row("09:00:00", "a", 9, 1.0)
                .row("09:00:01", "a", 3, 1.0)
                .row("09:00:02.500", "a", 1, 1.0)
                .row("09:00:09", "a", null, 1.0)
                .expect("SINK", "09:00:00", 9)
                .expect("SINK", "09:00:01", 9)
                .expect("SINK", "09:00:02.500", 3)
                .expect("SINK", "09:00:09", (Object) null)
                .build());
        cases.add(of("LAG and FIRST_VALUE look at the rows of the window", "l INTEGER, f INTEGER")
                .sql(pump("SELECT STREAM LAG(v, 1) OVER (PARTITION BY k ROWS 5 PRECEDING),"
                        + " FIRST_VALUE(v) OVER (PARTITION BY k ROWS 1 PRECEDING) FROM s_001"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "b", 50, 1.0)
                .row("09:00:02", "a", 2, 1.0)
                .row("09:00:03", "a", 3, 1.0)
                .expect("SINK", "09:00:00", null, 1)
                .expect("SINK", "09:00:01", null, 50)
                .expect("SINK", "09:00:02", 1, 1)
                .expect("SINK", "09:00:03", 2, 2)
                .build());
    }

    private static void stagger(List<Case> cases) {
        cases.add(of("a stagger window opens with the first row of its key", "k VARCHAR(8), n BIGINT")
                .sql(pump("SELECT STREAM k, COUNT(*) FROM s_001"
                        + " WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MINUTE)"))
                .row("09:00:20", "a", 1, 1.0)
                .row("09:00:40", "b", 1, 1.0)
                .row("09:01:19.999", "a", 1, 1.0)
                .row("09:01:20", "a", 1, 1.0)
                .bound("09:01:40")
                .row("09:05:00", "b", 1, 1.0)
                .expect("SINK", "09:01:20", "a", 2L)
                .expect("SINK", "09:01:40", "b", 1L)
                .expect("SINK", "09:02:20", "a", 1L)
                .build());
    }

    private static void joins(List<Case> cases) {
        StreamPlan right = Inputs.stream("R_001", varchar("K", 8), column("W", TypeName.INTEGER));
        String both = "SELECT STREAM l.k, l.v, r.w FROM s_001 OVER (RANGE INTERVAL '10' SECOND PRECEDING) AS l"
                + " %s r_001 OVER (RANGE INTERVAL '10' SECOND PRECEDING) AS r ON l.k = r.k";
        cases.add(of(
                        "rows of two streams meet within their windows, whichever comes first",
                        "k VARCHAR(8), v INTEGER, w INTEGER")
                .input(right)
                .sql(pump(both.formatted("JOIN")))
                .row("S_001", "09:00:00", new Object[] {"a", 1, 1.0})
                .row("R_001", "09:00:05", new Object[] {"a", 10})
                .row("R_001", "09:00:10", new Object[] {"a", 20})
                .row("R_001", "09:00:10.001", new Object[] {"a", 30})
                .row("S_001", "09:00:12", new Object[] {"a", 2, 1.0})
                .row("S_001", "09:00:12", new Object[] {"b", 3, 1.0})
                .expect("SINK", "09:00:05", "a", 1, 10)
                .expect("SINK", "09:00:10", "a", 1, 20)
                .expect("SINK", "09:00:12", "a", 2, 10)
                .expect("SINK", "09:00:12", "a", 2, 20)
                .expect("SINK", "09:00:12", "a", 2, 30)
                .build());
        cases.add(of("NULL is no partner for NULL", "k VARCHAR(8), v INTEGER, w INTEGER")
                .input(right)
                .sql(pump(both.formatted("JOIN")))
                .row("S_001", "09:00:00", new Object[] {null, 1, 1.0})
                .row("R_001", "09:00:05", new Object[] {null, 10})
                .expectNothingElse("SINK")
                .build());
        var companies = Inputs.table("companies", varchar("T", 8), varchar("NAME", 20));
        cases.add(of("a reference table is looked up, and LEFT keeps what is not in it", "k VARCHAR(8), n VARCHAR(20)")
                .reference(companies, List.of(List.of("a", "Amazon"), List.of("b", "Bezos"), List.of("a", "Again")))
                .sql(pump("SELECT STREAM s_001.k, c.name FROM s_001 LEFT JOIN \"companies\" AS c ON s_001.k = c.t"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "x", 1, 1.0)
                .row("09:00:02", null, 1, 1.0)
                .expect("SINK", "09:00:00", "a", "Amazon")
                .expect("SINK", "09:00:00", "a", "Again")
                .expect("SINK", "09:00:01", "x", null)
                .expect("SINK", "09:00:02", null, null)
                .build());
        cases.add(of("an inner join with a table drops what is not in it", "k VARCHAR(8), n VARCHAR(20)")
                .reference(companies, List.of(List.of("a", "Amazon")))
                .sql(
                        pump(
                                "SELECT STREAM s_001.k, c.name FROM s_001 JOIN \"companies\" AS c ON s_001.k = c.t AND s_001.v > 1"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "a", 2, 1.0)
                .row("09:00:02", "b", 2, 1.0)
                .expect("SINK", "09:00:01", "a", "Amazon")
                .build());
    }

    private static void others(List<Case> cases) {
        cases.add(of("UNION ALL has the rows of both", "k VARCHAR(8), v INTEGER")
                .sql(pump("SELECT STREAM k, v FROM s_001 WHERE v < 10 UNION ALL SELECT STREAM k, v + 1 FROM s_001"))
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "b", 20, 1.0)
                .bound("09:00:02")
                .expect("SINK", "09:00:00", "a", 1)
                .expect("SINK", "09:00:00", "a", 2)
                .expect("SINK", "09:00:01", "b", 21)
                .build());
        cases.add(of("a division by zero is an error row for its row alone", "v INTEGER")
                .sql(pump("SELECT STREAM 100 / v FROM s_001"))
                .row("09:00:00", "a", 5, 1.0)
                .row("09:00:01", "a", 0, 1.0)
                .row("09:00:02", "a", 4, 1.0)
                .row("09:00:03", "a", null, 1.0)
                .expect("SINK", "09:00:00", 20)
                .expect("SINK", "09:00:02", 25)
                .expect("SINK", "09:00:03", (Object) null)
                .expectError("P", "09:00:01")
                .build());
        cases.add(of("a division by zero in WHERE is an error row, too", "v INTEGER")
                .sql(pump("SELECT STREAM v FROM s_001 WHERE 10 / v > 1"))
                .row("09:00:00", "a", 5, 1.0)
                .row("09:00:01", "a", 0, 1.0)
                .row("09:00:02", "a", 20, 1.0)
                .expect("SINK", "09:00:00", 5)
                .expectError("P", "09:00:01")
                .build());
        cases.add(of("ROWTIME stays what it was through pumps, and both streams can be read", "v INTEGER")
                .sql(pump("SELECT STREAM v FROM s_001"))
                .sql("CREATE STREAM later (v INTEGER, t TIMESTAMP);")
                .sql("CREATE PUMP p2 AS INSERT INTO later SELECT STREAM v + 1, sink.ROWTIME FROM sink;")
                .sql("CREATE STREAM third (n BIGINT);")
                .sql("CREATE PUMP p3 AS INSERT INTO third SELECT STREAM COUNT(*) FROM later"
                        + " GROUP BY FLOOR(later.ROWTIME TO MINUTE);")
                .row("09:00:00", "a", 5, 1.0)
                .row("09:00:59", "a", 6, 1.0)
                .bound("09:01:00")
                .expect("SINK", "09:00:00", 5)
                .expect("SINK", "09:00:59", 6)
                .expect("LATER", "09:00:00", 6, Times.at("09:00:00"))
                .expect("LATER", "09:00:59", 7, Times.at("09:00:59"))
                .expect("THIRD", "09:01:00", 2L)
                .build());
        cases.add(of("minutes of minutes: an hour over the minutes' rows ends with the hour", "k VARCHAR(8), n BIGINT")
                .sql("CREATE STREAM minutes (k VARCHAR(8), n BIGINT);")
                .sql("CREATE PUMP m AS INSERT INTO minutes SELECT STREAM k, COUNT(*) FROM s_001"
                        + " GROUP BY k, FLOOR(s_001.ROWTIME TO MINUTE);")
                .sql(pump("SELECT STREAM k, SUM(n) FROM minutes GROUP BY k, FLOOR(minutes.ROWTIME TO HOUR)"))
                .row("09:10:00", "a", 5, 1.0)
                .row("09:10:01", "a", 5, 1.0)
                .row("09:20:00", "a", 5, 1.0)
                .row("09:59:30", "a", 5, 1.0)
                .bound("10:00:00")
                .bound("11:00:00")
                .expect("MINUTES", "09:11:00", "a", 2L)
                .expect("MINUTES", "09:21:00", "a", 1L)
                .expect("MINUTES", "10:00:00", "a", 1L)
                .expect("SINK", "10:00:00", "a", 3L)
                .expect("SINK", "11:00:00", "a", 1L)
                .build());
        cases.add(of("two pumps fill one stream", "k VARCHAR(8), v INTEGER")
                .sql(pump("SELECT STREAM k, v FROM s_001 WHERE v > 1"))
                .sql("CREATE PUMP q AS INSERT INTO sink (v, k) SELECT STREAM v * 10, k FROM s_001;")
                .row("09:00:00", "a", 1, 1.0)
                .row("09:00:01", "b", 2, 1.0)
                .expect("SINK", "09:00:00", "a", 10)
                .expect("SINK", "09:00:01", "b", 2)
                .expect("SINK", "09:00:01", "b", 20)
                .build());
        cases.add(of("columns that an INSERT does not name are NULL", "k VARCHAR(8), v INTEGER, w INTEGER")
                .sql("CREATE PUMP p AS INSERT INTO sink (v) SELECT STREAM v FROM s_001;")
                .row("09:00:00", "a", 1, 1.0)
                .expect("SINK", "09:00:00", null, 1, null)
                .build());
        cases.add(of("CREATE OR REPLACE PUMP puts another query in the place of the first", "v INTEGER")
                .sql(pump("SELECT STREAM v FROM s_001"))
                .sql("CREATE OR REPLACE PUMP p AS INSERT INTO sink SELECT STREAM v * 2 FROM s_001;")
                .row("09:00:00", "a", 4, 1.0)
                .expect("SINK", "09:00:00", 8)
                .build());
        cases.add(of("a stopped pump moves no rows", "v INTEGER")
                .sql("CREATE PUMP p STOPPED AS INSERT INTO sink SELECT STREAM v FROM s_001;")
                .sql("CREATE PUMP q AS INSERT INTO sink SELECT STREAM v + 1 FROM s_001;")
                .row("09:00:00", "a", 4, 1.0)
                .expect("SINK", "09:00:00", 5)
                .build());
        cases.add(of("names in quotes keep their case, others are upper case", "\"Abc\" INTEGER, ABC VARCHAR(8)")
                .sql("CREATE PUMP p AS INSERT INTO sink (aBC, \"Abc\") SELECT STREAM k, v FROM \"S_001\";")
                .row("09:00:00", "a", 4, 1.0)
                .expect("SINK", "09:00:00", 4, "a")
                .build());
        cases.add(of("an empty application reads its input and does nothing", "v INTEGER")
                .row("09:00:00", "a", 4, 1.0)
                .bound("09:00:01")
                .expectNothingElse("SINK")
                .build());
    }

    private static Case.Builder of(String name, String columns) {
        return Case.of(name).input(SOURCE).sql("CREATE OR REPLACE STREAM sink (" + columns + ");");
    }

    private static String pump(String query) {
        return "CREATE OR REPLACE PUMP p AS INSERT INTO sink " + query + ";";
    }
}
