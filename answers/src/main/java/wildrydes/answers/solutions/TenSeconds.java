package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.exercise.Solution;

/** e2-step: sums of ten seconds; the SQL says that it is the lab's. */
public final class TenSeconds implements Solution {

    private static final String SQL = """
            CREATE OR REPLACE STREAM "TEN_SECOND_STREAM" ("Name" VARCHAR(16), "Distance" SMALLINT);
            CREATE OR REPLACE PUMP "TEN_SECOND_PUMP" AS INSERT INTO "TEN_SECOND_STREAM"
              SELECT STREAM "Name", SUM("Distance")
              FROM "SOURCE_SQL_STREAM_001"
              GROUP BY STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '10' SECOND), "Name";
            """;

    @Override
    public String exercise() {
        return "e2-step";
    }

    @Override
    public Object act(Lab lab) {
        lab.application("wildrydes").sql(GivenSql.byMinuteWith(SQL)).update();
        lab.clock().run(Duration.ofMinutes(2));
        return "The lab has put the SQL of TEN_SECOND_STREAM.";
    }
}
