package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e5-hourly: four open shards and one processing unit, in dollars an hour. */
public final class HourlyCost implements Solution {

    @Override
    public String exercise() {
        return "e5-hourly";
    }

    @Override
    public Object act(Lab lab) {
        return 4 * 0.015 + 1 * 0.11;
    }
}
