package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.DataStream;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e3-bisect: cuts failing batches in two, and sends nine records more, the fifth of them broken. */
public final class Bisected implements Solution {

    @Override
    public String exercise() {
        return "e3-bisect";
    }

    @Override
    public Object act(Lab lab) {
        DataStream drill = lab.stream("wildrydes-drill");
        lab.function("WildRydesDrill").trigger(drill).bisect(true).update();
        lab.unicorn("Rocinante").to(drill).corruptEvery(5).send(9);
        lab.clock().run(Duration.ofMinutes(2));
        return "The lab has set the trigger, and sent nine records.";
    }
}
