package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.exercise.Solution;

/** e2-sliding: the mean speed of the last half minute, with each record; the SQL says that it is the lab's. */
public final class SlidingSpeed implements Solution {

    private static final String SQL = """
            CREATE OR REPLACE STREAM "SLIDING_STREAM" ("Name" VARCHAR(16), "Speed" DOUBLE);
            CREATE OR REPLACE PUMP "SLIDING_PUMP" AS INSERT INTO "SLIDING_STREAM"
              SELECT STREAM "Name", AVG("Distance") OVER W * 2.23694
              FROM "SOURCE_SQL_STREAM_001"
              WINDOW W AS (PARTITION BY "Name" RANGE INTERVAL '30' SECOND PRECEDING);
            """;

    @Override
    public String exercise() {
        return "e2-sliding";
    }

    @Override
    public Object act(Lab lab) {
        lab.application("wildrydes").sql(GivenSql.byMinuteWith(SQL)).update();
        lab.clock().run(Duration.ofMinutes(2));
        return "The lab has put the SQL of SLIDING_STREAM.";
    }
}
