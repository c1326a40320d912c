package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e1-record: the speed of the last record in miles an hour. */
public final class LastRecord implements Solution {

    @Override
    public String exercise() {
        return "e1-record";
    }

    @Override
    public Object act(Lab lab) {
        return lab.stream("wildrydes").records().last().number("Distance") * 2.23694;
    }
}
