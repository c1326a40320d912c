package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e0-arn: the name that a stream will have. */
public final class Arn implements Solution {

    @Override
    public String exercise() {
        return "e0-arn";
    }

    @Override
    public Object act(Lab lab) {
        return "arn:aws:kinesis:" + lab.region() + ":" + lab.account() + ":stream/wildrydes";
    }
}
