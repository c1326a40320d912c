package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.exercise.Solution;

/** e2-speed: the mean speed by unicorn and minute; the SQL says that it is the lab's. */
public final class MeanSpeed implements Solution {

    private static final String SQL = """
            CREATE OR REPLACE STREAM "SPEED_STREAM" ("Name" VARCHAR(16), "Speed" DOUBLE);
            CREATE OR REPLACE PUMP "SPEED_PUMP" AS INSERT INTO "SPEED_STREAM"
              SELECT STREAM "Name", AVG("Distance") * 2.23694
              FROM "SOURCE_SQL_STREAM_001"
              GROUP BY FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE), "Name";
            """;

    @Override
    public String exercise() {
        return "e2-speed";
    }

    @Override
    public Object act(Lab lab) {
        lab.application("wildrydes").sql(GivenSql.byMinuteWith(SQL)).update();
        lab.clock().run(Duration.ofMinutes(2));
        return "The lab has put the SQL of SPEED_STREAM.";
    }
}
