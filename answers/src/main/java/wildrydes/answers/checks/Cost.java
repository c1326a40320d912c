package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e0-cost: what two shards cost in 30 days. */
public final class Cost implements Check {

    private static final double DOLLARS = 2 * 0.015 * 24 * 30;
    private static final double CENT = 0.01;

    @Override
    public String id() {
        return "e0-cost";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A shard costs by the hour. How many hours are 30 days?",
                "2 shards, times 0.015 dollars, times 720 hours.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(values.get(0));
    }

    static Finding judge(Object value) {
        String expected = "the dollars that two shards cost in 30 days, at 0.015 dollars an hour for each";
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check a double.");
        }
        double dollars = number.doubleValue();
        String found = String.format(Locale.ROOT, "%.4f dollars", dollars);
        if (near(dollars, 1)) {
            return Finding.full(2, expected, found);
        }
        if (near(dollars, 2)) {
            return Finding.part(1, expected, found + ", half of it", "There are two shards, and each costs.");
        }
        if (near(dollars, 24)) {
            return Finding.part(1, expected, found + ", a 24th of it", "The price is for an hour; a day has 24.");
        }
        if (near(dollars, 30)) {
            return Finding.part(1, expected, found + ", a 30th of it", "That is one day; count 30.");
        }
        return Finding.none(expected, found, "Multiply four things: shards, dollars an hour, hours a day, days.");
    }

    /** Whether this is the right figure when the missing factor is put back. */
    private static boolean near(double dollars, int missing) {
        return Math.abs(dollars * missing - DOLLARS) <= CENT;
    }
}
