package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamConsumer;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-latest: a reader at LATEST returned exactly the five records that came after it. */
public final class Latest implements Check {

    private static final int WANTED = 5;
    private static final String LATEST = "LATEST";

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
        int records = lab.stream("wildrydes").records().size();
        return values.get(1) instanceof StreamConsumer reader
                ? judge(records, values.get(0), reader.position(), reader.lastPoll())
                : judge(records, values.get(0), "", 0);
    }

    /**
     * @param records how many records the stream holds
     * @param position where the learner's reader began
     * @param polled how many records its last poll returned
     */
    static Finding judge(int records, Object value, String position, int polled) {
        String expected = "five records from a reader that stood at LATEST before they were sent";
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check an int.");
        }
        if (!position.equals(LATEST)) {
            return Finding.none(
                    expected,
                    position.isEmpty() ? "no reader named latest" : "a reader that began at " + position,
                    "Make it anew: var latest = stream.consumer().latest();");
        }
        int got = number.intValue();
        if (got != polled) {
            return Finding.none(
                    expected,
                    got + ", while the reader's last poll returned " + polled,
                    "Count what latest.poll() returns: int got = latest.poll().size();");
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
        return Finding.none(
                expected,
                String.valueOf(got),
                got < WANTED
                        ? "Send five records, then poll once."
                        : "Poll once to empty the reader, send five, then poll again.");
    }
}
