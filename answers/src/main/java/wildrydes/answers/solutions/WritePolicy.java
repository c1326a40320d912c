package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.exercise.Solution;

/** e3-policy: the policy that the lab has for the function; it says that it is the lab's. */
public final class WritePolicy implements Solution {

    @Override
    public String exercise() {
        return "e3-policy";
    }

    @Override
    public Object act(Lab lab) {
        lab.policy(GivenPolicy.WRITES)
                .document(GivenPolicy.writes(lab.table("UnicornSensorData").arn()))
                .update();
        lab.clock().run(Duration.ofMinutes(1));
        return "The lab has put a policy for the function.";
    }
}
