package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e0-cost: what two shards cost in 30 days, in dollars. */
public final class Cost implements Solution {

    @Override
    public String exercise() {
        return "e0-cost";
    }

    @Override
    public Object act(Lab lab) {
        return 2 * 0.015 * 24 * 30;
    }
}
