package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e3-window: a function that keeps a total for each name. */
public final class WindowTotals implements Solution {

    @Override
    public String exercise() {
        return "e3-window";
    }

    @Override
    public Object act(Lab lab) {
        lab.function("WildRydesAggregator").code(MinuteTotals.class).update();
        lab.clock().run(Duration.ofMinutes(3));
        return "The lab has given the function a class that keeps the unicorns apart.";
    }
}
