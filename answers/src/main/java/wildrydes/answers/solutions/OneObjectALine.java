package wildrydes.answers.solutions;

import wildrydes.lab.Bucket;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e4-lines: a newline between objects, and none within. */
public final class OneObjectALine implements Solution {

    @Override
    public String exercise() {
        return "e4-lines";
    }

    @Override
    public Object act(Lab lab) {
        Bucket shapes = lab.bucket("wildrydes-shapes");
        shapes.put("concatenated/rides", shapes.text("concatenated/rides").replace("}{", "}\n{"));
        shapes.put("pretty/rides", shapes.text("pretty/rides").replace("\n", "").replace("}{", "}\n{"));
        return "The lab has put each object on a line of its own.";
    }
}
