package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e1-latest: five records for a reader at LATEST. The learner's own reader and unicorn are not touched. */
public final class Latest implements Solution {

    @Override
    public String exercise() {
        return "e1-latest";
    }

    @Override
    public Object act(Lab lab) {
        var stream = lab.stream("wildrydes");
        var latest = stream.consumer().latest();
        lab.unicorn("Rocinante").to(stream).send(5);
        return latest.poll().size();
    }
}
