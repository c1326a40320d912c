package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e4-scanned: ten megabytes, the least that is billed, at five dollars a terabyte. */
public final class QueryPrice implements Solution {

    @Override
    public String exercise() {
        return "e4-scanned";
    }

    @Override
    public Object act(Lab lab) {
        return 10_000_000 * 5 / 1e12;
    }
}
