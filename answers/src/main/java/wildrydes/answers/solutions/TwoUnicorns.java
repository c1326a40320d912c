package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.Unicorn;
import wildrydes.lab.exercise.Solution;

/** e1-two-unicorns: Shadowfax and Bucephalus in the air for thirty seconds. */
public final class TwoUnicorns implements Solution {

    @Override
    public String exercise() {
        return "e1-two-unicorns";
    }

    @Override
    public Object act(Lab lab) {
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        Unicorn bucephalus = lab.unicorn("Bucephalus").start();
        lab.clock().run(Duration.ofSeconds(30));
        shadowfax.stop();
        bucephalus.stop();
        return "Shadowfax and Bucephalus have flown for 30 seconds.";
    }
}
