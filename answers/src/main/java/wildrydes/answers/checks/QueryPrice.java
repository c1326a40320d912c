package wildrydes.answers.checks;

import java.util.List;
import java.util.Locale;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e4-scanned: what a query costs that reads less than the least that is billed. */
public final class QueryPrice implements Check {

    private static final double BILLED = 10_000_000;
    private static final double DOLLARS_A_BYTE = 5 / 1e12;
    private static final double TEBIBYTE = 1.099511627776e12;
    private static final double NEAR = 0.05;

    @Override
    public String id() {
        return "e4-scanned";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Not what was scanned counts, but what is billed: billedBytes().",
                "athena.query(\"SELECT * FROM wildrydes\").billedBytes() * 5 / 1e12");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        long stored = StoredLines.of(lab, StoredLines.RIDES).values().stream()
                .flatMap(List::stream)
                .mapToLong(line -> line.length() + 1)
                .sum();
        return judge(stored, values.get(0));
    }

    /** @param stored bytes in the bucket, which a query reads all */
    static Finding judge(long stored, Object value) {
        String expected = "the dollars of one query, of which at least 10 MB are billed";
        if (!(value instanceof Number number)) {
            return Finding.none(expected, "no number", "Give the check a double.");
        }
        double dollars = number.doubleValue();
        String found = String.format(Locale.ROOT, "%.3g dollars", dollars);
        if (near(dollars, BILLED * DOLLARS_A_BYTE)) {
            return Finding.full(1, expected, found);
        }
        if (near(dollars, stored * DOLLARS_A_BYTE)) {
            return Finding.none(
                    expected, found + ", what was scanned", "Billed is more: ask the result for its billedBytes().");
        }
        if (near(dollars, BILLED * 5 / TEBIBYTE)) {
            return Finding.none(expected, found + ", at 5 dollars for 2^40 bytes", "A terabyte is 10^12 bytes.");
        }
        if (near(dollars, BILLED)) {
            return Finding.none(expected, found + ", which are bytes", "Times 5, divided by 1e12.");
        }
        return Finding.none(expected, found, "Billed bytes, times 5 dollars, divided by 1e12 bytes.");
    }

    private static boolean near(double dollars, double right) {
        return Math.abs(dollars - right) <= NEAR * right;
    }
}
