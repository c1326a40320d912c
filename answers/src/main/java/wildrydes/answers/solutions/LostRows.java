package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.AnalyticsApplication;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.exercise.Solution;

/** e2-errors: room for long names and fast unicorns; the SQL says that it is the lab's. */
public final class LostRows implements Solution {

    @Override
    public String exercise() {
        return "e2-errors";
    }

    @Override
    public Object act(Lab lab) {
        AnalyticsApplication application = lab.application("wildrydes");
        application.input(lab.stream("wildrydes"));
        application
                .schema(application.discoverSchema().column("Name", "VARCHAR(32)"))
                .sql(GivenSql.byMinuteWide())
                .update();
        lab.clock().run(Duration.ofMinutes(2));
        return "The lab has put SQL with room for both.";
    }
}
