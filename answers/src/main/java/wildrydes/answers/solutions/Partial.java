package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e2-partial: the rows without the first. */
public final class Partial implements Solution {

    @Override
    public String exercise() {
        return "e2-partial";
    }

    @Override
    public Object act(Lab lab) {
        return lab.application("wildrydes").stream("DESTINATION_SQL_STREAM")
                .table()
                .dropRange(1);
    }
}
