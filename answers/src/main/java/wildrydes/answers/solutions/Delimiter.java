package wildrydes.answers.solutions;

import java.time.Duration;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e4-newline: the delivery stream of the minutes puts a newline behind each row. */
public final class Delimiter implements Solution {

    @Override
    public String exercise() {
        return "e4-newline";
    }

    @Override
    public Object act(Lab lab) {
        lab.deliveryStream("wildrydes-summary").appendDelimiter().update();
        lab.clock().run(Duration.ofMinutes(3));
        return "The lab has told the delivery stream to append a delimiter.";
    }
}
