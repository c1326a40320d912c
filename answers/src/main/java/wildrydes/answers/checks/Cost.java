package wildrydes.answers.checks;

import java.util.Locale;

/** e0-cost: what two shards cost in 30 days. */
final class Cost {

    private static final double DOLLARS = 2 * 0.015 * 24 * 30;
    private static final double CENT = 0.01;

    private Cost() {}

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
