package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.LambdaFunction;
import wildrydes.lab.Trigger;
import wildrydes.lab.exercise.Solution;

/** e3-window: a function that keeps a total for each name. */
public final class WindowTotals implements Solution {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration BATCH = Duration.ofSeconds(10);

    @Override
    public String exercise() {
        return "e3-window";
    }

    @Override
    public Object act(Lab lab) {
        LambdaFunction aggregator = lab.function("WildRydesAggregator");
        Trigger windows = aggregator.trigger(lab.stream("wildrydes"));
        if (windows.exists()) {
            windows.delete();
        }
        aggregator.code(MinuteTotals.class).update();
        windows.startingPosition("LATEST")
                .tumblingWindow(WINDOW)
                .batchWindow(BATCH)
                .create();
        lab.clock().run(Duration.ofMinutes(3));
        return "The lab has given the function a class that keeps the unicorns apart.";
    }
}
