package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** q4-s3-sample: the key of the newest object; the line is the learner's. */
public final class SampleLine implements Solution {

    @Override
    public String exercise() {
        return "q4-s3-sample";
    }

    @Override
    public Object act(Lab lab) {
        return lab.bucket("wildrydes-data").objects().last().key();
    }
}
