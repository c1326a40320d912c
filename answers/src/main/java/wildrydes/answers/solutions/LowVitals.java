package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.exercise.Solution;

/** e2-vitals: the records with a vital sign below 100; the SQL says that it is the lab's. The learner's unicorns are in the air. */
public final class LowVitals implements Solution {

    private static final String SQL = """
            CREATE OR REPLACE STREAM "VITALS_STREAM" ("Name" VARCHAR(16), "MagicPoints" INTEGER, "HealthPoints" INTEGER);
            CREATE OR REPLACE PUMP "VITALS_PUMP" AS INSERT INTO "VITALS_STREAM"
              SELECT STREAM "Name", "MagicPoints", "HealthPoints"
              FROM "SOURCE_SQL_STREAM_001"
              WHERE "MagicPoints" < 100 OR "HealthPoints" < 100;
            """;

    @Override
    public String exercise() {
        return "e2-vitals";
    }

    @Override
    public Object act(Lab lab) {
        lab.application("wildrydes").sql(GivenSql.byMinuteWith(SQL)).update();
        lab.clock().run(Duration.ofMinutes(1));
        return "The lab has put the SQL of VITALS_STREAM.";
    }
}
