package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e2-rows: five rows of the one that flies on, four of the one that stops after three minutes. */
public final class MinuteRows implements Solution {

    @Override
    public String exercise() {
        return "e2-rows";
    }

    @Override
    public Object act(Lab lab) {
        return 9;
    }
}
