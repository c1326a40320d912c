package wildrydes.answers.checks;

/** e1-latest: a reader at LATEST returned exactly the five records that came after it. */
final class Latest {

    private static final int WANTED = 5;

    private Latest() {}

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
