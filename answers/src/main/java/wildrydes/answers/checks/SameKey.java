package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e3-idempotent: why rows that are delivered again change nothing. */
public final class SameKey implements Check {

    private static final int RIGHT = 3;
    private static final String TRIM_HORIZON = "TRIM_HORIZON";

    @Override
    public String id() {
        return "e3-idempotent";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "What has the second round changed in the table, and what was delivered in it?",
                "Look at the key of the table: what becomes of an item when one with the same key is put?");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Processor processor = Processor.of(lab);
        boolean again = !processor.given()
                && processor.calls() > 0
                && processor
                        .trigger()
                        .filter(trigger -> trigger.position().equals(TRIM_HORIZON))
                        .isPresent();
        return judge(again, values.get(0));
    }

    /** @param again whether rows were delivered from the oldest on */
    static Finding judge(boolean again, Object value) {
        String expected = "the number of the sentence that says why nothing changed";
        if (!again) {
            return Finding.none(
                    expected,
                    "a trigger that has delivered nothing a second time",
                    "Run the cells that make it anew at TRIM_HORIZON, and compare the two counts.");
        }
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check an int, from 1 to 4.");
        }
        int given = number.intValue();
        if (given == RIGHT) {
            return Finding.full(1, expected, "3: same key, same item");
        }
        String next = switch (given) {
            case 1 ->
                "It delivered them in the first round, and after trigger.delete() once more: it remembers nothing of before.";
            case 2 -> "Then the second round could not have read them: records stay in a stream for 24 hours.";
            case 4 -> "Then the function would have failed: look at trigger.lastResult().";
            default -> "Give the number of one of the four sentences, 1 to 4.";
        };
        return Finding.none(expected, String.valueOf(given), next);
    }
}
