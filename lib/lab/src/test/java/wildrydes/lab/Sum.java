package wildrydes.lab;

import java.util.List;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.Solution;

/** An exercise and its solution. */
public final class Sum implements Check, Solution {

    @Override
    public String id() {
        return "t-sum";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of("Use your fingers.", "2 + 2");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        String expected = "the sum of 2 and 2";
        if (values.get(0).equals(4)) {
            return Finding.full(3, expected, "4");
        }
        return values.get(0).equals(4.5)
                ? Finding.part(1.5, expected, "4.5", "Nearly.")
                : Finding.none(expected, String.valueOf(values.get(0)), "Count again.");
    }

    @Override
    public String exercise() {
        return "t-sum";
    }

    @Override
    public Object act(Lab lab) {
        return 4;
    }
}
