package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-latest: a reader at LATEST returned exactly the five records that came after it. */
public final class Latest implements Check {

    private static final int WANTED = 5;

    @Override
    public String id() {
        return "e1-latest";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A reader at LATEST returns only what arrives after it was made.",
                "shadowfax.send(5); then int got = latest.poll().size();");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(lab.stream("wildrydes").records().size(), values.get(0));
    }

    /** @param records how many records the stream holds */
    static Finding judge(int records, Object value) {
        String expected = "five records from a reader that stood at LATEST before they were sent";
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check an int.");
        }
        int got = number.intValue();
        if (records < WANTED) {
            return Finding.none(
                    expected,
                    got + ", and a stream that holds " + records,
                    "Send the records first: shadowfax.send(5).");
        }
        if (got == WANTED) {
            return Finding.full(1, expected, "five of the " + records + " records in the stream");
        }
        if (got == 0) {
            return Finding.none(
                    expected,
                    "0, and nothing newer than the reader's position",
                    "Send five records after the reader was made, then poll again.");
        }
        if (got == records) {
            return Finding.none(
                    expected,
                    got + ", all that the stream holds",
                    "Poll the reader named latest; this one began at the oldest record.");
        }
        return Finding.none(
                expected,
                String.valueOf(got),
                got < WANTED
                        ? "Send five records, then poll once."
                        : "Poll once to empty the reader, send five, then poll again.");
    }
}
