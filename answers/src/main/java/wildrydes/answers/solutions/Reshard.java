package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e1-reshard: Shadowfax sends 1,200 records in a fresh second. */
public final class Reshard implements Solution {

    @Override
    public String exercise() {
        return "e1-reshard";
    }

    @Override
    public Object act(Lab lab) {
        lab.clock().run(Duration.ofSeconds(1));
        return lab.unicorn("Shadowfax").send(1200).accepted();
    }
}
